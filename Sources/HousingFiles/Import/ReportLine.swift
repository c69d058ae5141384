import Foundation
package import Housing

/// A problem in one language: a line of a report.
package struct ReportLine: Hashable, Sendable {
    package var row: Int?
    package var cell: String?
    package var column: String?
    package var severity: ImportSeverity
    package var code: ImportProblemCode
    package var found: String?
    package var message: String
    package var hint: String?

    package init(_ problem: ImportProblem, _ language: Language) {
        row = problem.row
        cell = problem.cell
        column = problem.column
        severity = problem.severity
        code = problem.code
        found = problem.found
        message = problem.message[language]
        hint = problem.hint?[language]
    }
}

// Written and read field by field, in the order of the alphabet: the library's coders take ten times as long, and a file
// can have millions of problems. They do what is not plain: texts with something to escape.
extension ReportLine {
    /// Appends the problem as JSON, nulls written, without a line end.
    package func append(to json: inout [UInt8]) throws {
        func text(_ name: StaticString, _ text: String?) throws {
            name.withUTF8Buffer { json.append(contentsOf: $0) }
            guard let text else { return json.append(contentsOf: ReportLine.null) }
            try json.append(json: text)
        }
        try text("{\"cell\":", cell)
        try text(",\"code\":", code.rawValue)
        try text(",\"column\":", column)
        try text(",\"found\":", found)
        try text(",\"hint\":", hint)
        try text(",\"message\":", message)
        json.append(contentsOf: ",\"row\":".utf8)
        json.append(contentsOf: (row.map(String.init) ?? "null").utf8)
        try text(",\"severity\":", severity.rawValue)
        json.append(UInt8(ascii: "}"))
    }

    /// Reads what `append` wrote, whatever follows it; nil for anything else.
    package init?(json: ArraySlice<UInt8>) {
        var rest = json
        func skip(_ name: StaticString) -> Bool {
            let isNext = name.withUTF8Buffer { rest.starts(with: $0) }
            if isNext { rest = rest.dropFirst(name.utf8CodeUnitCount) }
            return isNext
        }
        /// The text after a name; an outer nil for what is none.
        func text(_ name: StaticString) -> String?? {
            guard skip(name) else { return nil }
            if skip("null") { return .some(nil) }
            guard rest.first == ReportLine.quote else { return nil }
            var end = rest.startIndex + 1
            var isPlain = true
            while end < rest.endIndex, rest[end] != ReportLine.quote {
                let isEscape = rest[end] == UInt8(ascii: "\\")
                isPlain = isPlain && !isEscape
                end += isEscape ? 2 : 1
            }
            guard end < rest.endIndex else { return nil }
            defer { rest = rest[(end + 1)...] }
            if isPlain { return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self) }
            return (try? JSONDecoder().decode(String.self, from: Data(rest[...end]))).map { .some($0) }
        }
        guard let cell = text("{\"cell\":"), let code = text(",\"code\":"), let column = text(",\"column\":"),
            let found = text(",\"found\":"), let hint = text(",\"hint\":"), let message = text(",\"message\":"),
            skip(",\"row\":")
        else { return nil }
        let digits = rest.prefix { $0 != UInt8(ascii: ",") }
        rest = rest[digits.endIndex...]
        row = Int(String(decoding: digits, as: UTF8.self))
        guard row != nil || digits.elementsEqual(ReportLine.null), let severity = text(",\"severity\":"),
            let code = code.flatMap(ImportProblemCode.init(rawValue:)), let message,
            let severity = severity.flatMap(ImportSeverity.init(rawValue:))
        else { return nil }
        self.cell = cell
        self.code = code
        self.column = column
        self.found = found
        self.hint = hint
        self.message = message
        self.severity = severity
    }

    private static let quote = UInt8(ascii: "\"")
    private static let null = Array("null".utf8)
}
