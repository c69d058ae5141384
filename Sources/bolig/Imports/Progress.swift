import Foundation
import Housing
import NIOCore

/// The bytes of a file, piece by piece, telling how far it has come.
struct Pieces: AsyncSequence, Sendable {
    let bytes: Data
    let progress: Progress

    struct Iterator: AsyncIteratorProtocol {
        var rest: Data
        var progress: Progress

        mutating func next() async throws -> ByteBuffer? {
            guard !rest.isEmpty else {
                progress.end()
                return nil
            }
            let piece = rest.prefix(256 << 10)
            rest = rest.dropFirst(piece.count)
            progress.advance(piece)
            return ByteBuffer(bytes: piece)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes, progress: progress) }
}

/// How much of a long file has been sent, on standard error when that is a terminal.
struct Progress: Sendable {
    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let lineEnd: UInt8?
    private var sent = 0
    private var rows = 0
    private var told = -1

    /// Files below a megabyte are sent before anybody has read a number.
    init(_ bytes: Data, isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
        total = bytes.count
        isShown = isTerminal && total > 1 << 20
        // How many rows a workbook has is not known before it is read; of a text the line ends are counted.
        let sample = bytes.prefix(64 << 10)
        lineEnd = sample.starts(with: Array("PK".utf8)) ? nil : sample.contains(10) ? 10 : 13
    }

    mutating func advance(_ piece: Data) {
        sent += piece.count
        guard isShown else { return }
        if let lineEnd { rows += piece.count { $0 == lineEnd } }
        let share = sent * 100 / total
        guard share != told else { return }
        told = share
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        show(Self.line(sent, of: total, rows: lineEnd == nil ? nil : rows, elapsed: elapsed).said)
    }

    /// Everything has been sent; the daemon reads it now.
    func end() {
        if isShown { show(Words(da: "Sendt; filen læses …", en: "Sent; the file is being read …").said + "\n") }
    }

    /// `Sender ████░░░░ 12,5 af 50,0 MB, 98.000 rækker, 3 s tilbage`.
    ///
    /// - Parameters:
    ///   - total: bytes, above 0.
    ///   - elapsed: seconds so far.
    static func line(_ sent: Int, of total: Int, rows: Int?, elapsed: Double) -> Words {
        let full = sent * 20 / total
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
        let left = sent == 0 ? 0 : Int((elapsed * Double(total - sent) / Double(sent)).rounded(.up))
        func text(_ language: Language) -> String {
            let tenths = [sent, total].map { bytes in
                String(format: "%.1f", Double(bytes) / 1_000_000).split(separator: ".").joined(
                    separator: language == .da ? "," : ".")
            }
            let of = language == .da ? "af" : "of"
            let counted = rows.map { grouped($0, language) + (language == .da ? " rækker" : " rows") }
            let time = language == .da ? "\(left) s tilbage" : "\(left) s left"
            let lead = language == .da ? "Sender" : "Sending"
            return [lead + " \(bar) \(tenths[0]) \(of) \(tenths[1]) MB", counted, time].compactMap { $0 }
                .joined(separator: ", ")
        }
        return Words(da: text(.da), en: text(.en))
    }

    private func show(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(("\r\u{1B}[K" + text).utf8))
    }
}
