import Foundation
package import Housing

// The parameters and scheme rows the rules run with: those shipped, or those of a folder.
extension Rules {
    /// The files compiled in. A new year is a file in `Shipped` and a line here; the package manager turns the first
    /// digit of a resource name into an underscore.
    package static let shippedFiles: [(name: String, text: String)] = [
        ("2025-01-01.yaml", PackageResources._025_01_01_yaml),
        ("2025-07-01.yaml", PackageResources._025_07_01_yaml),
        ("2026-01-01.yaml", PackageResources._026_01_01_yaml),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }

    /// The rules of the files compiled in.
    package static func shipped() throws(Problem) -> Rules {
        Rules(
            parameters: try ParameterFile.history(
                shippedFiles.map { (file) throws(Problem) in try ParameterFile.read(file.text, name: file.name) }),
            schemes: try SchemeFile.read(
                String(decoding: PackageResources.schemes_yaml, as: UTF8.self), name: "schemes.yaml"))
    }

    /// Estimates of years to come, by their file's name, made as `NextYear` makes them: to be drafted, never in force as
    /// they are.
    package static let drafts = [
        ("2027-01-01.yaml", String(decoding: PackageResources._027_01_01_yaml, as: UTF8.self))
    ]

    /// The files of a folder instead: every `yyyy-mm-dd.yaml` in it, and `schemes.yaml`; the rows shipped where it has
    /// none.
    package static func folder(_ path: String) throws(Problem) -> Rules {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw .fact(
                "no_folder", path, Words(da: "Mappen kan ikke læses.", en: "The folder cannot be read."))
        }
        var periods: [Parameters] = []
        for name in names where name.hasSuffix(".yaml") && name != "schemes.yaml" {
            let period = try ParameterFile.read(try text(path, name), name: name)
            guard "\(period.from?.description ?? "").yaml" == name else {
                throw .fact(
                    "file_name", name,
                    Words(
                        da: "Filen skal hedde det samme som den første dag, den gælder.",
                        en: "The file must be named by the first day it applies."))
            }
            periods.append(period)
        }
        guard !periods.isEmpty else {
            throw .fact(
                "no_parameter_files", path,
                Words(
                    da: "Mappen har ingen filer som 2025-07-01.yaml.",
                    en: "The folder has no file such as 2025-07-01.yaml."))
        }
        let schemes =
            names.contains("schemes.yaml")
            ? try SchemeFile.read(try text(path, "schemes.yaml"), name: "schemes.yaml") : try shipped().schemes
        return Rules(parameters: try ParameterFile.history(periods), schemes: schemes)
    }

    private static func text(_ folder: String, _ name: String) throws(Problem) -> String {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
            let text = String(data: data, encoding: .utf8)
        else {
            throw .fact("cannot_read", name, Words(da: "Filen kan ikke læses.", en: "The file cannot be read."))
        }
        return text
    }
}
