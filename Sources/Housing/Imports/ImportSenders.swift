/// Whose rows a file has: the associations in the order they are met, and which rows are whose. Most files are of one
/// association from end to end, so its rows are kept as runs.
package struct ImportSenders: Sendable {
    /// The numbers as registered, or as written where nobody knows them.
    package private(set) var numbers: [String] = []
    private var rows: [Int] = []
    private var places: [String: Int] = [:]
    private var runs: [(firstRow: Int, place: Int?)] = []
    private var last: String?

    package init() {}

    /// The association of all rows that name one; nil where they name several, or none.
    package var only: String? { numbers.count == 1 ? numbers[0] : nil }

    /// Takes the rows in the order of the file.
    ///
    /// - Parameter number: nil where the row does not say a readable one.
    package mutating func take(_ number: String?, row: Int) {
        if number != last || runs.isEmpty {
            last = number
            runs.append((row, number.map { place(of: $0) }))
        }
        if let place = runs[runs.count - 1].place { rows[place] += 1 }
    }

    private mutating func place(of number: String) -> Int {
        let key = foldedKey(number)
        if let place = places[key] { return place }
        places[key] = numbers.count
        numbers.append(number)
        rows.append(0)
        return numbers.count - 1
    }

    /// What a file's history says of each association.
    package func counts(_ problems: [ImportProblem]) -> [SenderCount] {
        var counts = zip(numbers, rows).map { SenderCount(number: $0, rows: $1) }
        for problem in problems where problem.severity == .error || problem.code == .rentChanged {
            guard let row = problem.row, let place = place(ofRow: row) else { continue }
            if problem.severity == .error { counts[place].errors += 1 } else { counts[place].changedRents += 1 }
        }
        return counts
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
    package let rows: Int
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
