package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// What was done with a thing, the oldest first: every step, and every file that said something of it.
    ///
    /// - Throws: `unknown_unit` and the others.
    package func history(_ name: String) async throws -> StepEvents {
        try await read { tx in
            guard let event = eventID(name) else {
                return StepEvents(items: try tx.history(of: try tx.thing(name), limit: nil))
            }
            // Of an event that of the first thing it was done with.
            guard let thing = try tx.things(of: event).first else { throw Problem.unknownEvent(name) }
            return StepEvents(items: try tx.history(of: thing, limit: nil))
        }
    }

    /// What was done by whom and when, the oldest first; of more than the limit the latest. Sorted by a field it is the first
    /// so many. Look-ups are left out, or are all that is shown; their action is the operation's name too.
    ///
    /// - Throws: `unknown_word` of an action that does not exist; what a condition and an order are refused with.
    package func events(_ query: EventsQuery, today: Day) async throws -> StepEvents {
        let isRead = query.reads == true
        let kind: Statement = isRead ? "e.action = 'read' and e.actor <> ''" : "e.action <> 'read'"
        let fields = isRead ? ListedFields.reads : .events
        let conditions = try (query.where ?? []).map { try Condition($0, fields, today: today) }
        let sort = try query.sort.map { try Sort($0, fields) }
        return try await read { tx in
            if let action = query.action { try tx.requireKnown(action: action) }
            return StepEvents(
                items: try tx.events(
                    """
                    \(fragment: kind)
                    and (\(query.actor)::text is null or e.actor = \(query.actor))
                    and (\(query.action)::text is null or e.action = \(query.action)
                         or (e.action = 'read' and e.details ->> 'operation' = \(query.action)))
                    and (\(query.from)::date is null or e.at >= \(query.from)::timestamp at time zone 'Europe/Copenhagen')
                    and (\(query.until)::date is null
                         or e.at < (\(query.until)::date + 1)::timestamp at time zone 'Europe/Copenhagen')
                    """, try conditions.map { try tx.sql($0) }, sort, limit: query.limit ?? 1000))
        }
    }
}

extension Transaction {
    /// What was done with a thing, the oldest first.
    ///
    /// - Parameter limit: the latest so many; nil is all of them.
    func history(of thing: Thing, limit: Int?) throws -> [StepEvent] {
        // The number of an event would lead from a unit to whoever has it.
        let seen: Statement =
            if case .unit = thing { "and not exists (\(fragment: Self.hiddenThings))" } else { "" }
        let events = try events(
            """
            e.id in (select event_id from event_thing where thing = \(thing.description)
                     union all \(fragment: events(thatWrote: thing))) \(fragment: seen)
            """, limit: limit)
        return events.map { $0.things.isEmpty ? $0.of(["\(thing)"]) : $0 }
    }

    /// A select of the events that said something of a thing, steps and files.
    private func events(thatWrote thing: Thing) -> Statement {
        versions(of: [thing]).map { table, ids -> Statement in
            "select event_id from \(identifier: table.name) where \(identifier: table.key) in (\(fragment: ids))"
        }.joined(separator: " union all ")
    }

    /// A condition on a row of the list. What a file was about it does not name, and still it was about the things it wrote.
    fileprivate func sql(_ condition: Condition) throws -> Statement {
        guard condition.field.name == "things", [.equal, .unequal].contains(condition.comparison) else {
            return condition.sql
        }
        let things = try condition.values.compactMap { value -> Thing? in
            guard case .text(let name) = value, let thing = Thing(name) else { return nil }
            if case .unit(let unit) = thing, try isHidden(unit) { return nil }
            return thing
        }
        guard !things.isEmpty else { return condition.sql }
        let files: Statement = """
            id in (\(fragment: things.map { events(thatWrote: $0) }.joined(separator: " union all ")))
            and not exists (select from event_thing t where t.event_id = listed.id)
            """
        return condition.comparison == .equal
            ? "(\(fragment: condition.sql) or \(fragment: files))"
            : "(\(fragment: condition.sql) and (\(fragment: files)) is not true)"
    }

    /// What event `e` was done with that is of somebody hidden.
    private static let hiddenThings: Statement =
        "select from event_thing o join hidden_thing using (thing) where o.event_id = e.id"

