import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import TestDatabase

@testable import boligd

/// The daemon's router on a database of its own, with one account a role.
struct TestApplication {
    let client: any TestClientProtocol
    let store: Store

    static func with(
        pool configure: (inout Pool.Configuration) -> Void = { _ in },
        _ body: @escaping @Sendable (TestApplication) async throws -> Void
    ) async throws {
        try await TestDatabase.with { database in
            var configuration = Pool.Configuration(database.daemon)
            configure(&configuration)
            let pool = Pool(configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let store = try Store(pool: pool, key: Array(repeating: 7, count: 32))
            for role in Role.allCases {
                let act = Act(actor: "test", request: "test", action: "users.add")
                try await store.addAccount(act, name: role.rawValue, roles: [role], token: role.rawValue)
            }
            let parts = Parts(
                store: store, rules: try Rules.shipped(), profiles: try Profiles(), clock: .system, database: "external"
            )
            let application = Application(
                router: buildRouter(parts), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await application.test(.router) { client in
                try await body(TestApplication(client: client, store: store))
            }
            await pool.close()
        }
    }

    /// What a request was answered: status, headers, and the body as JSON.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let json: [String: Any]
        var code: String? { json["code"] as? String }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, token: String? = "caseworker",
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var fields = headers
        if let token { fields[.authorization] = "Bearer \(token)" }
        let response = try await client.execute(
            uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
        let json = try? JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any]
        return Answer(status: Int(response.status.code), headers: response.headers, json: json ?? [:])
    }
}
