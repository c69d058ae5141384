import Foundation
package import Housing

/// Puts the files into place all at once: they are written into a folder beside the wanted one, which then takes its
/// name. Whoever looks sees no folder or a whole one.
package enum SampleFolder {
    /// Writes all files, or none.
    package static func write(_ files: [SampleFiles.File], to path: String) throws(Problem) {
        let folder = URL(fileURLWithPath: path).standardizedFileURL
        let beside = folder.deletingLastPathComponent()
            .appendingPathComponent(".\(folder.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial")
        let manager = FileManager.default
        try refuseOccupied(folder)
        do {
            defer { try? manager.removeItem(at: beside) }
            try manager.createDirectory(at: beside, withIntermediateDirectories: true)
            for file in files {
                try Data(file.bytes).write(to: beside.appendingPathComponent(file.name))
            }
            // Takes the place of an empty folder, and fails where somebody has filled it meanwhile.
            guard rename(beside.path, folder.path) == 0 else {
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
        } catch {
            throw Problem(
                .refused, "folder_not_written",
                Words(da: "Mappen kunne ikke skrives.", en: "The folder could not be written."),
                details: ["folder": path, "cause": error.localizedDescription],
                hint: Words(
                    da: "Vælg en mappe, hvor der må skrives.", en: "Choose a folder where you may write."))
        }
    }

    private static func refuseOccupied(_ folder: URL) throws(Problem) {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder.path) else { return }
        if let content = try? manager.contentsOfDirectory(atPath: folder.path), content.isEmpty { return }
        throw Problem(
            .wrongUse, "folder_not_empty",
            Words(da: "Mappen findes og er ikke tom.", en: "The folder exists and is not empty."),
            details: ["folder": folder.path],
            hint: Words(da: "Angiv en ny eller tom mappe.", en: "Name a new or an empty folder."))
    }
}
