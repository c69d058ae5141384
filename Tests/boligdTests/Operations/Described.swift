import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Testing

/// Holds what is answered against the description of the operation that was asked.
enum Described {
    static func hold(_ answer: TestApplication.Answer, of method: HTTPRequest.Method, _ path: String) {
        let address = String(path.prefix { $0 != "?" })
        let named = Operations.all.filter { $0.method.rawValue == method.rawValue && $0.matches(address) }
        // A literal path goes before one with parts.
        guard let operation = named.min(by: { $0.pathNames.count < $1.pathNames.count }) else { return }
        if answer.status < 300 {
            #expect(answer.status == operation.answer.status, "\(operation.name)")
            holdBody(answer, of: operation)
        } else {
            let code = ProblemCode(code: answer.code ?? "", status: answer.status)
            #expect(operation.problems.contains(code), "\(operation.name) is not described as answering \(code)")
            #expect(answer.object["status"] as? Int == answer.status, "\(operation.name)")
        }
    }

    private static func holdBody(_ answer: TestApplication.Answer, of operation: any AnyOperation) {
        // A list as lines is held by its own test.
        guard let schema = operation.answer.schema, answer.headers[.contentType]?.contains("jsonl") != true else {
            return
        }
        guard let value = try? JSON(Array(answer.bytes)) else {
            Issue.record("\(operation.name) does not answer JSON")
            return
        }
        do { try schema.check(value) } catch {
            Issue.record("\(operation.name) answers \(error.code) \(error.details)")
        }
    }
}

extension AnswerShape {
    /// What a body is held against; nil where it is no JSON or of no described form.
    fileprivate var schema: Schema? {
        switch self {
        case .record(let listing, _, let beside): listing.shownSchema(beside: beside)
        case .page(let listing, _):
            .object([
                Schema.Property("items", .list(listing.schema, most: Int.max)),
                Schema.Property("next", .optional(.text(1...2000))),
            ])
        case .value(let type, _): Schema.of(type)?.answered.whole
        case .stream(let schema): schema.answered
        case .bytes: nil
        }
    }
}
