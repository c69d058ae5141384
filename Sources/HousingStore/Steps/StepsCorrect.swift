package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The thing that a number or a key of the files names, or that a step by its E-number was done with; where only
    /// another kind has the fields, the one of those that belongs to it.
    ///
    /// A reason and a note are said of many kinds: where no step of the thing itself said one, that of its allocation is meant.
    ///
    /// - Throws: `unknown_unit` and the others; `which_one` where several of the other kind may be meant.
    package func thing(_ name: String, toCorrect request: StepCorrect) async throws -> Thing {
        try await read { tx -> Thing in
            let thing: Thing
            if let event = eventID(name) {
                let things = try tx.things(of: event)
                guard let first = things.first(where: { Correction.fits(request, $0) }) ?? things.first else {
                    throw Problem.unknownEvent(name)
                }
                thing = first
            } else {
                thing = try tx.thing(name) { try tx.canCorrect(request, of: $0) }
            }
            if let allocation = try tx.allocation(whose: request, of: thing) { return .allocation(allocation) }
            guard let listing = Correction.meant(request, of: thing) else { return thing }
            return try tx.thing(listing.name(of: try tx.id(of: "\(thing)", listing)))
        }
    }

    /// Tells otherwise of steps that were taken: days, reasons, amounts and notes, held to the rules as if they had been
    /// entered so. A correction is a step of its own, and is undone like any other.
    ///
    /// - Throws: `unknown_field`, `bad_value`, `unknown_word`; `step_not_taken` where there is nothing yet to correct;
    ///   `nothing_changed`; what the step itself is refused with.
    package func correct(
        _ act: Act, _ thing: Thing, _ request: StepCorrect, today: Day
    ) async throws -> SteppedBack {
        try act.requireReason()
        let done = try await write(act, settings: Self.counting) { tx -> SteppedBack in
            let said = try Correction(request, of: thing)
            do {
                return try tx.correct(act, thing, said, rules(tx), today: today)
            } catch let problem as Problem {
                throw said.restated(problem)
            }
        }
        return act.dryRun ? done.tried : done
    }
}

extension Transaction {
    fileprivate func correct(
        _ act: Act, _ thing: Thing, _ said: Correction, _ rules: @autoclosure () throws -> Rules, today: Day
    ) throws -> SteppedBack {
        // The days around it are read once nobody else can change them.
        if case .allocation(let number) = thing { _ = try lockedAllocation(number) } else { try lock([thing]) }
        return try keepingDays(around: thing) {
            switch thing {
            case .allocation(let number): try correct(act, number, said, today: today)
            case .subsidy(let number): try correct(act, number, said, rules())
            case .unit(let number): try correct(act, number, said, today: today)
            case .supply(let number): try correct(act, number, said, today: today)
            case .referral(let number): try correct(act, number, said, rules(), today: today)
            }
        }
    }

    /// The one allocation of a thing whose steps said a reason or a note that is to be corrected, and that no step of the
    /// thing itself said; nil where there is none, or nothing of the kind is to be corrected.
    ///
    /// - Throws: `which_one` where several allocations have said so.
    fileprivate func allocation(whose request: StepCorrect, of thing: Thing) throws -> AllocationNumber? {
        guard Correction.hasReason(request) || Correction.hasNote(request),
            Correction.fits(request, .allocation(AllocationNumber(0))),
            try !saysWhy(thing, request), let select = Related.select(.allocations, of: thing.listing.id, thing.id)
        else { return nil }
        let ids = try rows(
            """
            select a.id from (\(fragment: select)) a join allocation_version v on v.allocation_id = a.id
            where v.known_until = 'infinity' and v.reason is not null
              -- An offer that fell with its unit is the withdrawal's to speak of.
              and not exists (
                select from allocation_version w join received_unit_version u on u.event_id = w.event_id
                  and u.received_unit_id = w.received_unit_id and u.withdrawn_on is not null
                where w.allocation_id = a.id and w.state = 'cancelled')
            order by a.id
            """
        ).map { try $0["id", as: Int.self] }
        guard ids.count < 2 else { throw Problem.whichOne(ids, .allocations, "\(thing)") }
        return ids.first.map { AllocationNumber($0) }
    }

    /// Whether a unit, or what belongs to it, has a step that said what is to be corrected.
    fileprivate func canCorrect(_ request: StepCorrect, of unit: Thing) throws -> Bool {
        if let listing = Correction.meant(request, of: unit) {
            return try Related.select(listing.id, of: .units, unit.id).flatMap { try optionalRow($0) } != nil
        }
        if try allocation(whose: request, of: unit) != nil { return true }
        return try Correction.fits(request, unit)
            && optionalRow(
                """
                select from received_unit_version v where v.received_unit_id = \(unit.id) and v.known_until = 'infinity'
                  and (v.withdrawn_on is not null or not \(request.fields.contains { $0.field == "withdrawn_on" }))
                  and (exists (select from unit_return_version r where r.received_unit_id = v.received_unit_id
                               and r.known_until = 'infinity' and not r.undone)
                       or not \(request.fields.contains { $0.field != "withdrawn_on" }))
                """) != nil
    }

    /// Whether a step of the thing itself that stands said all of it: a return its note; a refusal its reason, a parking
    /// and a closing both.
    private func saysWhy(_ thing: Thing, _ request: StepCorrect) throws -> Bool {
        guard Correction.fits(request, thing) else { return false }
        switch thing {
        case .unit(let number):
            return try optionalRow(
                """
                select from unit_return_version
                where received_unit_id = \(number) and known_until = 'infinity' and not undone
                """) != nil
        case .referral(let number):
            return try optionalRow(
                """
                select from referral_version where referral_id = \(number) and known_until = 'infinity'
                  and (closed_as = 'refused' and \(!Correction.hasNote(request)) or closed_reason is not null
                       or parked_reason is not null and unparked_on is null)
                """) != nil
        case .allocation, .subsidy, .supply: return true
        }
    }

    /// The step that said what a version now says in a field; nil where a file brought it.
    func stepThatSaid(_ field: String, _ table: VersionTable, of id: Int) throws -> Int? {
        // A note and a bar are said with the reason, or left out with it.
        let column =
            switch (field, table.name) {
            case ("note", VersionTable.allocation.name), ("barred_until", VersionTable.allocation.name): "reason"
            case ("note", VersionTable.unitReturn.name): "return_reason"
            default: field
            }
        let event = try eventThatSaid(column, table, of: id)
        return try optionalRow("select event_id from step where event_id = \(event)").map { _ in event }
    }

    /// The event of a correction, which names the fields and not what is said in them.
    func correctionEvent(_ act: Act, _ thing: Thing, _ said: Correction) throws -> Event {
        try event(act, subject: "\(thing)", details: ["fields": said.fields.joined(separator: " ")])
    }
}
