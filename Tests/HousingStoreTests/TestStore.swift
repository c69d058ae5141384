import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Postgres
import TestDatabase

/// A store on a database of its own, and the few things most tests start from.
struct TestStore {
    let store: Store
    let database: TestDatabase
    let today = Day("2025-11-03") ?? Day(number: 0)

    /// - Parameter writers: how many connections there are.
    @discardableResult
    static func with<Value>(writers: Int = 6, _ body: (TestStore) async throws -> Value) async throws -> Value {
        try await TestDatabase.with { database in
            var configuration = Pool.Configuration(database.daemon)
            configuration.size = writers
            configuration.patience = .seconds(300)
            let pool = Pool(configuration, logger: Logger(label: "test"))
            let store = try Store(pool: pool, key: Array(repeating: 7, count: 32))
            do {
                let value = try await body(TestStore(store: store, database: database))
                await pool.close()
                return value
            } catch {
                await pool.close()
                throw error
            }
        }
    }

    /// A second store on the same database with connections and memory of its own, as another daemon is.
    func withAnother<Value>(writers: Int, _ body: (Store) async throws -> Value) async throws -> Value {
        var configuration = Pool.Configuration(database.daemon)
        configuration.size = writers
        configuration.patience = .seconds(300)
        let pool = Pool(configuration, logger: Logger(label: "test"))
        do {
            let value = try await body(try Store(pool: pool, key: Array(repeating: 7, count: 32)))
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    func act(_ action: String = "test", reason: String? = nil, key: String? = nil, dryRun: Bool = false) -> Act {
        Act(actor: "test", request: "request-1", action: action, reason: reason, key: key, dryRun: dryRun)
    }

    /// Runs statements as the owner of the tables.
    func asOwner<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let connection = try await Connection.connect(database.owner)
        defer { connection.close() }
        return try await connection.transaction { try body($0) }
    }

    /// Puts the parameters shipped in force; without them no check can be decided.
    func storeParameters() async throws {
        let sets = try Rules.shipped().parameters.periods.map { ParameterSetToKeep($0, cases: []) }
        try await asOwner { try $0.storeShipped(sets) }
    }

    func addAssociation(_ number: String = "9001") async throws {
        let new = AssociationAdd(
            association: number, name: "Eksempel \(number)", profile: nil, share: nil, answerDays: 10)
        _ = try await store.addAssociation(act(), new)
    }

    @discardableResult
    func accept(_ number: Int, _ act: Act? = nil, on day: Day? = nil) async throws -> Record {
        try await store.accept(act ?? self.act("allocations.accept"), "A-\(number)", Step(on: day), today: today)
    }

    @discardableResult
    func moveIn(_ number: Int, on day: Day? = nil, planned: Day? = nil) async throws -> Record {
        try await store.moveIn(
            act("allocations.move_in"), "A-\(number)", MoveIn(on: day, planned: planned), today: today)
    }

    @discardableResult
    func decline(_ number: Int, _ reason: AnswerReason = .location, on day: Day? = nil) async throws -> Record {
        try await store.decline(
            act("allocations.decline"), "A-\(number)", AllocationEnd(reason: reason, on: day), today: today)
    }

    @discardableResult
    func cancel(_ number: Int, _ act: Act? = nil, on day: Day? = nil) async throws -> Record {
        try await store.cancel(
            act ?? self.act("allocations.cancel"), "A-\(number)", AllocationEnd(reason: .mistake, on: day),
            today: today)
    }

    /// The subsidies that stand: granted, and not fallen with their allocation.
    func subsidies() async throws -> [Record] {
        try await store.list(.subsidies, ListRequest()).items.filter {
            !["cancelled", "undone"].contains($0["state"].text)
        }
    }

    /// Imports units as a file of every column would.
    @discardableResult
    func receive(_ units: [Unit], refused: RowSet = [], stores: Bool = true, dryRun: Bool = false) async throws
        -> String
    {
        try await store.importUnits(
            act("units.import", dryRun: dryRun),
            TestFile(.units, units, columns: allUnitColumns, refused: refused, stores: stores), TestFile<Unit>.sent,
            today: today
        ).said
    }

    /// - Parameter columns: those of the file; every one when left out.
    func receiveRegister(_ rows: [RegisterRow], columns: Set<String> = allRegisterColumns) async throws -> String {
        try await store.importRegister(
            act("register.import"), TestFile(.register, rows, columns: columns), TestFile<Unit>.sent, today: today
        ).said
    }

    func refer(_ rows: [ReferralRow], columns: Set<String> = ["navn"]) async throws -> String {
        try await store.importReferrals(
            act("referrals.import"), TestFile(.referrals, rows, columns: columns), TestFile<Unit>.sent, today: today
        ).said
    }
}

/// A file whose rows lie in memory, from the second on, as in a file; the report is the counts alone:
/// `added changed unchanged refused stored`.
struct TestFile<Value: Sendable>: Importable {
    let kind: ImportKind
    let values: [Value]
    let columns: Set<String>
    let verdict: TestVerdict
    let name = "test.csv"
    let hasUnknownColumns = false
    var association: String?

