import Housing

/// What is kept of a file while it is read for the first time.
struct FirstPass<Shape: RowShape> {
    let shape: Shape
    let profile: Profile
    let others: [Profile]
    let context: ImportContext
    private let headings: Headings
    private var layout: Layout?
    /// Rows that came before it was clear which of them has the headings.
    private var early: [(number: Int, cells: [Cell])] = []
    private var rowCount = 0
    /// Of the header.
    private var problems: [ImportProblem] = []
    private var troubled = RowSet()
    private var unreadable = RowSet()
    private var facts: [RowFact] = []
    private var added: AddedAssociations
    private var senders = ImportSenders()
    /// Where the association stands in the profile; nil for a kind without.
    private let association: Int?

    /// - Parameter likelyRows: room is set aside at once, since growing would copy what has been kept so far.
    init(shape: Shape, profile: Profile, others: [Profile], context: ImportContext, likelyRows: Int) {
        facts.reserveCapacity(likelyRows)
        self.shape = shape
        self.profile = profile
        self.others = others
        self.context = context
        headings = Headings([profile] + others)
        added = AddedAssociations(profile)
        association = profile.index(of: "boligorganisation")
    }

    /// Takes the next row of the file.
    mutating func take(_ number: Int, _ cells: [Cell]) throws {
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        if let layout { return try take(number, cells, layout) }
        early.append((number, cells))
        if early.count == Headings.mostRows || headings.isWhole(headings.named(cells.lazy.map(\.text))) {
            try findHeadings()
        }
    }

    /// Settles which row has the headings, the first that names most columns, and takes those after it.
    private mutating func findHeadings() throws {
        guard layout == nil, var best = early.first else { return }
        var most = 0
        for row in early {
            let named = headings.named(row.cells.lazy.map(\.text))
            if named > most { (best, most) = (row, named) }
        }
        let found = try Layout(header: best.cells, row: best.number, profile: profile, others: others)
        problems = found.unknownColumns(best.cells)
        layout = found
        for row in early where row.number > best.number { try take(row.number, row.cells, found) }
        early = []
    }

    private mutating func take(_ number: Int, _ cells: [Cell], _ layout: Layout) throws {
        try context.goOn()
        rowCount += 1
        var row = ReadRow(number, cells, layout, context)
        let value = shape.value(&row)
        if !row.problems.isEmpty || added.problem(row) != nil { troubled.insert(number) }
        if case nil = value { unreadable.insert(number) }
        if let fact = shape.fact(row, value) { facts.append(fact) }
        if let association { senders.take(row.text(association), row: number) }
    }

    /// The reading, with a way to read the rows again.
    mutating func reading(name: String, kind: ImportKind, source: any RowSource) throws -> Reading<Shape.Value> {
        try findHeadings()
        guard let layout else {
            let sheet = source.elsewhere(Headings([profile])) ?? source.elsewhere(nil)
            throw FileFault(.emptyFile, sheet.map { .rule(.otherSheet($0)) } ?? .none)
        }
        guard rowCount > 0 else {
            throw FileFault(.noRows, source.elsewhere(Headings([profile])).map { .rule(.rowsInSheet($0)) } ?? .none)
        }
        // Moved out instead of copied: a file can have half a million rows.
        var taken: [RowFact] = []
        swap(&taken, &facts)
        var readAs = source.readAs
        readAs.headerRow = layout.headerRow
        return Reading(
            name: name, kind: kind, readAs: readAs, rowCount: rowCount, columns: layout.present,
            senders: senders, association: context.association ?? senders.only, own: problems,
            troubled: troubled, unreadable: unreadable,
            facts: RowFacts(taken, Shape.comparison), layout: layout,
            named: shape.namedColumn.flatMap { layout.positions[$0] == nil ? nil : $0 },
            read: { [shape, context] isWanted, body in
                try source.rows { number, cells in
                    guard number > layout.headerRow, isWanted(number), cells.contains(where: { !$0.isEmpty }) else {
                        return
                    }
                    try context.goOn()
                    var row = ReadRow(number, cells, layout, context)
                    let value = shape.value(&row)
                    try body(row, value)
                }
            })
    }
}

/// The associations a register met that nobody had registered, each named once.
struct AddedAssociations {
    private var seen: Set<String> = []
    /// Where the association stands; nil for a kind that adds none.
    private let column: Int?

    init(_ profile: Profile) { column = profile.kind == .register ? profile.index(of: "boligorganisation") : nil }

    mutating func problem(_ row: ReadRow) -> ImportProblem? {
        guard let column, let directory = row.context.directory, let text = row.text(column),
            directory.number(of: text) == nil, seen.insert(foldedKey(text)).inserted
        else { return nil }
        return .associationAdded(at: row.place(column))
    }
}
