import FoundationEssentials
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import TestDatabase

/// A store on a database of its own, and the few things most tests start from.
struct TestStore {
    let store: Store
    let database: TestDatabase
    let today = Day("2025-11-03") ?? Day(number: 0)

    @discardableResult
    static func with<Value>(_ body: (TestStore) async throws -> Value) async throws -> Value {
        try await TestDatabase.with { database in
            let pool = Pool(Pool.Configuration(database.daemon), logger: Logger(label: "test"))
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

    func act(_ action: String = "test", reason: String? = nil, key: String? = nil, dryRun: Bool = false) -> Act {
        Act(actor: "test", request: "request-1", action: action, reason: reason, key: key, dryRun: dryRun)
    }

    func addAssociation(_ number: String = "9001") async throws {
        let new = AssociationAdd(
            association: number, name: "Eksempel \(number)", profile: nil, share: nil, answerDays: 10)
        _ = try await store.addAssociation(act(), new)
    }

    /// Imports units as a file of every column would.
    @discardableResult
    func receive(_ units: [Unit], refused: RowSet = [], stores: Bool = true, dryRun: Bool = false) async throws
        -> String
    {
        try await store.importUnits(
            act("units.import", dryRun: dryRun), task(.units, units, columns: allUnitColumns, refused, stores),
            today: today
        ).said
    }

    /// - Parameter columns: those of the file; every one when left out.
    func receiveRegister(_ rows: [RegisterRow], columns: Set<String> = allRegisterColumns) async throws -> String {
        try await store.importRegister(
            act("register.import"), task(.register, rows, columns: columns, [], true), today: today
        ).said
    }

    func refer(_ rows: [ReferralRow], columns: Set<String> = ["navn"]) async throws -> String {
        try await store.importReferrals(
            act("referrals.import"), task(.referrals, rows, columns: columns, [], true), today: today
        ).said
    }

    /// Rows from the second on, as in a file; the report is the counts alone: `added changed unchanged refused stored`.
    func task<Value>(
        _ kind: ImportKind, _ values: [Value], columns: Set<String>, _ refused: RowSet, _ stores: Bool,
        bytes: Data = Data([1])
    ) -> ImportTask<Value> {
        ImportTask(
            kind: kind, name: "test.csv", hash: [1, 2, 3], bytes: bytes, association: nil, columns: columns,
            rows: { body in
                for (index, value) in values.enumerated() {
                    try body(ImportedRow(row: index + 2, value: value))
                }
            },
            judge: { _ in
                ImportVerdict(refused: refused, stores: stores) { counts, stored in
                    ShortReport("\(counts.added) \(counts.changed) \(counts.unchanged) \(counts.refused) \(stored)")
                }
            })
    }
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
        citizen: ReferredCitizen(cpr: cpr, name: "Prøve Person"),
        facts: ReferralFacts(
            reference: reference, referredOn: Day("2025-09-01") ?? Day(number: 0), targetGroup: .homeless,
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
