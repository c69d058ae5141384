package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The thing that a number or a key of the files names, or that a step by its E-number was done with; where only
    /// another kind has the fields, the one of those that belongs to it.
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
                thing = try tx.thing(name)
            }
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
        return try await write(act, settings: Self.counting) { tx in
            let said = try Correction(request, of: thing)
            switch thing {
            case .allocation(let number): return try tx.correct(act, number, said, today: today)
            case .subsidy(let number): return try tx.correct(act, number, said, rules(tx))
            case .unit(let number): return try tx.correct(act, number, said, today: today)
            case .supply(let number): return try tx.correct(act, number, said, today: today)
            case .referral(let number): return try tx.correct(act, number, said, rules(tx), today: today)
            }
        }
    }
}

extension Transaction {
    /// The step that said what a version now says in a field; nil where a file brought it.
    func stepThatSaid(_ field: String, _ table: VersionTable, of id: Int) throws -> Int? {
        // A note and a bar are said with the reason, or left out with it.
        let column =
            switch (field, table.name) {
            case ("note", VersionTable.allocation.name), ("barred_until", VersionTable.allocation.name): "reason"
            case ("note", VersionTable.unitReturn.name): "return_reason"
            default: field
            }
        let row = try optionalRow(
            """
            select w.event_id from \(identifier: table.name) w join step s on s.event_id = w.event_id
            left join \(identifier: table.name) p on p.\(identifier: table.key) = w.\(identifier: table.key)
              and p.known_until = w.known_from
            where w.\(identifier: table.key) = \(id) and s.undoes is null and s.undone_by is null
              and (p.\(identifier: table.key) is null or w.\(identifier: column) is distinct from p.\(identifier: column))
            order by w.known_from desc limit 1
            """)
        return try row?["event_id"]
    }

    /// The event of a correction, which names the fields and not what is said in them.
    func correctionEvent(_ act: Act, _ thing: Thing, _ said: Correction) throws -> Event {
        try event(act, subject: "\(thing)", details: ["fields": said.fields.joined(separator: " ")])
    }
}
