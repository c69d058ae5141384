import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// A file that a command writes. One that is there already is somebody's, so it is written over only when asked.
struct OutputFile: ParsableArguments {
    @Flag(help: .words(da: "Skriv oven i en fil, der findes.", en: "Write over a file that is there."))
    var overwrite = false

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
        try write(to: path) { file in
            for start in stride(from: 0, to: content.count, by: 1 << 16) {
                try file.write(contentsOf: try content.bytes(start..<min(start + (1 << 16), content.count)))
            }
        }
    }

    /// Writes a text likewise.
    func write(_ text: String, to path: String) throws {
        try write(to: path) { file in try file.write(contentsOf: Data(text.utf8)) }
    }

    private func write(to path: String, _ body: (FileHandle) throws -> Void) throws {
        try check(path)
        do {
            try Data().write(to: URL(fileURLWithPath: path))
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try body(file)
            try file.close()
        } catch {
            throw Failure.wrongUse(
                "file_not_written", Words(da: "Filen kan ikke skrives.", en: "The file cannot be written."),
                details: ["file": path],
                hint: Words(
                    da: "Findes mappen, og må du skrive i den?", en: "Is the folder there, and may you write in it?"))
        }
    }
}
