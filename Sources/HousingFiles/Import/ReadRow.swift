import Housing

/// A row whose cells have been read, before the rules of its kind look at it.
struct ReadRow {
    let number: Int
    let layout: Layout
    let cells: [Cell]
    let context: ImportContext
    private(set) var values: [CellValue]
    private(set) var problems: [ImportProblem] = []

    /// Reads every cell by its column's type; all problems of the row at once.
    init(_ number: Int, _ cells: [Cell], _ layout: Layout, _ context: ImportContext) {
        self.number = number
        self.cells = cells
        self.layout = layout
        self.context = context
        let columns = layout.columns
        values = [CellValue](repeating: .empty, count: columns.count)
        // With cells beyond the header the row has slipped by some columns, so none of its cells can be trusted.
        if let beyond = cells.indices.dropFirst(layout.targets.count).first(where: { !cells[$0].isEmpty }) {
            problems.append(headless(beyond))
            for index in values.indices { values[index] = .unreadable }
            return
        }
        for position in layout.targets.indices {
            let cell = position < cells.count ? cells[position] : .empty
            switch layout.targets[position] {
            case .ignored: continue
            case .blank: if !cell.isEmpty { problems.append(headless(position)) }
            case .column(let index): values[index] = read(cell, columns[index], index)
            }
        }
    }

    private mutating func read(_ cell: Cell, _ column: ProfileColumn, _ index: Int) -> CellValue {
        if cell.isEmpty {
            if column.required { add(.missingValue, at: index) }
            return column.required ? .unreadable : .empty
        }
        do throws(CellFault) {
            let value = try column.read(cell)
            if column.isKey, let lost = LostDigits.found(in: cell) { add(.digitsLost, at: index, .rule(lost)) }
            // Free text stands in clear, and many read it.
            if !column.isKey, column.type == .text || column.type == .personName, hasCPRNumber(cell.text) {
                add(.numberInText, at: index)
                return .unreadable
            }
            return value
        } catch {
            add(error.code, at: index, error.detail)
            return .unreadable
        }
    }

    /// Where rows tell of citizens nobody knows whose data slipped there, so it is not shown.
    private func headless(_ position: Int) -> ImportProblem {
        ImportProblem(
            .tooManyCells, row: number, cell: columnLetters(position) + String(number), position: position,
            found: layout.profile.kind.tellsOfCitizens ? nil : cells[position].text)
    }

    /// Adds a problem at a column's cell.
    mutating func add(
        _ code: ImportProblemCode, severity: ImportSeverity? = nil, at column: Int,
        _ detail: ImportProblem.Detail = .none
    ) {
        problems.append(place(column).problem(code, severity: severity, detail: detail))
    }

    mutating func set(_ column: Int, _ value: CellValue) { values[column] = value }

    func place(_ column: Int) -> ImportPlace { layout.place(column, row: number, cells: cells) }

    var hasError: Bool { problems.contains { $0.severity == .error } }

    /// True where the cell says nothing (or the file has no such column).
    func isEmpty(_ column: Int) -> Bool { if case .empty = values[column] { true } else { false } }

    func text(_ column: Int) -> String? { if case .text(let text) = values[column] { text } else { nil } }
    func amount(_ column: Int) -> Money? { if case .amount(let amount) = values[column] { amount } else { nil } }
    func day(_ column: Int) -> Day? { if case .day(let day) = values[column] { day } else { nil } }
    func yesNo(_ column: Int) -> Bool? { if case .yesNo(let answer) = values[column] { answer } else { nil } }
    func ages(_ column: Int) -> [ChildAge]? { if case .ages(let ages) = values[column] { ages } else { nil } }
    func word(_ column: Int) -> String? { if case .code(let code) = values[column] { code } else { nil } }
    func whole(_ column: Int) -> Int? { if case .whole(let number) = values[column] { number } else { nil } }
    /// In hundredths.
    func hundredths(_ column: Int) -> Int? { if case .number(let number) = values[column] { number } else { nil } }

    func code<Value: Code>(_ column: Int) -> Value? { word(column).flatMap(Value.init(rawValue:)) }
    func codes<Value: Code>(_ column: Int) -> [Value]? {
        if case .codes(let codes) = values[column] { codes.compactMap(Value.init(rawValue:)) } else { nil }
    }
}
