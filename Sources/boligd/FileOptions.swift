import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// Files of the municipality's own, in place of or beside those shipped.
struct FileOptions: ParsableArguments {
    @Option(
        name: .customLong("profiles"),
        help: .words(
            da: "Kolonneprofiler ud over dem, der følger med.", en: "Column profiles to add to those shipped.",
            value: .folder), completion: .directory)
    var profileFolder: String?

    @Option(
        name: .customLong("parameters"),
        help: .words(
            da:
                "Parameterfiler i stedet for dem, der følger med: gemmes første gang; siden laves udkast, som godkendes.",
            en:
                "Parameter files in place of those shipped: stored the first time; afterwards parameters are drafted and "
                + "approved.", value: .folder), completion: .directory)
    var parameterFolder: String?

    func rules() throws -> Rules {
        if let parameterFolder { return try Rules.folder(parameterFolder) }
        return try Rules.shipped()
    }

    func profiles() throws -> Profiles {
        guard let folder = profileFolder else { return try Profiles() }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder).sorted() else {
            throw Problem(
                .wrongUse, "no_folder", Words(da: "Mappen kan ikke læses.", en: "The folder cannot be read."),
                details: ["folder": folder])
        }
        return try Profiles(
            adding: names.filter { $0.hasSuffix(".yaml") }.map { name in
                (
                    name,
                    String(decoding: FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data(), as: UTF8.self)
                )
            })
    }
}
