import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Hummingbird
import NIOCore

/// Reads what an operation is asked for: path, query, headers and body, each within its bounds and nothing else.
struct AskedFor<Query: Wire, Body: Wire, Answer: Sendable>: Sendable {
    private let operation: HousingAPI.Operation<Query, Body, Answer>
    private let parameters: [Schema.Property]
    private let body: Schema
    private let pathNames: [String]

    init(_ operation: HousingAPI.Operation<Query, Body, Answer>) {
        self.operation = operation
        let dryRun = Schema.Property("dry_run", .optional(.flag), isRequired: false)
        parameters = operation.parameters + (operation.writes ? [dryRun] : [])
        pathNames = operation.pathNames
        body = operation.body.flatMap { Schema.of($0) } ?? .object([])
    }

    func call(_ request: Request, actor: Actor?, _ context: Context) async throws -> Call<Query, Body> {
        let names = try pathNames.map { try context.part($0) }
        let asked = try JSON(query: request.uri.query ?? "", parameters)
        let own = JSON.object(asked.members.filter { $0.name != "dry_run" })
        if operation.writes {
            if case .text(let name)? = own["file"] { try Problem.refuseNumber(inFileName: name) }
            try own.refuseNumbers()
        }
        let headers = try request.said()
        // Bytes of a file are read by who takes it, not held here.
        let bytes = operation.takesFile ? [] : try await request.bytes()
        let sent = try read(bytes, request)
        return Call(
            act: Act(
                actor: actor?.name ?? "", request: context.request, action: operation.name, reason: headers.reason,
                key: operation.writes ? headers.key : nil,
                sent: Array("\(request.uri)\n\(headers.reason ?? "")\n\(headers.confirm ?? "")\n".utf8) + bytes,
                dryRun: asked["dry_run"] == .flag(true), seesCases: actor?.has(.readCases) ?? false),
            purpose: headers.purpose ?? headers.breakGlass, breakGlass: headers.breakGlass, actor: actor, names: names,
            query: try decode(Query.self, own, isBody: false),
            body: sent,
            language: context.language)
    }

    private func read(_ bytes: [UInt8], _ request: Request) throws -> Body {
        let isEmpty = bytes.isEmpty
        guard operation.body != nil || isEmpty || bytes.elementsEqual("{}".utf8) else { throw Problem.unexpectedBody }
        if !isEmpty, let type = request.headers[.contentType], operation.body != nil {
            guard type.lowercased().hasPrefix("application/json") else { throw Problem.notJSON }
        }
        let value: JSON
        do { value = isEmpty ? .object([]) : try JSON(bytes) } catch { throw Problem(error) }
        try body.check(value)
        if operation.writes, !Body.mayHaveCPRNumber { try value.refuseNumbers() }
        return try decode(Body.self, value, isBody: true)
    }

    /// A value the schema has let through; what it still cannot be, such as 30 February, is told by its path.
    private func decode<Value: Wire>(_ type: Value.Type, _ json: JSON, isBody: Bool) throws -> Value {
        // Most look-ups take no parameters and no body, which the schema has seen to.
        if let nothing = Nothing() as? Value { return nothing }
        do {
            return try JSONDecoder().decode(type, from: Data(json.compact.utf8))
        } catch let error as DecodingError {
            throw isBody ? Problem.badValue(error.path, nil) : Problem.badParameter(error.path.joined(separator: "."))
        }
    }
}

extension DecodingError {
    /// Where in a body it happened.
    fileprivate var path: [String] {
        switch self {
        case .keyNotFound(let key, let context): (context.codingPath + [key]).map(\.stringValue)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.map(\.stringValue)
        @unknown default: []
        }
    }
}

extension JSON {
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The parameters of a query as one object, each of the kind its schema says.
    fileprivate init(query: String, _ parameters: [Schema.Property]) throws(Problem) {
        var values: [String: [String]] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = parts.map { $0.replacing("+", with: " ").percentDecoded }
            guard let name = texts[0], let value = texts.count > 1 ? texts[1] : "" else {
                throw .badParameter("")
            }
            values[name, default: []].append(value)
        }
        var members: [Member] = []
        for property in parameters {
            guard let texts = values.removeValue(forKey: property.name) else {
                if property.isRequired { throw .missingParameter(property) }
                continue
            }
            let value: JSON
            if property.schema.isList {
                value = .texts(texts)
            } else {
                guard texts.count == 1 else { throw .repeatedParameter(property.name) }
                value = property.schema.value(texts[0])
            }
            do { try property.schema.check(value) } catch { throw .badParameter(property.name, error.hint) }
            members.append(Member(property.name, value))
        }
        guard values.isEmpty else { throw .unknownParameter(parameters.map(\.name)) }
        self = .object(members)
    }
}

extension Schema {
    fileprivate var isList: Bool {
        switch self {
        case .list: true
        case .optional(let schema): schema.isList
        default: false
        }
    }

    /// A parameter's text as the value its schema asks for, or as text where it is none.
    fileprivate func value(_ text: String) -> JSON {
        switch self {
        case .optional(let schema): return schema.value(text)
        case .flag:
            return switch text {
            case "true", "1", "": .flag(true)
            case "false", "0": .flag(false)
            default: .text(text)
            }
        case .whole, .kroner, .number:
            guard case .number(let number)? = try? JSON(Array(text.utf8)) else { return .text(text) }
            return .number(number)
        default: return .text(text)
        }
    }
}
