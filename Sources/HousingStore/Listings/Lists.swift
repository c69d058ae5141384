package import Housing
package import HousingAPI
import Postgres
import Synchronization

/// What a list is asked for. Every listing takes the same.
package struct ListRequest: Sendable {
    /// All must hold.
    package var conditions: [Condition]
    /// The listing's own order when nil.
    package var sort: Sort?
    /// Rows a page, 1-1000.
    package var limit: Int
    /// Where the page before ended.
    package var cursor: String?

    package init(conditions: [Condition] = [], sort: Sort? = nil, limit: Int = 100, cursor: String? = nil) {
        self.conditions = conditions
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }

    /// Reads what was typed, or stands in a query.
    ///
    /// - Parameter today: what `today` means in a condition.
    package init(
        _ listing: Listing, where conditions: [String] = [], sort: String? = nil, limit: Int = 100,
        cursor: String? = nil, today: Day
    ) throws(Problem) {
        self.init(limit: limit, cursor: cursor)
        for condition in conditions { self.conditions.append(try Condition(condition, listing, today: today)) }
        if let sort { self.sort = try Sort(sort, listing) }
    }
}

extension Store {
    /// One page of a listing, in a stable order: two pages never overlap, whatever is written in between.
    package func list(_ listing: Listing, _ request: ListRequest) async throws -> Page<Record> {
        guard (1...1000).contains(request.limit) else {
            throw Problem(
                .wrongUse, "bad_limit",
                Words(da: "limit er et tal fra 1 til 1000.", en: "limit is a number from 1 to 1000."),
                details: ["limit": String(request.limit)])
        }
        let selection = try Selection(listing, request)
        let places = CaseColumns(listing)
        return try await read { tx in
            let (rows, vault) = (try tx.rows("\(fragment: selection.sql) limit \(request.limit + 1)"), try tx.vault)
            var next: String?
            if rows.count > request.limit, let last = rows.dropLast().last {
                next =
                    Cursor(
                        listing: listing.id, sort: selection.sort.text, value: try last["sorted"], id: try last["id"]
                    )
                    .text
            }
            let shown = rows.prefix(request.limit)
            var cases = ShownCases()
            for row in shown { try places.add(row, to: &cases) }
            return OfCases(Page(items: try shown.map { try listing.record($0, vault) }, next: next), cases)
        }.value
    }

    /// Every row of a listing that the request wants, in its order and as of one moment, however many there are: `body`
    /// gets them as JSON, a line each, in pieces of some 64 KB. It is called on the database connection's thread, and
    /// may wait there for whoever reads. `limit` is not heeded.
    ///
    /// - Returns: the last piece, once it is noted who was shown it all; empty where there is none.
    package func forEachRecord(
        _ listing: Listing, _ request: ListRequest, _ body: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws -> [UInt8] {
        let selection = try Selection(listing, request)
        let reader = Reader.current
        reader?.begin()
        let given = Mutex(ShownCases())
        do {
            return try await inWords {
                let settings = reader == nil ? [:] : Reader.settings
                return try await transaction(reader == nil ? .readOnly : .readWrite, settings: settings) { tx in
                    let (lines, columns) = (RecordLines(listing, try tx.vault), CaseColumns(listing))
                    var piece: [UInt8] = []
                    var cases = ShownCases()
                    var isGiven = false
                    defer { if isGiven { given.withLock { $0 = cases } } }
                    try tx.forEach(selection.sql) { row in
                        try lines.append(row, to: &piece)
                        try columns.add(row, to: &cases)
                        if piece.count >= 1 << 16 {
                            isGiven = true
                            try body(piece)
                            piece.removeAll(keepingCapacity: true)
                        }
                    }
                    reader?.note(cases, tx)
                    return piece
                }
            }
        } catch {
            // Who left in the middle has seen what came before; they may have been cancelled, this is not.
            let cases = given.withLock { $0 }
            if !cases.isEmpty { try await Task { try await transaction { tx in reader?.note(cases, tx) } }.value }
            throw error
        }
    }

    /// One row of a listing by its number, by the key it has in files, or by that of something it is the only one of.
    ///
    /// - Parameter seesCases: whether the number of a case may lead to it.
    package func show(_ listing: Listing, _ name: String, seesCases: Bool = true) async throws -> Record {
        // Details name events, whom a unit could have been offered to, and the like: nothing of an association's.
        let isForAssociation = Reader.current?.association != nil
        return try await read { tx in
            let id = try tx.id(of: name, listing, seesCases: seesCases)
            if isForAssociation { return OfCases(naming: try tx.row(toAssociation: listing, id: id)) }
            return try tx.answer(listing, id: id, isLast: true)
        }.value
    }
}

extension Transaction {
    /// One row of a listing as `show` has it; nil where it may not be shown.
    func shown(_ listing: Listing, id: Int, toAssociation isForAssociation: Bool) throws -> Record? {
        do {
            return isForAssociation ? try row(toAssociation: listing, id: id) : try record(listing, id: id)
        } catch is Problem { return nil }
    }

