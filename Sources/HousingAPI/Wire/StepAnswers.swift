package import Housing

/// What was undone or corrected, and which figures differ by it.
package struct SteppedBack: Codable, Sendable {
    /// A total that is another than it was.
    package struct Changed: Codable, Sendable, Equatable {
        package let statistic: String
        /// `2025-10`.
        package let month: String
        package let before: Double?
        package let after: Double?

        package init(statistic: String, month: String, before: Double?, after: Double?) {
            self.statistic = statistic
            self.month = month
            self.before = before
            self.after = after
        }
    }

    /// `E-1042`: the undoing or the correction itself; by this number it can be undone. Null in a dry run: the next event
    /// is another's, be it a look-up.
    package private(set) var event: String?
    /// The step that was undone, or whose telling was corrected; null of what a file brought.
    package let undone: String?
    /// As its list shows it.
    package private(set) var thing: Shown?
    package let figures: [Changed]
    /// Periods of frozen packages that differ from what the figures are now.
    package let frozen: [String]

    package init(event: String?, undone: String?, thing: Shown?, figures: [Changed], frozen: [String]) {
        self.event = event
        self.undone = undone
        self.thing = thing
        self.figures = figures
        self.frozen = frozen
    }

    /// The same of what was only tried, which left no event.
    package var tried: SteppedBack {
        var tried = self
        tried.event = nil
        return tried
    }

    /// The same without the fields of the thing that ask for a right which is lacked.
    package func seen(with has: (Right) -> Bool) -> SteppedBack {
        var seen = self
        seen.thing = thing?.seen(with: has)
        return seen
    }
}

/// A row of whichever listing, inside another answer.
package struct Shown: WireValue, Equatable {
    package let record: Record

    package init(_ record: Record) { self.record = record }
    package init(from decoder: any Decoder) throws { record = try Record(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try record.encode(to: encoder) }

    fileprivate func seen(with has: (Right) -> Bool) -> Shown {
        let seen = Listing.units.seen(with: has)
        let names = Set(seen.fields.map(\.name) + seen.details.map(\.name))
        // Of a unit only: an allocation's own number is nobody's secret from who sees allocations.
        guard record.has(Listing.units.key), record.has("tenancy") else { return self }
        return Shown(Record(fields: record.fields.filter { names.contains($0.name) }))
    }

    package static var schema: Schema { .free }
    package static var sample: Shown { Shown(Record(fields: [])) }
}

/// Something that was done, by whom and why.
package struct StepEvent: Codable, Sendable, Equatable {
    /// `E-1042`.
    package let event: String
    package let at: Instant
    package let actor: String
    /// The name of the operation, such as `allocations.offer`; `read` of every look-up.
    package let action: String
    /// Of a look-up: the operation, and how many citizens it showed.
    package let operation: String?
    package let citizens: Int?
    /// What it was done with: `U-1042`.
    package let things: [String]
    /// The code where there is a list of them, else the words; of a look-up what it was for.
    package let reason: String?
    package let note: String?
    package let undoes: String?
    package let undoneBy: String?

    package init(
        event: String, at: Instant, actor: String, action: String, operation: String? = nil, citizens: Int? = nil,
        things: [String], reason: String?, note: String?, undoes: String?, undoneBy: String?
    ) {
        self.event = event
        self.at = at
        self.actor = actor
        self.action = action
        self.operation = operation
        self.citizens = citizens
        self.things = things
        self.reason = reason
        self.note = note
        self.undoes = undoes
        self.undoneBy = undoneBy
    }

    enum CodingKeys: String, CodingKey {
        case event, at, actor, action, operation, citizens, things, reason, note, undoes
        case undoneBy = "undone_by"
    }
}

/// Events, the oldest first.
package struct StepEvents: Codable, Sendable {
    package let items: [StepEvent]

    package init(items: [StepEvent]) { self.items = items }
}

/// Which events; of more than the limit the latest, or where they are sorted the first.
package struct EventsQuery: Wire {
    package var actor: String?
    package var action: String?
    package var from: Day?
    package var until: Day?
    /// Conditions that must all hold, as of every list: `things=R-310`, `undone_by!=`.
    package var `where`: [String]?
    /// A field, with a leading `-` for descending; the oldest first where it is left out.
    package var sort: String?
    package var limit: Int?
    /// True for look-ups, which are left out else.
    package var reads: Bool?

    package init(
        actor: String? = nil, action: String? = nil, from: Day? = nil, until: Day? = nil, where: [String]? = nil,
        sort: String? = nil, limit: Int? = nil, reads: Bool? = nil
    ) {
        self.actor = actor
        self.action = action
        self.from = from
        self.until = until
        self.where = `where`
        self.sort = sort
        self.limit = limit
        self.reads = reads
    }

    package static var bounds: [String: ClosedRange<Int>] {
        ["actor": 1...100, "action": 1...60, "where": 0...20, "sort": 1...60, "limit": 1...10_000]
    }
    package static var example: EventsQuery {
        EventsQuery(action: "allocations.offer", from: .sample, where: [], limit: 100)
    }
}

extension StepEvent {
    /// As a row of its list.
    package var record: Record {
        func text(_ value: String?) -> Record.Value { value.map { .text($0) } ?? .null }
        let look: [(String, Record.Value)] =
            operation == nil
            ? [] : [("operation", text(operation)), ("citizens", citizens.map { .number("\($0)") } ?? .null)]
        let done: [(String, Record.Value)] = [
            ("event", .text(event)), ("at", .text(at.description)), ("actor", .text(actor)), ("action", .text(action)),
        ]
        return Record(
            fields: done + look + [
                ("things", .list(things)), ("reason", text(reason)), ("note", text(note)), ("undoes", text(undoes)),
                ("undone_by", text(undoneBy)),
            ])
    }
}
