package import Housing
package import HousingAPI
import Postgres

/// A step that is to be undone.
package struct StepToUndo: Sendable {
    let event: Int
    /// What was named; the first of what it was done with, where an event was.
    package let thing: Thing
    /// The operation that took it in the first place, whose right it takes to undo it.
    package let action: String
}

extension Store {
    /// The step that undoing a thing, or an event by its number, would undo.
    ///
    /// - Throws: `unknown_unit` and the others; `nothing_to_undo`, also where the last step with a unit was taken with
    ///   somebody hidden: it is as if nothing had been.
    package func stepToUndo(_ name: String) async throws -> StepToUndo {
        try await read { tx in
            if let event = eventID(name) {
                guard try tx.optionalRow("select id from event where id = \(event)") != nil else {
                    throw Problem.unknownEvent(name)
                }
                guard let thing = try tx.things(of: event).first, try tx.stands(event) else {
                    throw Problem.nothingToUndo(eventNumber(event), file: try tx.file(of: event))
                }
                return StepToUndo(event: event, thing: thing, action: try tx.firstAction(of: event))
            }
            let thing: Thing
            do {
                thing = try tx.thing(name) { try tx.lastStep(of: $0) != nil }
            } catch let problem as Problem where problem.kind == .notFound {
                guard let file = try tx.file(named: name) else { throw problem }
                throw Problem.nothingToUndo("\(file)", file: file)
            }
            guard let event = try tx.lastStep(of: thing) else { throw Problem.nothingToUndo("\(thing)") }
            return StepToUndo(event: event, thing: thing, action: try tx.firstAction(of: event))
        }
    }

    /// Puts back all that a step did, or nothing of it: each version it wrote is followed by one that says what was said
    /// before, and what began with it is undone. Nothing is deleted, so what was known stays known.
    ///
    /// - Throws: `later_step` where a later step, or a file, has to do with what it wrote; `nothing_to_undo` where another
    ///   has undone it meanwhile; `frame_exhausted` where its place was taken; what the database wants of what then stands again.
    package func undo(_ act: Act, _ step: StepToUndo, today: Day) async throws -> SteppedBack {
        try act.requireReason()
        let done = try await write(act, settings: Self.counting) { tx in
            let things = try tx.things(of: step.event)
            try tx.lock(things)
            try tx.requireLast(step, things)
            let frames = try tx.lockFrames()
            // Whoever may not see who is protected does not end the protection either.
            if try tx.isProtecting(step.event), try tx.isHidden(step: step.event) { throw Problem.protectedPerson }
            let event = try tx.event(
                act, subject: "\(step.thing)", details: ["undoes": eventNumber(step.event), "on": "\(today)"])
            try tx.putBack(step.event, things, event)
            try tx.requireConsistent(things, UnderWay(event: event.id, undoes: step.event))
            try tx.requireRoom(in: frames)
            try tx.settleTaken(units: "select unnest(\(things.units)::bigint[])")
            try tx.step(event, things, undoes: step.event)
            try tx.turn(step.event, by: event)
            return try tx.steppedBack(event, of: step.event, step.thing, things)
        }
        return act.dryRun ? done.tried : done
    }
}

extension Transaction {
    /// The last step of a thing that stands; nil where there is none, and of a unit where it was taken with somebody hidden.
    func lastStep(of thing: Thing) throws -> Int? {
        let last = try optionalRow(
            """
            select t.event_id from event_thing t join step s on s.event_id = t.event_id
            where t.thing = \(thing.description) and s.undoes is null and s.undone_by is null
            order by t.event_id desc limit 1
            """)
        guard let event: Int = try last?["event_id"] else { return nil }
        if case .unit = thing, try isHidden(step: event) { return nil }
        return event
    }

    /// The import an event took in; nil for any other event.
    fileprivate func file(of event: Int) throws -> ImportNumber? {
        try optionalRow("select id from import_file where event_id = \(event)").map { ImportNumber(try $0["id"]) }
    }

    /// The import of that number, with its letter; nil where there is none.
    fileprivate func file(named name: String) throws -> ImportNumber? {
        guard name.first?.isLetter == true, let number = ImportNumber(name) else { return nil }
        return try optionalRow("select id from import_file where id = \(number.value)").map { _ in number }
    }

    /// The refusal of undoing a step, for what stands in its way.
    func inTheWay(_ event: Int, of step: Int) throws -> Problem {
        if let file = try file(of: event) { return .laterFile(file, event, of: step) }
        return .laterStep(event, of: step, canBeUndone: try stands(event))
    }

    /// Whether a step said how long somebody is protected, for the first time or otherwise than before.
    fileprivate func isProtecting(_ event: Int) throws -> Bool {
        try optionalRow(
            """
            select from referral_version w left join referral_version p
              on p.referral_id = w.referral_id and p.known_until = w.known_from
            where w.event_id = \(event) and w.protected_until is distinct from p.protected_until limit 1
            """) != nil
    }

    fileprivate func stands(_ event: Int) throws -> Bool {
        try optionalRow("select event_id from step where event_id = \(event) and undone_by is null") != nil
    }

    /// Says that a step is undone, and of the steps that it and they had undone, one after the other, that each stands again
    /// where it was undone, and is undone again where it stood.
    fileprivate func turn(_ step: Int, by undoing: Event) throws {
        try execute(
            """
            with recursive chain (id, undone_by, stands) as (
              select \(step)::bigint, \(undoing.id)::bigint, false
              union all
              select s.undoes, case when c.stands then c.id end, not c.stands
              from chain c join step s on s.event_id = c.id where s.undoes is not null)
            update step set undone_by = chain.undone_by from chain where step.event_id = chain.id
            """)
    }

