import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Says that an event is a step, and what it was done with: whatever of it shows the step, for a step is the last one of
    /// them all. To be called when its versions are written.
    ///
    /// - Throws: `citizen_forgotten` where it would open the case of somebody who was forgotten.
    func step(_ event: Event, _ things: [Thing], undoes: Int? = nil) throws {
        try execute("insert into step (event_id, undoes) values (\(event.id), \(undoes))")
        try execute(
            """
            insert into event_thing (thing, event_id) select distinct thing, \(event.id)::bigint
            from unnest(\(things.map(\.description))::text[]) thing
            """)
        try requireRemembered(things)
        try requireStandings(of: things, event: event.id)
    }

    /// What a step was done with.
    func things(of event: Int) throws -> [Thing] {
        try rows("select thing from event_thing where event_id = \(event) order by thing").compactMap {
            Thing(try $0["thing", as: String.self])
        }
    }

    /// Locks units, citizens and projects of things, in the order everybody does.
    func lock(_ things: [Thing]) throws {
        try lockUnits(in: "select unnest(\(things.units)::bigint[])")
        try lockCitizens(
            in: """
                select citizen_id from referral where id = any(\(things.referrals)::bigint[])
                union select citizen_id from allocation where id = any(\(things.allocations)::bigint[])
                """)
        for id in things.supplies.sorted() { try lock(supply: id) }
    }

    /// The tables whose versions a step writes, and the ids of those that belong to things.
    func versions(of things: [Thing]) -> [(table: VersionTable, ids: Statement)] {
        [
            (.unit, "select unnest(\(things.units)::bigint[])"),
            (.unitReturn, "select id from unit_return where received_unit_id = any(\(things.units)::bigint[])"),
            (.referral, "select unnest(\(things.referrals)::bigint[])"),
            (.incomeRefusal, "select id from income_refusal where referral_id = any(\(things.referrals)::bigint[])"),
            (.allocation, "select unnest(\(things.allocations)::bigint[])"),
            (.subsidy, "select unnest(\(things.subsidies)::bigint[])"),
            (.supply, "select unnest(\(things.supplies)::bigint[])"),
        ]
    }

    /// The thing that a number or a key of the files names; refused where there is none.
    ///
    /// - Throws: `which_one` of digits alone that are the number of several things, and no key of the files.
    func thing(_ name: String) throws -> Thing {
        if let number = Int(name), "\(number)" == name, try ownID(of: name, .referrals, digits: false) == nil {
            let found = try Thing.numbered(number).filter { try isThere($0) }
            guard found.count < 2 else { throw Problem.whichThing(found, name) }
            if let one = found.first { return one }
        }
        let thing =
            try Thing(name)
            ?? (name.contains("/")
                ? .unit(UnitNumber(try id(of: name, .units))) : .referral(ReferralNumber(try id(of: name, .referrals))))
        guard try isThere(thing) else { throw Problem.unknown(thing.listing, "\(thing)") }
        return thing
    }

    /// The thing that is named, of a tenancy's key that several units have the one that a verb can mean: an open one before
    /// others.
    ///
    /// - Parameter canBeMeant: whether the verb can mean a unit; where it can mean none, they are told apart without it.
    /// - Throws: `which_one` where several can be meant.
    func thing(_ name: String, where canBeMeant: (Thing) throws -> Bool) throws -> Thing {
        let units = try unitsInTurn(name)
        guard units.count > 1 else { return try thing(name) }
        let meant = try units.filter { try canBeMeant(.unit(UnitNumber($0.id))) }
        let likeliest = openFirst(meant)
        guard likeliest.count < 2 else { throw Problem.whichOne(likeliest, .units, name) }
        guard let one = likeliest.first else { return try thing(name) }
        return .unit(UnitNumber(one))
    }

    /// Whether there is a thing, for whoever asks: a unit that is hidden from them is as one that is not.
    private func isThere(_ thing: Thing) throws -> Bool {
        let (_, table, id) = thing.stored
        guard try optionalRow("select id from \(identifier: table) where id = \(id)") != nil else { return false }
        if case .unit(let unit) = thing { return try !isHidden(unit) }
        return true
    }

    /// The thing as its list shows it; nil of a project whose adding was undone, which no list shows.
    func shown(_ thing: Thing) throws -> Shown? {
        let (listing, _, id) = thing.stored
        do {
            return Shown(try record(listing, id: id))
        } catch let problem as Problem where problem.kind == .notFound {
            return nil
        }
    }
}

extension Problem {
    /// Several kinds of things have that number.
    fileprivate static func whichThing(_ things: [Thing], _ number: String) -> Problem {
        let names = things.map(\.description).joined(separator: ", ")
        return Problem(
            .refused, "which_one",
            Words(da: "\(number) kan være \(names). Hvilken?", en: "\(number) may be \(names). Which one?"),
            details: ["of": number, "candidates": names, "count": String(things.count)],
            hint: Words(
                da: "Skriv nummeret med sit bogstav, som U-\(number).",
                en: "Type the number with its letter, such as U-\(number)."))
    }
}

extension Thing {
    /// One of each kind, by their number.
    fileprivate static func numbered(_ number: Int) -> [Thing] {
        [
            .unit(UnitNumber(number)), .referral(ReferralNumber(number)), .allocation(AllocationNumber(number)),
            .subsidy(SubsidyNumber(number)), .supply(SupplyNumber(number)),
        ]
    }

    /// What lists it.
    var listing: Listing { stored.listing }

    /// Its number without the letter.
    var id: Int { stored.id }

    /// Its listing, the table of what it is, and its id there.
    fileprivate var stored: (listing: Listing, table: String, id: Int) {
        switch self {
        case .unit(let number): (.units, "received_unit", number.value)
        case .referral(let number): (.referrals, "referral", number.value)
        case .allocation(let number): (.allocations, "allocation", number.value)
        case .subsidy(let number): (.subsidies, "subsidy", number.value)
        case .supply(let number): (.supply, "supply", number.value)
        }
    }
}

extension [Thing] {
    var units: [Int] { compactMap { if case .unit(let number) = $0 { number.value } else { nil } } }
    var referrals: [Int] { compactMap { if case .referral(let number) = $0 { number.value } else { nil } } }
    var allocations: [Int] { compactMap { if case .allocation(let number) = $0 { number.value } else { nil } } }
    var subsidies: [Int] { compactMap { if case .subsidy(let number) = $0 { number.value } else { nil } } }
    var supplies: [Int] { compactMap { if case .supply(let number) = $0 { number.value } else { nil } } }
}

extension Allocation {
    /// What shows its steps.
    var things: [Thing] { [.allocation(number), .unit(unit), .referral(referral)] }
}

/// An event's number as people see it.
func eventNumber(_ id: Int) -> String { "E-\(id)" }
