import Housing
import HousingStore
import Logging
import Postgres
import TestDatabase
import Testing

/// A database with small facts put in by SQL, and figures asked of it.
///
/// All is known from 2020 on, where nothing else is said, so K can be any later instant.
struct Fixture: Sendable {
    let store: Store
    /// As the owner, so that facts can be put in as the test wants them.
    private let owner: Pool

    /// Runs the test on a database of its own; figures are asked as the daemon's role.
    static func with(_ body: (Fixture) async throws -> Void) async throws {
        try await TestDatabase.with { database in
            let logger = Logger(label: "test")
            let store = try Store(
                pool: Pool(.init(database.daemon), logger: logger), key: [UInt8](repeating: 7, count: 32))
            try await body(Fixture(store: store, owner: Pool(.init(database.owner), logger: logger)))
        }
    }

    static let known = "2020-01-01T00:00:00Z"

    /// Runs one statement that gives an `id`.
    @discardableResult
    func insert(_ statement: Statement) async throws -> Int {
        try await owner.transaction { tx in try tx.row(statement)["id"] }
    }

    private static let event: Statement = """
        event as (insert into event (actor, request, action) values ('test', 'test', 'test') returning id)
        """

    /// A unit received; gives its id. Rent in øre.
    @discardableResult
    func unit(
        _ on: String, type: String = "family", rent: Int = 400_000, association: String = "100",
        available: String? = nil,
        withdrawn: String? = nil, known: String = Fixture.known
    ) async throws -> Int {
        try await insert(
            """
            with \(fragment: Fixture.event), a as (
              insert into association (number, key) values (\(association), \(association))
              on conflict (key) do update set number = excluded.number returning id
            ), d as (
              insert into department (association_id, number, key) select id, '1', '1' from a
              on conflict (association_id, key) do update set number = excluded.number returning id
            ), u as (
              insert into received_unit (department_id, tenancy, tenancy_key, received_on)
              select id, gen_random_uuid()::text, gen_random_uuid()::text, \(on) from d returning id
            )
            insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address,
              postcode, town, available_from, withdrawn_on, known_from, event_id)
            select u.id, \(type), \(rent), 20, 600, 'Testvej 1', '2400', 'København NV', \(available), \(withdrawn), \(known),
              event.id from u, event returning received_unit_id as id
            """)
    }

    /// Replaces a unit's rent from an instant on.
    func changeRent(_ unit: Int, to rent: Int, known: String) async throws {
        try await insert(
            """
            with old as (
              update received_unit_version set known_until = \(known)
              where received_unit_id = \(unit) and known_until = 'infinity' returning *
            )
            insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address,
              postcode, town, known_from, event_id)
            select received_unit_id, unit_type, \(rent), room_tenths, area_tenths, address, postcode, town, known_until,
              event_id from old returning received_unit_id as id
            """)
    }

    /// A unit given back; gives the return's id.
    @discardableResult
    func giveBack(_ unit: Int, _ on: String, reason: String = "condition", undone: Bool = false) async throws -> Int {
        try await insert(
            """
            with \(fragment: Fixture.event), r as (
              insert into unit_return (received_unit_id) values (\(unit)) returning id
            ), taken as (insert into unit_taken select \(unit), 'returned' where not \(undone)::boolean)
            insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, undone,
              known_from, event_id)
            select r.id, \(unit), \(on), \(reason), \(undone), \(Fixture.known), event.id from r, event
            returning unit_return_id as id
            """)
    }

    /// A referral, of a new citizen where none is given; gives its id.
    @discardableResult
    func referral(
        _ on: String?, group: String? = nil, homeless: Bool? = nil, category: String? = nil, closed: String? = nil,
        citizen: Int? = nil
    ) async throws -> Int {
        let citizen =
            if let citizen { citizen } else { try await insert("insert into citizen default values returning id") }
        return try await insert(
            """
            with \(fragment: Fixture.event), r as (
              insert into referral (citizen_id) values (\(citizen)) returning id
            )
            insert into referral_version (referral_id, referred_on, target_group, homeless, homeless_category, closed_on,
              closed_as, known_from, event_id)
            select r.id, \(on), \(group), \(homeless), \(category), \(closed),
              case when \(closed)::date is not null then 'refused' end, \(Fixture.known), event.id from r, event
            returning referral_id as id
            """)
    }

    /// A unit accepted by the citizen of a referral (of a new one where none is given); gives the allocation's id.
    @discardableResult
    func allocate(
        _ unit: Int, _ accepted: String, moved: String? = nil, cancelled: String? = nil, homeless: Bool? = nil,
        category: String? = nil, group: String? = nil, citizen: Int? = nil
    ) async throws -> Int {
        let referral = try await referral(nil, group: group, homeless: homeless, category: category, citizen: citizen)
        let state = cancelled != nil ? "cancelled" : moved != nil ? "moved_in" : "accepted"
        return try await insert(
            """
            with \(fragment: Fixture.event), l as (
              insert into allocation (received_unit_id, referral_id, citizen_id)
              select \(unit), id, citizen_id from referral where id = \(referral) returning *
            ), taken as (insert into unit_taken select \(unit), 'held' where \(state) <> 'cancelled')
            insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, accepted_on,
              moved_in_on, cancelled_on, known_from, event_id)
            select l.id, received_unit_id, citizen_id, \(state), false, \(accepted), \(moved), \(cancelled),
              \(Fixture.known), event.id from l, event returning allocation_id as id
            """)
    }

    @discardableResult
    func grant(_ allocation: Int, _ scheme: String, _ from: String, _ to: String?, undone: Bool = false) async throws
        -> Int
    {
        try await insert(
            """
            with \(fragment: Fixture.event), s as (
              insert into subsidy (allocation_id) values (\(allocation)) returning id
            )
            insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, undone, known_from,
              event_id)
            select s.id, \(allocation), \(scheme), 100000, \(from), \(to), \(undone), \(Fixture.known), event.id
            from s, event returning subsidy_id as id
            """)
    }

    func census(_ year: Int, _ homeless: Int, source: String) async throws {
        try await insert(
            """
            with \(fragment: Fixture.event), c as (insert into census (year) values (\(year)) returning id)
            insert into census_version (census_id, homeless, source, known_from, event_id)
            select c.id, \(homeless), \(source), \(Fixture.known), event.id from c, event returning census_id as id
            """)
    }

    /// The figures of a statistic in a period as `breakdown/category` and text; those that are not 0 where so asked.
    func figures(
        _ statistic: Statistic, _ period: String, at known: String = "2026-06-30"
    ) async throws -> [String: String] {
        let figures = try await snapshot([statistic], period, at: known).figures
        return Dictionary(uniqueKeysWithValues: figures.map { ("\($0.breakdown)/\($0.category)", $0.text) })
    }

    func total(_ statistic: Statistic, _ period: String, at known: String = "2026-06-30") async throws -> String? {
        try await figures(statistic, period, at: known)["total/total"]
    }

    func snapshot(_ statistics: [Statistic], _ period: String, at known: String = "2026-06-30") async throws
        -> StatisticSnapshot
    {
        let period = try #require(Period(period))
        return try await store.figures(try #require(KnownAt(known))) { _ in
            statistics.map { StatisticPeriod($0, period) }
        }
    }
}