    init(
        _ kind: ImportKind, _ values: [Value], columns: Set<String>, refused: RowSet = [], stores: Bool = true,
        association: String? = nil
    ) {
        self.kind = kind
        self.values = values
        self.columns = columns
        self.association = association
        verdict = TestVerdict(refused: refused, stores: stores)
    }

    static var sent: SentFile { sent(Data([1])) }
    static func sent(_ bytes: Data) -> SentFile {
        SentFile(hash: [1, 2, 3], bytes: bytes, choices: ImportChoices())
    }

    func rows(_ body: (ImportedRow<Value>) throws -> Void) throws {
        for (index, value) in values.enumerated() { try body(ImportedRow(row: index + 2, value: value)) }
    }

    func judge(_ known: ImportKnowledge, _ choices: ImportChoices) -> TestVerdict { verdict }

    func kept(_ changes: (_ write: (RowChange) throws -> Void) throws -> Void) throws { try changes { _ in } }

    func report(_ verdict: TestVerdict, _ counts: ImportCounts, _ changes: Void, stored: Bool) -> ShortReport {
        ShortReport("\(counts.added) \(counts.changed) \(counts.unchanged) \(counts.refused) \(stored)")
    }
}

struct TestVerdict: ImportVerdict {
    let refused: RowSet
    let stores: Bool
    var unchanged: RowSet { [] }
    var errors: Int { 0 }
    var senders: [SenderCount] { [] }
    var confirmed: [ImportProblemCode: RowSet] { [:] }
}

/// A report that lies in memory.
struct ShortReport: ImportReportText {
    let text: [UInt8]

    init(_ text: String) { self.text = Array(text.utf8) }

    var count: Int { text.count }
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(text[range]) }
}

extension ImportAnswer {
    /// The text of the report that was just made.
    var said: String {
        get throws { try report.map { String(decoding: try $0.bytes(0..<$0.count), as: UTF8.self) } ?? "" }
    }
}

let allUnitColumns: Set<String> = [
    "boligtype", "husleje", "vaerelser", "areal", "adresse", "postnr", "by", "adresse_id", "aconto_varme",
    "aconto_vand",
    "aconto_el", "varme", "varmt_vand", "el", "vand", "vedligeholdelse", "indskud", "ledig_fra", "svarfrist",
]

let allRegisterColumns = allUnitColumns.union([
    "udfald", "udfald_dato", "returaarsag", "borger", "maalgruppe", "hjemloes", "hjemloes_kategori", "indflyttet",
    "tilskud", "tilskud_beloeb", "tilskud_fra", "tilskud_til",
])

/// A family unit of 60 m2 at 4,200 kr, received on 1 October 2025.
func unit(
    _ tenancy: String, association: String = "9001", rent: Int = 4200, type: UnitType = .family,
    on: String = "2025-10-01"
) -> Unit {
    let day = Day(on) ?? Day(number: 0)
    return Unit(
        association: association, department: "12", tenancy: tenancy, address: "Prøvevej 1", postcode: "2400",
        town: "København NV", type: type, roomTenths: 20, areaTenths: 600, rent: Money(kroner: rent),
        heatOnAccount: Money(kroner: 400), heating: .separate, water: .included, maintenance: .landlord,
        receivedOn: day,
        availableFrom: day)
}

/// A single homeless adult, referred on 1 September 2025.
func referral(_ reference: String, cpr: String = "7001701234") -> ReferralRow {
    ReferralRow(
        cpr: cpr,
        facts: ReferralFacts(
            reference: reference, name: "Prøve Person", referredOn: Day("2025-09-01") ?? Day(number: 0),
            targetGroup: .homeless,
            homeless: true,
            homelessCategory: .shelter,
            household: ReferredHousehold(
                adults: [
                    ReferredAdult(
                        bornOn: Day("1970-01-10"), cashBenefit: .paid(CashBenefit(residenceRequirement: true)),
                        incomes: [],
                        wealth: .zero, churchTax: false, pension: Pension.none)
                ], children: [], couple: false, expenses: [])))
}