    /// Refuses an action that there is not, and that nothing was ever done by: earlier versions may have had others.
    fileprivate func requireKnown(action: String) throws {
        guard !EventAction.allCases.contains(where: { $0.rawValue == action }),
            try optionalRow("select from event where action = \(action) limit 1") == nil
        else { return }
        throw Problem(
            .wrongUse, "unknown_word",
            Words(da: "Den handling findes ikke.", en: "There is no such action."),
            details: ["field": "action"],
            hint: Words(da: "Se dem med: bolig operations", en: "See them with: bolig operations"))
    }

    /// Of what was done with somebody hidden no unit is named, nor a note.
    ///
    /// - Parameters:
    ///   - condition: on an event `e`.
    ///   - listed: on a row of the list.
    ///   - sort: the latest come first to be counted, and are told the oldest first, where it is left out.
    ///   - limit: nil is all of them.
    fileprivate func events(
        _ condition: Statement, _ listed: [Statement] = [], _ sort: Sort? = nil, limit: Int?
    ) throws -> [StepEvent] {
        let order: Statement =
            sort.map { sort in
                "\(fragment: sort.field.column) \(unescaped: sort.descending ? "desc" : "asc") nulls last, id"
            } ?? "id desc"
        let found = try rows(
            """
            select * from (select e.id, e.id as event, e.at, e.actor, e.action, s.undoes, s.undone_by,
              case when e.action = 'read' then e.details ->> 'operation' end as operation,
              case when e.action = 'read' then (e.details ->> 'citizens')::int end as citizens,
              coalesce(e.details ->> 'reason', e.details ->> 'return_reason', e.details ->> 'parked_reason',
                e.details ->> 'closed_reason', e.reason) as reason,
              coalesce(
                (select array_agg(t.thing order by t.thing) from event_thing t
                 where t.event_id = e.id and not (t.thing like 'U-%' and h.hides)),
                case when e.subject is not null and not (h.hides and e.subject !~ '^[RASCD]-') then array[e.subject] end,
                '{}') as things,
              n.key as note, n.key, n.sealed, n.id as note_id, n.beside_step
            from event e left join step s on s.event_id = e.id
            cross join lateral (
              select exists (\(fragment: Self.hiddenThings)) or e.action = 'read' and exists (
                select from event_citizens c join hidden_citizen x on x.citizen_id = any (c.citizens) where c.event_id = e.id
              ) as hides
            ) h
            left join lateral (
              select n.key, n.sealed, n.id, true as beside_step from step_note n where n.event_id = e.id and n.key is not null
              union all
              select n.key, n.sealed, n.id, false from referral_note n
              where n.event_id = e.id and n.key is not null and s.event_id is not null limit 1
            ) n on not h.hides
            where \(fragment: condition)) listed
            \(fragment: listed.isEmpty ? "" : "where \(fragment: listed.joined(separator: " and "))")
            order by \(fragment: order) limit \(limit)
            """)
        return try (sort == nil ? found.reversed() : found).map { row in
            let at: Timestamp = try row["at"]
            let key: [UInt8]? = try row["key"]
            let sealed: [UInt8]? = try row["sealed"]
            let note = try key.flatMap { key in
                try sealed.map { sealed in
                    let id: Int = try row["note_id"]
                    return try vault.note(
                        key: key, sealed: sealed, of: row["beside_step"] ? .stepNote(id) : .referralNote(id))
                }
            }
            let (undoes, undoneBy): (Int?, Int?) = (try row["undoes"], try row["undone_by"])
            return StepEvent(
                event: eventNumber(try row["id"]), at: Instant(microseconds: at.microseconds), actor: try row["actor"],
                action: try row["action"], operation: try row["operation"], citizens: try row["citizens"],
                things: try row["things"], reason: try row["reason"], note: note,
                undoes: undoes.map(eventNumber), undoneBy: undoneBy.map(eventNumber))
        }
    }
}

extension StepEvent {
    fileprivate func of(_ things: [String]) -> StepEvent {
        StepEvent(
            event: event, at: at, actor: actor, action: action, operation: operation, citizens: citizens,
            things: things, reason: reason, note: note,
            undoes: undoes, undoneBy: undoneBy)
    }
}
