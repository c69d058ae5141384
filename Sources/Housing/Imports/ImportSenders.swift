/// Whose rows a file has, and what its history says of each: the associations in the order they are met, and which rows
/// are whose. Most files are of one association from end to end, so its rows are kept as runs.
package struct ImportSenders: Sendable {
    /// Of each association, by its number as registered, or as written where nobody knows it.
    package private(set) var counts: [SenderCount] = []
    private var places: [String: Int] = [:]
    private var runs: [(firstRow: Int, place: Int?)] = []
    private var last: String?

    package init() {}

    /// The association of all rows that name one; nil where they name several, or none.
    package var only: String? { counts.count == 1 ? counts[0].number : nil }

    /// Takes the rows in the order of the file.
    ///
    /// - Parameter number: nil where the row does not say a readable one.
    package mutating func take(_ number: String?, row: Int) {
        if number != last || runs.isEmpty {
            last = number
            runs.append((row, number.map { place(of: $0) }))
        }
        if let place = runs[runs.count - 1].place { counts[place].rows += 1 }
    }

    private mutating func place(of number: String) -> Int {
        let key = foldedKey(number)
        if let place = places[key] { return place }
        places[key] = counts.count
        counts.append(SenderCount(number: number, rows: 0))
        return counts.count - 1
    }

    /// Counts a problem for whose row it is in.
    package mutating func take(_ problem: ImportProblem) {
        guard problem.severity == .error || problem.code == .rentChanged, let row = problem.row,
            let place = place(ofRow: row)
        else { return }
        if problem.severity == .error { counts[place].errors += 1 } else { counts[place].changedRents += 1 }
    }

    private func place(ofRow row: Int) -> Int? {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].firstRow <= row { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : runs[low - 1].place
    }
}

/// What a file's history says of one association.
package struct SenderCount: Sendable, Hashable {
    /// LBF number.
    package let number: String
    package var rows: Int
    /// Problems that refuse a row.
    package var errors = 0
    /// Rents more than 10 % from the one last known.
    package var changedRents = 0

    package init(number: String, rows: Int, errors: Int = 0, changedRents: Int = 0) {
        self.number = number
        self.rows = rows
        self.errors = errors
        self.changedRents = changedRents
    }
}
