import Foundation
import HTTPTypes
import Housing
import HousingAPI

/// The requests of which the examples are made, in the order in which they are sent: `Examples/requests.txt`, one a block
/// of lines. The first line names operation, parts of the path and query; lines like `Bolig-Reason: …` are
/// headers; the rest is what is sent. `-` before the operation says that it is not kept as an example, `as ROLE` who asks,
/// and `@recheck` or `@day 2026-08-01` what happens in between. `@last.export` is that field of the answer before, or of its first row, and
/// `@parameters` a file of the parameters shipped. A line that begins with `#` is for the reader.
struct ExampleScript {
    enum Step {
        case ask(Request)
        case recheck
        case day(String)
    }

    struct Request {
        let operation: any AnyOperation
        /// The path and the query, encoded.
        var address: String
        let role: String
        let headers: [(name: String, value: String)]
        var body: String?
        let isKept: Bool
    }

    struct Unreadable: Error { let line: String }

    let steps: [Step]

    init(_ text: String) throws {
        steps = try text.components(separatedBy: "\n\n").compactMap { block in
            let lines = block.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
            guard let first = lines.first else { return nil }
            if first == "@recheck" { return .recheck }
            if first.hasPrefix("@day ") { return .day(String(first.dropFirst(5))) }
            return .ask(try Request(first, Array(lines.dropFirst())))
        }
    }
}

extension ExampleScript.Request {
    fileprivate init(_ first: String, _ rest: [String]) throws {
        var words = first.split(separator: " ").map(String.init)
        isKept = words.first != "-"
        if !isKept { words.removeFirst() }
        if words.count > 2, words[words.count - 2] == "as" {
            role = words.removeLast()
            words.removeLast()
        } else {
            role = "all"
        }
        var query = ""
        if let last = words.last, last.hasPrefix("?") {
            query = last
            words.removeLast()
        }
        guard let name = words.first, let operation = Operations.all.first(where: { $0.name == name }) else {
            throw ExampleScript.Unreadable(line: first)
        }
        self.operation = operation
        // A part may have a blank, which stands as `+`.
        address = operation.path(words.dropFirst().map { $0.replacing("+", with: " ") }) + query
        let isHeader = { (line: String) in line.hasPrefix("Bolig-") || line.hasPrefix("Accept") }
        headers = rest.prefix(while: isHeader).map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            return (parts[0], parts.count > 1 ? percentEncoded(parts[1]) : "")
        }
        let sent = rest.drop(while: isHeader)
        body = sent.isEmpty ? nil : sent.joined(separator: "\n") + (operation.takesFile ? "\n" : "")
    }
}