    fileprivate func row(toAssociation listing: Listing, id: Int) throws -> Record {
        var record = try row(of: listing, id: id)
        record.fields += listing.details.map { ($0.name, $0.form == .rows ? .records([]) : .null) }
        return record
    }
}

/// The rows a request wants of a listing, in order: its columns, then `id`, what they are sorted by, and whose they are.
private struct Selection {
    let sort: Sort
    let sql: Statement

    init(_ listing: Listing, _ request: ListRequest) throws {
        sort = try request.sort ?? Sort(listing.sort, listing)
        var conditions = request.conditions.map(\.sql)
        if let cursor = request.cursor {
            conditions.append(try sort.after(try Cursor(cursor, of: listing.id, sort), in: listing))
        }
        let filter: Statement = conditions.isEmpty ? "" : "where \(fragment: conditions.joined(separator: " and "))"
        sql = """
            select \(fragment: listing.columns), id, (\(fragment: sort.column(of: listing)))::text as sorted
              \(fragment: listing.stored.isOfCitizens ? ", citizen_id" : "")
            from \(identifier: listing.stored.view) \(fragment: filter) order by \(fragment: sort.order(of: listing))
            """
    }
}

extension Transaction {
    /// The one with that id, as `show` has it.
    func record(_ listing: Listing, id: Int) throws -> Record { try answer(listing, id: id, isLast: false).value }

    /// The same with whose it is, which a row that has it need not be asked for again.
    ///
    /// - Parameter isLast: whether nothing was written and nothing else is asked: then the transaction ends with it, where
    ///   it can.
    fileprivate func answer(_ listing: Listing, id: Int, isLast: Bool) throws -> OfCases<Record> {
        let details = listing.stored.details
        let show = ShowStatements.of(listing)
        let statements = show.statements.map { $0.with(id) }
        var answers = try isLast && show.isAll ? finish(statements)[...] : batch(statements)[...]
        let row = answers.removeFirst().first
        var record = try self.record(of: listing, row, id: id)
        var places = (listing.fields.count..<listing.fields.count + show.columns)[...]
        let citizen: Int? = listing.stored.isOfCitizens ? try row?["citizen_id"] : nil
        record.fields += try details.map { detail in
            switch detail.source {
            case .column(_, let value):
                (detail.name, try row?.text(at: places.removeFirst()).map(value) ?? .null)
            case .statement(_, let value): (detail.name, try value(answers.removeFirst()))
            case .reading(let read): (detail.name, try read(self, id))
            }
        }
        return citizen.map { OfCases(record, citizen: $0) } ?? OfCases(naming: record)
    }

    /// The one with that id, as the list has it.
    func row(of listing: Listing, id: Int) throws -> Record {
        try record(of: listing, try optionalRow(listing.statement(id: id)), id: id)
    }

    private func record(of listing: Listing, _ row: Row?, id: Int) throws -> Record {
        guard let row else { throw Problem.unknown(listing, listing.name(of: id)) }
        return try listing.record(row, try vault)
    }
}
