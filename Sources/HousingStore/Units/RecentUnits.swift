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

    /// The cheapest of them that whoever is answered may see; nil where there is none.
    func cheapestRecentUnit(_ types: [UnitType]?, on day: Day) throws -> (unit: UnitNumber, home: Home)? {
        var cheapest: (unit: UnitNumber, home: Home)?
        let seen: Statement = "\(fragment: recent(day)) and u.id not in (select received_unit_id from hidden_unit)"
        try forEachUnit(seen, types, limit: 1) { cheapest = ($0, $1) }
        return cheapest
    }

    /// What a recheck meets on a day: the units received in the 12 months to it and those that are open or may be again.
    func unitsToRecheck(on day: Day) throws -> [UnitToRecheck] {
        var units: [UnitToRecheck] = []
        try forEach(
            """
            select u.id, \(unescaped: homeColumns), v.room_tenths, a.persons_per_room,
              (\(fragment: recent(day)) or \(fragment: isOpenUnit)) as surveyed, (\(fragment: mayBeOpen)) as counted
            from received_unit u
            join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            join department d on d.id = u.department_id
            join association_version a on a.association_id = d.association_id and a.known_until = 'infinity'
            where (\(fragment: recent(day))) or (\(fragment: mayBeOpen))
            order by v.rent, u.id
            """
        ) { row in
            units.append(
                UnitToRecheck(
                    number: try row["id"], home: try row.home, mostPersons: try row.mostPersons,
                    isSurveyed: try row["surveyed"], isCounted: try row["counted"]))
        }
        return units
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
            select u.id, \(unescaped: homeColumns)
            from received_unit u
            join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            where \(fragment: which) and (\(types)::text[] is null or v.unit_type = any(\(types)::text[]))
            order by v.rent, u.id limit \(limit)::bigint
            """
        ) { row in try body(try row["id"], try row.home) }
    }
}

/// A unit as a recheck meets it.
package struct UnitToRecheck: Sendable {
    let number: UnitNumber
    let home: Home
    /// How many may live there; nil is any number.
    let mostPersons: Int?
    /// Whether how a referral stands counts it: received in the last 12 months, or open.
    package let isSurveyed: Bool
    /// Whether its candidates are counted: open, or held by an offer or an allocation that may come to nothing.
    let isCounted: Bool
}

/// The columns of `Row.home`, of a unit's version `v`.
let homeColumns = """
    v.unit_type, v.rent, v.area_tenths, v.heating, v.hot_water, v.electricity, v.water, v.maintenance,
    v.heat_on_account, v.water_on_account, v.electricity_on_account
    """

extension Row {
    /// A dwelling as checks see it, from `homeColumns`.
    var home: Home {
        get throws {
            Home(
                type: try self["unit_type"], rent: try self["rent"], areaTenths: try self["area_tenths"],
                heating: try self["heating"], hotWater: try self["hot_water"], electricity: try self["electricity"],
                water: try self["water"], maintenance: try self["maintenance"],
                heatOnAccount: try self["heat_on_account"], waterOnAccount: try self["water_on_account"],
                electricityOnAccount: try self["electricity_on_account"])
        }
    }

    /// How many may live in a unit, from its rooms and its association's limit; nil is any number.
    var mostPersons: Int? {
        get throws {
            let roomTenths: Int = try self["room_tenths"]
            let personsPerRoom: Int? = try self["persons_per_room"]
            return personsPerRoom.map { roomTenths * $0 / 10 }
        }
    }
}
