import FoundationEssentials
package import Housing

/// Whether a package on disk is what its manifest says. No daemon is asked.
package struct PackageCheck: Sendable {
    package let manifest: Manifest
    /// What is wrong, in the order of names; empty for a sound package.
    package let problems: [PackageProblem]

    /// Reads the folder.
    /// - Throws: `Problem` `not_a_package` (exit 65) where there is no manifest that can be read.
    package init(folder path: String) throws {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        guard let bytes = try? Data(contentsOf: folder.appending(path: Manifest.name)),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes)
        else {
            throw Problem(
                .unreadable, "not_a_package",
                Words(
                    da: "Mappen har ingen læsbar \(Manifest.name).", en: "The folder has no readable \(Manifest.name)."),
                details: ["folder": path],
                hint: Words(
                    da: "Angiv mappen, som eksporten skrev.", en: "Give the folder that the export wrote."))
        }
        let present = Set(FileManager.default.subpaths(atPath: path, under: folder))
        let named = Set(manifest.files.map(\.name))
        var problems: [PackageProblem] = []
        for file in manifest.files {
            // A manifest names files inside its folder, so nothing else is ever opened.
            guard present.contains(file.name), let data = try? Data(contentsOf: folder.appending(path: file.name))
            else {
                problems.append(PackageProblem(file: file.name, code: .missing))
                continue
            }
            let found = Array(data)
            if Manifest.hash(found) != file.sha256 {
                problems.append(PackageProblem(file: file.name, code: .changed))
            } else if file.name.hasSuffix(".csv"), PackageCheck.rows(found) != file.rows {
                problems.append(PackageProblem(file: file.name, code: .wrongRows))
            }
        }
        for name in present.subtracting(named) where name != Manifest.name {
            problems.append(PackageProblem(file: name, code: .unexpected))
        }
        self.manifest = manifest
        self.problems = problems.sorted { $0.file < $1.file }
    }

    /// Lines outside quotes, the header not counted.
    private static func rows(_ bytes: [UInt8]) -> Int {
        var quoted = false
        var lines = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if byte == 10, !quoted { lines += 1 }
        }
        return lines - 1
    }
}

/// What is wrong with one file of a package.
package struct PackageProblem: Sendable, Hashable, Codable {
    package enum Kind: String, Housing.Code {
        case missing, changed, unexpected
        case wrongRows = "wrong_rows"

        package var words: Words {
            switch self {
            case .missing: Words(da: "mangler", en: "is missing")
            case .changed: Words(da: "er ændret siden eksporten", en: "has been changed since the export")
            case .unexpected: Words(da: "hører ikke til pakken", en: "does not belong to the package")
            case .wrongRows: Words(da: "har et andet antal rækker", en: "has another number of rows")
            }
        }
    }

    package let file: String
    package let code: Kind
}

extension FileManager {
    /// The regular files below a folder, named from it.
    fileprivate func subpaths(atPath path: String, under folder: URL) -> [String] {
        let names = (try? subpathsOfDirectory(atPath: path)) ?? []
        return names.filter { name in
            let attributes = try? attributesOfItem(atPath: folder.appending(path: name).path(percentEncoded: false))
            return attributes?[.type] as? FileAttributeType == .typeRegular
        }
    }
}
