import Foundation
package import Housing

/// What an import says of a file, as text: the contract's one JSON object, laid out so that its first and last lines are
/// the summary and every line between is one problem. So anybody can read it whole, and we line by line: a file can have
/// millions of problems, which are never in memory.
package struct ImportReport: ImportReportText {
    package let summary: ImportSummary
    private let head: [UInt8]
    /// The lines of problems: these bytes of the spool.
    private let lines: Range<Int>
    private let tail: [UInt8]
    private let spool: Spool

    /// What stands between the fields before the problems, and those after.
    private static let opening = Array("\"problems\":[\n".utf8)
    private static let closing = Array("],".utf8)
    /// The first field after the problems, in the order of the alphabet.
    private static let next = Data("\"read_as\":".utf8)

    /// - Parameter problems: finished lines.
    package init(_ summary: ImportSummary, problems: Spool) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let fields = try encoder.encode(summary)
        // A quote inside a text is escaped, so this is the field and nothing else.
        let middle = fields.range(of: ImportReport.next)?.lowerBound ?? fields.endIndex
        self.summary = summary
        head = fields[..<middle] + ImportReport.opening
        lines = 0..<problems.count
        tail = ImportReport.closing + fields[middle...] + [newline]
        spool = problems
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
        head = Array(first)
        lines = first.count..<start
        tail = last
        spool = text
    }

    /// A report of a few problems.
    package init(_ summary: ImportSummary, _ problems: [ImportProblem], _ language: Language) throws {
        let writer = try ReportWriter(language)
        for problem in problems { try writer.write(problem) }
        try self.init(summary, problems: try writer.finish())
    }

    /// Bytes of the text.
    package var count: Int { head.count + lines.count + tail.count }

    /// Some of the text.
    ///
    /// - Parameter range: within `0..<count`.
    package func bytes(_ range: Range<Int>) throws -> [UInt8] {
        let middle = head.count..<head.count + lines.count
        func part(_ whole: Range<Int>) -> Range<Int> {
            let part = range.clamped(to: whole)
            return part.lowerBound - whole.lowerBound..<part.upperBound - whole.lowerBound
        }
        let wanted = part(middle)
        return try Array(head[part(0..<head.count)])
            + spool.bytes(lines.lowerBound + wanted.lowerBound..<lines.lowerBound + wanted.upperBound)
            + tail[part(middle.upperBound..<count)]
    }

    /// The problems in their order, one at a time.
    package func problems() -> Problems { Problems(reader: LineReader(spool, lines)) }

    package struct Problems {
        fileprivate var reader: LineReader

        /// - Throws: `Refusal` `report_not_understood` for a line that is no problem.
        package mutating func next() throws -> ReportLine? {
            guard let bytes = try reader.next() else { return nil }
            guard let line = ReportLine(json: bytes) else {
                throw Refusal(
                    .unreadable, "report_not_understood",
                    Words(da: "Rapporten kan ikke læses.", en: "The report cannot be read."))
            }
            return line
        }
    }
}

/// Writes the lines of a report's problems as they are found.
final class ReportWriter {
    private let spool: SpoolWriter
    private let language: Language
    private var line: [UInt8] = []

    init(_ language: Language) throws(Refusal) {
        self.language = language
        spool = try SpoolWriter()
    }

    func write(_ problem: ImportProblem) throws {
        line.removeAll(keepingCapacity: true)
        if spool.count > 0 { line += [UInt8(ascii: ","), newline] }
        try ReportLine(problem, language).append(to: &line)
        try spool.write(line)
    }

    func finish() throws(Refusal) -> Spool {
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
