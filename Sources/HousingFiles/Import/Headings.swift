import Housing

/// How the row of headings is found in a file that has titles above it: it is the first that names most columns.
struct Headings: Sendable {
    /// Rows that are looked at, empty ones too.
    static let mostRows = 50

    private let profiles: [Profile]
    /// What divides their cells, where that is known.
    let delimiter: UInt8?

    /// - Parameter profiles: of the kind that is looked for, then of the others: a file of another kind has headings too.
    init(_ profiles: [Profile] = []) {
        self.profiles = profiles
        delimiter = nil
    }

    /// Those of a file that was read before.
    init(_ readAs: ImportReadAs) {
        profiles = []
        delimiter = readAs.delimiter?.utf8.first
    }

    /// True where nothing tells headings from other rows.
    var isEmpty: Bool { profiles.isEmpty }

    /// How many columns of one kind the cells of a row name.
    func named(_ cells: some Sequence<String>) -> Int {
        let headers = cells.filter { !$0.isEmpty && $0.utf8.count <= 200 }.map { folded(CellText.composed($0)) }
        return profiles.map { profile in Set(headers.compactMap { profile.index(folded: $0) }).count }.max() ?? 0
    }

    /// True where the cells of a row name every column that a file of the kind must have: the words to choose from, which a
    /// template has in a sheet of their own, stand under the names of columns too.
    func areWhole(_ cells: some Sequence<String>) -> Bool {
        guard let profile = profiles.first else { return true }
        let headers = cells.filter { !$0.isEmpty && $0.utf8.count <= 200 }.map { folded(CellText.composed($0)) }
        let named = Set(headers.compactMap { profile.index(folded: $0) })
        return profile.columns.indices.allSatisfy { !profile.columns[$0].required || named.contains($0) }
    }

    /// True where a row names so many columns that no later one is looked at.
    func isWhole(_ named: Int) -> Bool {
        profiles.first.map { profile in named >= profile.columns.count { $0.required } } ?? true
    }
}
