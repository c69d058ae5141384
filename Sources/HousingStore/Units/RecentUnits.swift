import Housing
import Postgres

extension Transaction {
    /// The units received in the 12 months to the day, the cheapest first. What became of a unit does not matter: it was
    /// there to be offered.
    ///
    /// - Parameter types: those a household may be offered; nil is all.
    func forEachRecentUnit(_ types: [UnitType]?, on day: Day, _ body: (UnitNumber, Home) throws -> Void) throws {
        try forEachUnit(recent(day), types, body)
    }

    /// The cheapest of them; nil where there is none.
    func cheapestRecentUnit(_ types: [UnitType]?, on day: Day) throws -> (unit: UnitNumber, home: Home)? {
        var cheapest: (unit: UnitNumber, home: Home)?
        try forEachUnit(recent(day), types, limit: 1) { cheapest = ($0, $1) }
        return cheapest
    }

    /// Those and the ones that are still open, however old: what open referrals are checked in again.
    func forEachUnitToRecheck(on day: Day, _ body: (UnitNumber, Home) throws -> Void) throws {
        try forEachUnit("(\(fragment: recent(day)) or \(fragment: isOpenUnit))", nil, body)
    }

    /// The units that are open now, the cheapest first.
    func forEachOpenUnit(_ types: [UnitType]?, _ body: (UnitNumber, Home) throws -> Void) throws {
        try forEachUnit(
            "u.id in (select id from received_unit_now where state = 'open')", types, body)
    }

    private func recent(_ day: Day) -> Statement {
        "u.received_on > \(day.adding(months: -12))::date and u.received_on <= \(day)::date"
    }

    private func forEachUnit(
        _ which: Statement, _ types: [UnitType]?, limit: Int? = nil, _ body: (UnitNumber, Home) throws -> Void
    ) throws {
        let types = types?.map(\.rawValue)
        try forEach(
            """
            select u.id, v.unit_type, v.rent, v.area_tenths, v.heating, v.hot_water, v.electricity, v.water,
                   v.maintenance, v.heat_on_account, v.water_on_account, v.electricity_on_account
            from received_unit u
            join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            where \(fragment: which) and (\(types)::text[] is null or v.unit_type = any(\(types)::text[]))
            order by v.rent, u.id limit \(limit)::bigint
            """
        ) { row in
            try body(
                UnitNumber(try row["id"]),
                Home(
                    type: try row["unit_type"], rent: try row["rent"], areaTenths: try row["area_tenths"],
                    heating: try row["heating"], hotWater: try row["hot_water"], electricity: try row["electricity"],
                    water: try row["water"], maintenance: try row["maintenance"],
                    heatOnAccount: try row["heat_on_account"], waterOnAccount: try row["water_on_account"],
                    electricityOnAccount: try row["electricity_on_account"]))
        }
    }
}
