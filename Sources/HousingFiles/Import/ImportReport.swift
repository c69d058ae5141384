import Foundation
package import Housing

/// What an import says of a file, as text: one JSON object, laid out so that its first and last lines are the summary and
/// every line between is one problem or, after a line that divides them, one change of what was known. So anybody can
/// read it whole, and we line by line: a file can have millions of problems, which are never in memory.
package struct ImportReport: ImportReportText {
    package let summary: ImportSummary
    private let parts: [Part]

    /// Some of the text.
    private enum Part: Sendable {
        case text([UInt8])
        case lines(Spool, Range<Int>)

        var count: Int {
            switch self {
            case .text(let bytes): bytes.count
            case .lines(_, let range): range.count
            }
        }
    }

    /// What stands between the fields before the problems, between problems and changes, and before the fields after.
    private static let opening = Array("\"problems\":[\n".utf8)
    private static let division = Array("],\"changes\":[\n".utf8)
    private static let closing = Array("],".utf8)
    /// The first field after the problems, in the order of the alphabet.
    private static let next = Data("\"read_as\":".utf8)

    /// - Parameters:
    ///   - problems: finished lines.
    ///   - changes: finished lines too; none of a file that changed nothing.
    package init(_ summary: ImportSummary, problems: Spool, changes: Spool? = nil) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fields = try encoder.encode(summary)
        // A quote inside a text is escaped, so this is the field and nothing else.
        let middle = fields.range(of: ImportReport.next)?.lowerBound ?? fields.endIndex
        self.summary = summary
        var parts: [Part] = [
            .text(fields[..<middle] + ImportReport.opening), .lines(problems, 0..<problems.count),
            .text(ImportReport.division),
        ]
        if let changes { parts.append(.lines(changes, 0..<changes.count)) }
        self.parts = parts + [.text(ImportReport.closing + fields[middle...] + [newline])]
    }

    /// A report that came as text; nil for a text that is none.
    package init?(text: Spool) throws {
        var reader = LineReader(text, 0..<text.count)
        guard let first = try reader.next(),
            first.suffix(ImportReport.opening.count).elementsEqual(ImportReport.opening),
            let start = try LineReader.lastLine(of: text), start >= first.count
        else { return nil }
        let last = try text.bytes(start..<text.count)
        let fields = first.dropLast(ImportReport.opening.count) + last.dropFirst(ImportReport.closing.count)
        guard let summary = try? JSONDecoder().decode(ImportSummary.self, from: Data(fields)) else { return nil }
        self.summary = summary
        parts = [.text(Array(first)), .lines(text, first.count..<start), .text(last)]
    }

    /// A report of a few problems.
    package init(_ summary: ImportSummary, _ problems: [ImportProblem], _ language: Language) throws {
        let writer = try ReportWriter(language)
        for problem in problems { try writer.write(problem) }
        try self.init(summary, problems: try writer.finish())
    }

    /// Bytes of the text.
    package var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// Some of the text.
    ///
    /// - Parameter range: within `0..<count`.
    package func bytes(_ range: Range<Int>) throws -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        for part in parts {
            let wanted = range.clamped(to: start..<start + part.count)
            let inside = wanted.lowerBound - start..<wanted.upperBound - start
            switch part {
            case .text(let bytes): result += bytes[inside]
            case .lines(let spool, let lines):
                result += try spool.bytes(lines.lowerBound + inside.lowerBound..<lines.lowerBound + inside.upperBound)
            }
            start += part.count
        }
        return result
    }

    /// The problems in their order, one at a time.
    package func problems() -> Problems {
        for case .lines(let spool, let range) in parts { return Problems(reader: LineReader(spool, range)) }
        return Problems(reader: nil)
    }

    /// The lines of the changes in their order, one at a time, after the problems.
    func changes() throws -> Changes {
        for case .lines(let spool, let range) in parts {
            var reader = LineReader(spool, range)
            // What came as text has problems and changes in one; what was made here has them apart.
            while let line = try reader.next() {
                if line.first == UInt8(ascii: "]") { return Changes(reader: reader) }
            }
        }
        for case .lines(let spool, let range) in parts.dropFirst(2) { return Changes(reader: LineReader(spool, range)) }
        return Changes(reader: nil)
    }

    struct Changes {
        fileprivate var reader: LineReader?

        mutating func next() throws -> ArraySlice<UInt8>? { try reader?.next() }
    }

    package struct Problems {
        fileprivate var reader: LineReader?

        /// - Throws: `Problem` `report_not_understood` for a line that is no problem.
        package mutating func next() throws -> ReportLine? {
            // The line that divides problems and changes ends them.
            guard let bytes = try reader?.next(), bytes.first != UInt8(ascii: "]") else { return nil }
            guard let line = ReportLine(json: bytes) else {
                throw Problem(
                    .unreadable, "report_not_understood",
                    Words(da: "Rapporten kan ikke læses.", en: "The report cannot be read."))
            }
            return line
        }
    }
}

/// Writes the lines of a report's problems, or of its changes, as they are found.
final class ReportWriter {
    private let spool: SpoolWriter
    private let language: Language
    private var line: [UInt8] = []

    init(_ language: Language) throws(Problem) {
        self.language = language
        spool = try SpoolWriter()
    }

    func write(_ problem: ImportProblem) throws {
        line.removeAll(keepingCapacity: true)
        if spool.count > 0 { line += [UInt8(ascii: ","), newline] }
        try ReportLine(problem, language).append(to: &line)
        try spool.write(line)
    }

    /// Writes a change of what was known.
    func write(_ change: RowChange) throws {
        line.removeAll(keepingCapacity: true)
        if spool.count > 0 { line += [UInt8(ascii: ","), newline] }
        try change.append(to: &line)
        try spool.write(line)
    }

    func finish() throws(Problem) -> Spool {
        if spool.count > 0 { try spool.write([newline]) }
        return try spool.finish()
    }
}

/// Reads a spool line by line; a line keeps its line end.
private struct LineReader {
    private let spool: Spool
    /// What has not been read of the spool.
    private var rest: Range<Int>
    private var buffer: [UInt8] = []
    private var at = 0

    init(_ spool: Spool, _ range: Range<Int>) {
        self.spool = spool
        rest = range
    }

    mutating func next() throws -> ArraySlice<UInt8>? {
        var searched = at
        while true {
            if let end = buffer[searched...].firstIndex(of: newline) {
                defer { at = end + 1 }
                return buffer[at...end]
            }
            guard !rest.isEmpty else {
                defer { at = buffer.count }
                return at < buffer.count ? buffer[at...] : nil
            }
            searched = buffer.count - at
            // As much again as the line has so far, so that a long one is not copied over and over.
            let more = rest.prefix(max(1 << 16, buffer.count - at))
            buffer = Array(buffer[at...]) + (try spool.bytes(more))
            rest = more.upperBound..<rest.upperBound
            at = 0
        }
    }

    /// Where the last line begins; nil where there is but one.
    static func lastLine(of spool: Spool) throws -> Int? {
        // Without its own line end, if it has one.
        var end = spool.count - 1
        while end > 0 {
            let start = max(0, end - (1 << 16))
            if let found = try spool.bytes(start..<end).lastIndex(of: newline) { return start + found + 1 }
            end = start
        }
        return nil
    }
}

private let newline = UInt8(ascii: "\n")