    /// The action of the step that a chain of undoings began with.
    fileprivate func firstAction(of event: Int) throws -> String {
        try row(
            """
            with recursive chain (id) as (
              select \(event)::bigint union all select s.undoes from chain join step s on s.event_id = chain.id
              where s.undoes is not null)
            select action from event where id = (select min(id) from chain)
            """)["action"]
    }

    /// Everything is locked: refuses what somebody undid meanwhile, and what is not the last step of all its things. A later
    /// step and its undoing are as if neither had been.
    fileprivate func requireLast(_ step: StepToUndo, _ things: [Thing]) throws {
        // Whoever meant the same slip is not to undo, unseen, the step before it as well.
        guard try stands(step.event) else { throw Problem.undoneMeanwhile(step) }
        let later = try row(
            """
            select max(t.event_id) as event from event_thing t join step s on s.event_id = t.event_id
            where t.thing = any(\(things.map(\.description))::text[]) and t.event_id > \(step.event)
              and s.undone_by is null and coalesce(s.undoes, 0) <= \(step.event)
            """)
        if let event: Int = try later["event"] { throw try inTheWay(event, of: step.event) }
        var others: [Int] = []
        for (table, ids) in versions(of: things) {
            let changed = table.facts.map { column, _ -> Statement in
                """
                case when (p.\(identifier: table.key) is null or w.\(identifier: column) is distinct from p.\(identifier: column))
                  and \(fragment: table.differs(in: column)) then \(column)::text end
                """
            }
            let told = try rows(
                """
                select id, columns from (
                  select v.\(identifier: table.key) as id,
                    array_remove(array[\(fragment: changed.joined(separator: ", "))], null) as columns
                  from \(fragment: table.written)
                  join \(identifier: table.name) v on v.\(identifier: table.key) = w.\(identifier: table.key)
                    and v.known_until = 'infinity'
                  where w.\(identifier: table.key) in (\(fragment: ids)) and w.event_id = \(step.event)) told
                where columns <> '{}'
                """)
            for row in told {
                let id: Int = try row["id"]
                for column in try row["columns", as: [String].self] {
                    if table.name == VersionTable.referral.name, column == "facts",
                        let back = try factsPutBack(step.event, of: id)
                    {
                        guard !back.contested.isEmpty else { continue }
                        others.append(try eventThatSaid(columns: back.contested, ofReferral: id))
                    } else {
                        others.append(try eventThatSaid(column, table, of: id))
                    }
                }
            }
        }
        if let event = others.max() { throw try inTheWay(event, of: step.event) }
    }

    /// Follows every version a step wrote by one that says what it changed as it was before.
    fileprivate func putBack(_ step: Int, _ things: [Thing], _ event: Event) throws {
        for (table, ids) in versions(of: things) {
            var before = table.facts.map { column, _ -> (String, Statement) in
                (
                    column,
                    """
                    case when p.\(identifier: table.key) is null
                           then \(fragment: table.undone[column] ?? "v.\(identifier: column)")
                         when w.\(identifier: column) is distinct from p.\(identifier: column) then p.\(identifier: column)
                         else v.\(identifier: column) end
                    """
                )
            }
            if table.name == VersionTable.referral.name {
                // By its columns, where files or hands have said others since.
                for referral in things.referrals {
                    guard let back = try factsPutBack(step, of: referral),
                        let place = before.firstIndex(where: { $0.0 == "facts" })
                    else { continue }
                    before[place].1 = """
                        case when v.referral_id = \(referral) then \(try back.household.kept(try factsKey(of: back.citizen)))::jsonb
                             else \(fragment: before[place].1) end
                        """
                }
            }
            let count = try follow(
                table, event, from: table.written,
                where: """
                    v.\(identifier: table.key) = w.\(identifier: table.key) and w.event_id = \(step)
                    and w.\(identifier: table.key) in (\(fragment: ids))
                    """,
                set: NewFacts(before))
            guard count > 0 else { continue }
            switch table.name {
            case VersionTable.unit.name: try requestRecheck(.units, event: event.id)
            case VersionTable.referral.name: try requestRecheck(.facts, event: event.id)
            default: break
            }
        }
    }
}

extension VersionTable {
    /// True where the version that stands, `v`, says another thing in a column than `w`. Whether somebody waits on an
    /// allocation is part of its state: put back one without the other, and nobody could wait on what stands.
    fileprivate func differs(in column: String) -> Statement {
        name == VersionTable.allocation.name && ["open", "state"].contains(column)
            ? "(v.open, v.state) is distinct from (w.open, w.state)"
            : "v.\(identifier: column) is distinct from w.\(identifier: column)"
    }

    /// What is said of a thing whose beginning is undone.
    fileprivate var undone: [String: Statement] {
        switch name {
        case VersionTable.allocation.name: ["state": "'undone'", "open": "false"]
        case VersionTable.subsidy.name, VersionTable.unitReturn.name, VersionTable.incomeRefusal.name,
            VersionTable.supply.name:
            ["undone": "true"]
        default: [:]
        }
    }
}

/// The 1042 of `E-1042`; nil of anything else.
func eventID(_ name: String) -> Int? {
    guard name.uppercased().hasPrefix("E-"), name.utf8.count <= 17 else { return nil }
    let digits = name.dropFirst(2)
    return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
}
