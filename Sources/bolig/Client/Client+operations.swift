import AsyncHTTPClient
import Foundation
import Housing
import HousingAPI
import NIOCore

extension Client {
    /// Asks an operation for its answer. `parts` are those of its path.
    func ask<Query: Wire, Value: Decodable>(
        _ operation: HousingAPI.Operation<Query, Nothing, Value>, _ parts: [String] = [], _ query: Query
    ) async throws -> Value {
        try await answer(operation, parts, query).value(Value.self)
    }

    /// Asks an operation that has no parameters.
    func ask<Value: Decodable>(
        _ operation: HousingAPI.Operation<Nothing, Nothing, Value>, _ parts: [String] = []
    ) async throws -> Value {
        try await ask(operation, parts, Nothing())
    }

    /// Asks an operation and answers what came, as it came.
    func answer<Query: Wire, Value>(
        _ operation: HousingAPI.Operation<Query, Nothing, Value>, _ parts: [String] = [], _ query: Query,
        minutes: Int64 = 5
    ) async throws -> Answer {
        let answer = try await send(operation, parts, try items(query), [], nil, minutes: minutes)
        if let failure = answer.failure { throw failure }
        return answer
    }

    /// Asks with a body, where what is asked for must not stand in an address.
    func answer<Body: Wire, Value>(
        _ operation: HousingAPI.Operation<Nothing, Body, Value>, sending body: Body
    ) async throws -> Answer {
        let bytes = try JSONEncoder().encode(body)
        let answer = try await send(
            operation, [], [], [("content-type", "application/json")], { .bytes(ByteBuffer(bytes: bytes)) }, minutes: 5)
        if let failure = answer.failure { throw failure }
        return answer
    }

    /// Carries out a write. The idempotency key is made here, once, so that a request sent again after a broken
    /// connection does not act twice.
    func write<Query: Wire, Body: Wire, Value: Decodable>(
        _ operation: HousingAPI.Operation<Query, Body, Value>, _ parts: [String], _ query: Query, _ body: Body,
        dryRun: Bool = false, reason: String? = nil, minutes: Int64 = 5
    ) async throws -> Value {
        var query = try items(query)
        if dryRun { query.append(("dry_run", "true")) }
        var headers = writeHeaders(reason: reason)
        var sent: Client.Body?
        if operation.body != nil {
            let bytes = try JSONEncoder().encode(body)
            headers.append(("content-type", "application/json"))
            sent = { .bytes(ByteBuffer(bytes: bytes)) }
        }
        let answer = try await send(operation, parts, query, headers, sent, minutes: minutes)
        if let failure = answer.failure { throw failure }
        return try answer.value(Value.self)
    }

    /// Parameters as they stand in a query; a list stands there once for each item.
    func items<Query: Wire>(_ query: Query) throws -> [(String, String)] {
        let said = try JSON(Array(JSONEncoder().encode(query)))
        // In the order of their description, so that the same question has the same address.
        return (Schema.of(Query.self)?.properties ?? []).flatMap { property -> [(String, String)] in
            let member = JSON.Member(property.name, said[property.name] ?? .null)
            return
                switch member.value
            {
            case .null, .object: []
            case .list(let items): items.map { (member.name, $0.plain) }
            default: [(member.name, member.value.plain)]
            }
        }
    }
}

extension JSON {
    /// A scalar as plain text.
    fileprivate var plain: String { if case .text(let text) = self { text } else { compact } }
}
