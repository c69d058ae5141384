import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// A file that a command writes. One that is there already is somebody's, so it is written over only when asked.
struct OutputFile: ParsableArguments {
    @Flag(help: .words(da: "Overskriv filen, hvis den findes.", en: "Write over a file that is there."))
    var overwrite = false

    /// Refuses a name by which nobody would open the file as what it is.
    ///
    /// - Parameter endings: `.xlsx` and the like, in the order in which they are told.
    static func require(_ path: String, endsIn endings: [String]) throws {
        guard !endings.contains(where: path.lowercased().hasSuffix) else { return }
        throw ValidationError(
            Words(
                da: "Filens navn skal ende på \(endings.joined(separator: " eller ")).",
                en: "The file's name must end in \(endings.joined(separator: " or "))."
            ).said)
    }

    /// Refuses early what could not be written in the end.
    ///
    /// - Throws: wrong use `file_exists`.
    func check(_ path: String) throws {
        guard !overwrite, FileManager.default.fileExists(atPath: path) else { return }
        throw Failure.wrongUse(
            "file_exists", Words(da: "Filen findes allerede.", en: "The file is there already."),
            details: ["file": path],
            hint: Words(
                da: "Vælg et andet navn, eller tilføj --overwrite.", en: "Choose another name, or add --overwrite."))
    }

    /// Writes what has been made whole.
    ///
    /// - Throws: wrong use `file_exists` or `file_not_written`.
    func write(_ content: Spool, to path: String) throws {
        try put(at: path) { file in
            for start in stride(from: 0, to: content.count, by: 1 << 16) {
                try file.write(contentsOf: try content.bytes(start..<min(start + (1 << 16), content.count)))
            }
        }
    }

    /// Writes a text likewise.
    func write(_ text: String, to path: String) throws {
        try put(at: path) { file in try file.write(contentsOf: Data(text.utf8)) }
    }

    /// Writes bytes, likewise.
    func write(_ content: Data, to path: String) throws {
        try put(at: path) { file in try file.write(contentsOf: content) }
    }

    /// Written beside its place and moved there whole, so that a full disk costs nobody the file that was there.
    private func put(at path: String, _ body: (FileHandle) throws -> Void) throws {
        try check(path)
        let place = URL(fileURLWithPath: path)
        let unfinished = place.deletingLastPathComponent()
            .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString.prefix(8))")
        do {
            try Data().write(to: unfinished)
            let file = try FileHandle(forWritingTo: unfinished)
            try body(file)
            try file.close()
            if overwrite {
                guard rename(unfinished.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            } else {
                try FileManager.default.moveItem(at: unfinished, to: place)
            }
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            throw Failure.wrongUse(
                "file_not_written", Words(da: "Filen kan ikke skrives.", en: "The file cannot be written."),
                details: ["file": path],
                hint: Words(
                    da: "Findes mappen, er der plads, og må du skrive i den?",
                    en: "Is the folder there, is there room, and may you write in it?"))
        }
    }
}
