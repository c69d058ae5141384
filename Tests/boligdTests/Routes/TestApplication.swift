import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import TestDatabase

@testable import HousingStore
@testable import boligd

/// The daemon's operations over a real store, asked without a socket. An account for each role, its token the role's
/// name, and `all`, which has every role but an association's. What is answered is held against the description: no
/// status, code or field that it does not have. `hasSocket` puts it on a port of its own, for what only bytes can say.
struct TestApplication {
    let client: any TestClientProtocol
    let store: Store
    /// As the owner of the tables, so that a test can put facts in.
    let owner: Pool
    /// Connection string of the daemon's role.
    let conninfo: String

    static func with(
        poolSize: Int = 6, patience: Duration = .seconds(60), clock: Clock = .system, hasSocket: Bool = false,
        metrics: Metrics? = nil,
        _ body: @escaping @Sendable (TestApplication) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await TestDatabase.with { database in
            var configuration = Pool.Configuration(database.daemon)
            configuration.size = poolSize
            configuration.patience = patience
            try await SchemaState.migrate(database.owner, Rules.shipped(), logger)
            let store = try Store(
                pool: Pool(configuration, logger: logger), key: [UInt8](repeating: 7, count: 32),
                today: { clock.today })
            for role in Role.allCases {
                try await store.addAccount(
                    Act(actor: "test", request: "test", action: "users.add"), name: role.rawValue, roles: [role],
                    token: role.rawValue)
            }
            try await store.addAccount(
                Act(actor: "test", request: "test", action: "users.add"), name: "all",
                roles: Set(Role.allCases).subtracting([.association]), token: "all")
            let parts = Parts(
                store: store, profiles: try Profiles(), clock: clock, database: "external", refusalComplaint: nil,
                metrics: metrics)
            let conninfo = database.daemon
            let owner = Pool(.init(database.owner), logger: logger)
            let application = Application(
                router: mount(parts).router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                logger: logger)
            try await application.test(hasSocket ? .live : .router) { client in
                try await body(TestApplication(client: client, store: store, owner: owner, conninfo: conninfo))
            }
            await owner.close()
            await store.pool.close()
        }
    }

    /// What a request was answered.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let bytes: Data
        var object: [String: Any] { (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any] ?? [:] }
        var code: String? { object["code"] as? String }
    }

    func get(_ uri: String, as role: Role = .statistician) async throws -> Answer {
        try await send(.get, "/v1/" + uri, token: role.rawValue)
    }

    func post(_ uri: String, as role: Role = .statistician) async throws -> Answer {
        try await send(.post, "/v1/" + uri, token: role.rawValue)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, token: String? = "all",
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var fields = headers
        if let token { fields[.authorization] = "Bearer \(token)" }
        let response = try await client.execute(
            uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
        let answer = Answer(
            status: response.status.code, headers: response.headers, bytes: Data(response.body.readableBytesView))
        Described.hold(answer, of: method, path)
        return answer
    }

    /// Makes the account of the role `association` that of an association, as `--association` does.
    func give(association number: String) async throws {
        try await owner.transaction { tx in
            try tx.execute(
                """
                update account set association_id = (select id from association where number = \(number))
                where name = 'association'
                """)
        }
        store.knownActors.forget()
    }

    /// The few facts from which one can offer: `units` family units received on that day (`U-1` …), and referrals `R-1`
    /// … with the case numbers `T-1` ….
    func received(units: Int, referrals: Int, on day: String = "2026-01-01") async throws {
        let association = try await send(
            .post, "/v1/associations", #"{"association": "9001", "name": "Eksempel", "answer_days": 10}"#)
        guard association.status == 201 else { throw HTTPError(.badRequest, message: "\(association.object)") }
        for _ in 0..<units { try await unit(day) }
        let rows = (1...referrals).map { "T-\($0);6101900\(100 + $0);01-01-2026;Prøve Person \($0)\n" }.joined()
        let sent = try await send(
            .post, "/v1/imports?kind=referrals&file=f.csv", "indstilling_id;cpr;indstillet;navn\n" + rows)
        guard sent.object["stored"] as? Bool == true else { throw HTTPError(.badRequest, message: "\(sent.object)") }
    }

    /// Offers a unit to a citizen whose facts are not known.
    @discardableResult
    func offer(_ unit: Int, _ referral: Int) async throws -> Answer {
        try await send(
            .post, "/v1/allocations", "{\"unit\": \"U-\(unit)\", \"referral\": \"R-\(referral)\"}",
            headers: [.reason: "test"])
    }

    /// A family unit received on a day and known from now on; its number.
    @discardableResult
    func unit(_ on: String) async throws -> String {
        let id: Int = try await owner.transaction { tx in
            try tx.row(
                """
                with e as (insert into event (actor, request, action) values ('test', 'test', 'test') returning id),
                a as (
                  insert into association (number, key) values ('9001', '9001')
                  on conflict (key) do update set number = excluded.number returning id
                ), n as (
                  insert into association_version (association_id, name, known_from, event_id)
                  select a.id, 'Eksempel', now(), e.id from a, e
                  where not exists (select from association_version v where v.association_id = a.id)
                ), d as (
                  insert into department (association_id, number, key) select id, '1', '1' from a
                  on conflict (association_id, key) do update set number = excluded.number returning id
                ), u as (
                  insert into received_unit (department_id, tenancy, tenancy_key, received_on)
                  select id, gen_random_uuid()::text, gen_random_uuid()::text, \(on) from d returning id
                )
                insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address,
                  postcode, town, known_from, event_id)
                select u.id, 'family', 400000, 20, 600, 'Testvej 1', '2400', 'København NV', now(), e.id from u, e
                returning received_unit_id as id
                """)["id"]
        }
        return "U-\(id)"
    }
}
