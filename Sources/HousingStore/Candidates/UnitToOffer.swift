import Housing
import HousingAPI
import Postgres

/// A unit as those who wait are judged beside it.
struct UnitToOffer {
    let number: UnitNumber
    let home: Home
    let roomTenths: Int
    let rent: Money
    let answerBy: Day?
    let isTaken: Bool
    /// Its association's own.
    let association: Int
    /// How many may live there; nil is any number.
    let mostPersons: Int?

    /// What facts alone say against somebody's living there; the rest changes from step to step.
    func excluding(_ waiting: Waiting) -> Excluding {
        Excluding(
            suitableTypes: waiting.unitTypes, unitType: home.type, persons: waiting.persons, mostPersons: mostPersons)
    }
}

/// What speaks against offers, beside what is known of each household and unit by itself.
struct Obstacles {
    private let day: Day
    /// The citizens who have an offer or allocation that is not finished.
    let offered: Set<Int>
    /// Until when each association will not have a citizen: the last day, or nil for no end.
    private let barred: [Pair: Day?]
    /// Who has said no to which unit, or let an offer of it expire: before or after it was accepted, and whoever ended it.
    /// A no of the time before reasons were asked for is the citizen's. Of who is hidden it would tell which unit an
    /// allocation was of that is shown without.
    private let declined: Set<Pair>
    /// Those of whom no day of a bar is told, by which it could be found out from which offer it comes.
    private let hidden: Set<Int>

    /// A citizen beside an association or a unit.
    private struct Pair: Hashable {
        let citizen: Int
        let other: Int
    }

    /// Everything that stands on a day.
    init(_ tx: Transaction, on day: Day) throws {
        self.day = day
        offered = Set(
            try tx.rows("select citizen_id from allocation_version where known_until = 'infinity' and open")
                .map { try $0["citizen_id"] })
        declined = Set(
            try tx.rows(
                """
                select distinct citizen_id, unit from allocation_now
                where (state = 'expired' or state = 'declined' and coalesce(side, 'citizen') = 'citizen'
                    or state = 'cancelled' and side = 'citizen') and \(fragment: isSeen("citizen_id"))
                """
            ).map { Pair(citizen: try $0["citizen_id"], other: try $0["unit"]) })
        hidden = Set(try tx.rows("select citizen_id from hidden_citizen").map { try $0["citizen_id"] })
        var barred: [Pair: Day?] = [:]
        for bar in try tx.bars(on: day) {
            barred.updateValue(bar.until, forKey: Pair(citizen: bar.citizen, other: bar.association))
        }
        self.barred = barred
    }

    /// Everything that speaks against offering a unit to somebody.
    ///
    /// - Parameter isOpen: false for a referral that waits no more.
    private func exclusions(_ waiting: Waiting, _ unit: UnitToOffer, isOpen: Bool) -> [Exclusion] {
        var excluding = unit.excluding(waiting)
        excluding.isParked = waiting.parkedUntil.map { $0 >= day } ?? false
        excluding.hasOffer = offered.contains(waiting.citizen)
        excluding.isUnitTaken = unit.isTaken
        excluding.isBarred = barred[Pair(citizen: waiting.citizen, other: unit.association)] != nil
        excluding.isOpen = isOpen
        return excluding.exclusions
    }

    func prospect(_ waiting: Waiting, _ unit: UnitToOffer, _ check: QuickCheck, isOpen: Bool = true) -> Prospect {
        Prospect(
            check: check, excluded: exclusions(waiting, unit, isOpen: isOpen),
            barredUntil: hidden.contains(waiting.citizen)
                ? nil : barred[Pair(citizen: waiting.citizen, other: unit.association)] ?? nil,
            notes: declined.contains(Pair(citizen: waiting.citizen, other: unit.number.value))
                ? [.declinedBefore] : [])
    }
}

/// An association that will not have a citizen.
struct Bar {
    let citizen: Int
    let association: Int
    /// The last day; nil is for good.
    let until: Day?
}

extension Transaction {
    /// The bars that stand on a day, of everybody or of one citizen.
    func bars(on day: Day, citizen: Int? = nil) throws -> [Bar] {
        try rows(
            """
            select v.citizen_id, d.association_id,
              case when bool_and(v.barred_until is not null) then max(v.barred_until) end as barred_until
            from allocation_version v
            join received_unit u on u.id = v.received_unit_id join department d on d.id = u.department_id
            where v.known_until = 'infinity' and v.reason = 'barred' and v.state in ('declined', 'cancelled')
              and (v.barred_until is null or v.barred_until >= \(day)::date)
              and v.citizen_id = coalesce(\(citizen)::bigint, v.citizen_id)
            group by v.citizen_id, d.association_id
            """
        ).map {
            Bar(
                citizen: try $0["citizen_id"], association: try $0["association_id"], until: try $0["barred_until"])
        }
    }

    /// The unit, whatever became of it, as it is to be offered on a day.
    func unitToOffer(_ number: UnitNumber, on day: Day) throws -> UnitToOffer {
        guard let unit = try unitsToOffer("u.id = \(number)", on: day).first else {
            throw Problem.unknown(.units, "\(number)")
        }
        return unit
    }

    /// Every unit that is open now.
    func openUnitsToOffer(on day: Day) throws -> [UnitToOffer] { try unitsToOffer(isOpenUnit, on: day) }

    private func unitsToOffer(_ which: Statement, on day: Day) throws -> [UnitToOffer] {
        try rows(
            """
            select u.id, \(unescaped: homeColumns), v.room_tenths, d.association_id,
              a.persons_per_room, not (\(fragment: isOpenUnit))
                or \(fragment: Transaction.keptAway("u.department_id", on: "\(day)::date")) as taken,
              \(fragment: answerBy) as answer_by
            from received_unit u
            join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
            join department d on d.id = u.department_id
            join association_version a on a.association_id = d.association_id and a.known_until = 'infinity'
            where \(fragment: which) order by u.id
            """
        ).map { row in
            UnitToOffer(
                number: try row["id"], home: try row.home, roomTenths: try row["room_tenths"], rent: try row["rent"],
                answerBy: try row["answer_by"], isTaken: try row["taken"], association: try row["association_id"],
                mostPersons: try row.mostPersons)
        }
    }
}

/// True where nobody holds unit `u`, it is not returned, and its association has not withdrawn it (version `v`).
let isOpenUnit: Statement = """
    v.withdrawn_on is null and not exists (select from unit_taken t where t.received_unit_id = u.id)
    """

/// True where unit `u` (version `v`) is open, or held by an offer or an allocation that may come to nothing.
let mayBeOpen: Statement = """
    v.withdrawn_on is null and (
      not exists (select from unit_taken t where t.received_unit_id = u.id)
      or exists (select from allocation_version l where l.received_unit_id = u.id and l.known_until = 'infinity'
                 and l.state in ('offered', 'accepted')))
    """

/// The last day to answer unit `u`: as stated (version `v`), else from the agreement with the association of department `d`.
let answerBy: Statement = """
    coalesce(v.answer_by, u.received_on + (
      select g.answer_days from letting_agreement_version g
      where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
        and g.known_until = 'infinity' and daterange(g.valid_from, g.valid_until) @> u.received_on
      order by g.department_id nulls last limit 1))
    """
