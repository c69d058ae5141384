import Foundation
import Housing
import HousingFiles

/// Where the answer goes: a terminal with its width, or a file or pipe that gets everything, uncut and plain.
struct Terminal {
    /// Columns of the terminal; nil where output is no terminal.
    var width: Int?
    /// Whether bold and the like may be used.
    var colour: Bool

    /// A file or a pipe.
    static let piped = Terminal(width: nil, colour: false)

    /// Standard output as it is. `COLUMNS` goes before what the terminal says of itself.
    static var output: Terminal {
        guard isatty(STDOUT_FILENO) == 1 else { return .piped }
        let environment = ProcessInfo.processInfo.environment
        var size = winsize()
        let told = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        let width = environment["COLUMNS"].flatMap { Int($0) }.map { max(20, $0) } ?? told
        return Terminal(width: width, colour: environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
    }

    /// Writes to standard output. A reader that has gone away (`| head`) ends the run quietly.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes bytes of text to standard output, likewise.
    static func write(_ bytes: [UInt8]) {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            exit(0)
        }
    }

    /// Writes a workbook to standard output, which is to be a file.
    ///
    /// - Throws: wrong use `redirect_needed` on a terminal, which would show its bytes.
    static func write(workbook: Spool) throws {
        guard isatty(STDOUT_FILENO) != 1 else {
            throw Failure.wrongUse(
                "redirect_needed",
                Words(da: "En arbejdsbog kan ikke vises her.", en: "A workbook cannot be shown here."),
                hint: Words(da: "Send den til en fil: > liste.xlsx", en: "Send it to a file: > list.xlsx"))
        }
        for start in stride(from: 0, to: workbook.count, by: 1 << 16) {
            write(try workbook.bytes(start..<min(start + (1 << 16), workbook.count)))
        }
    }

    /// Writes a line for the person beside the answer: notes, progress, errors.
    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }
}

/// Reads a secret: typed without echo at a terminal, else one line of standard input. Nil where nothing came.
func readSecret(_ prompt: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) }
    guard let typed = getpass(prompt) else { return nil }
    let text = String(cString: typed)
    // With echo off, Ctrl-C may arrive as a character instead of a signal: then nothing was typed.
    return text.unicodeScalars.contains { $0.value < 32 } ? nil : text
}
