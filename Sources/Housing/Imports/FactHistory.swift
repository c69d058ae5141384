/// Who said a value.
package enum FactSource: Hashable, Sendable {
    /// An import, by the 12 of `I-12`.
    case file(Int)
    /// Somebody, by the 1042 of `E-1042`.
    case hand(Int)

    /// `I-12` or `E-1042`.
    package var number: String {
        switch self {
        case .file(let number): "I-\(number)"
        case .hand(let number): "E-\(number)"
        }
    }

    fileprivate var isHand: Bool { if case .hand = self { true } else { false } }
}

/// What was known of a dwelling or a referral from a time on.
package struct FactVersion: Hashable, Sendable {
    /// In their order.
    private let columns: [String]
    /// What was known; nothing is known of a column that is not there, such as those of a second adult.
    private let values: [String: FactValue]
    package let source: FactSource
    package let since: Instant
    /// The step that the version undoes, by its event: what it puts back was said by somebody before.
    package let undoes: Int?
    /// The columns of which a file has said the same while the version stood.
    package let repeated: Set<String>
    /// The columns that whoever typed a row told, of which the first version has more; nil where all were told.
    private let told: Set<String>?

    package init(
        _ facts: [(column: String, value: FactValue)], source: FactSource, since: Instant, undoes: Int? = nil,
        repeated: Set<String> = [], told: Set<String>? = nil
    ) {
        self.repeated = repeated
        self.told = told
        columns = facts.map(\.column)
        values = Dictionary(facts.map { ($0.column, $0.value) }) { first, _ in first }
        self.source = source
        self.since = since
        self.undoes = undoes
    }

    /// What is known of a column.
    fileprivate subscript(column: String) -> FactValue { values[column] ?? .unknown }

    /// Whether a hand said what is known of the column, and did not only leave it out of a row it typed.
    fileprivate func isSaidByHand(_ column: String) -> Bool { source.isHand && told?.contains(column) != false }

    fileprivate func has(_ column: String) -> Bool { values[column] != nil }

    /// What a row says, and that it says nothing of what only the version knows of: a second adult who is gone.
    fileprivate func completing(
        _ facts: [(column: String, value: FactValue)]
    ) -> [(column: String, value: FactValue)] {
        let said = Set(facts.map(\.column))
        return facts + columns.filter { !said.contains($0) }.map { ($0, .unknown) }
    }
}

/// A value, who said it and since when it is known.
package struct SourcedFact: Hashable, Sendable {
    package let column: String
    package let value: FactValue
    package let from: FactSource
    package let since: Instant
}

/// The versions of one dwelling or referral, from which follow who said each value, and what is to be asked about a file
/// that says another: what a hand entered outlives the next file, and so does what a later file said against an older
/// one.
package struct FactHistory: Sendable {
    private let versions: [FactVersion]

    /// - Parameter versions: oldest first.
    package init(_ versions: [FactVersion]) { self.versions = versions }

    /// Each value of the current version in the order of `columns`.
    package func facts(_ columns: [String]) -> [SourcedFact] {
        guard let current = versions.last else { return [] }
        return columns.compactMap { column in
            guard current.has(column) else { return nil }
            let said = versions[saidFirst(column, before: versions.count)]
            return SourcedFact(column: column, value: current[column], from: said.source, since: said.since)
        }
    }

    /// What speaks against a row of a file, column by column.
    ///
    /// - Parameters:
    ///   - columns: those the file has; the others leave what is known.
    package func contested(
        by facts: [(column: String, value: FactValue)], row: Int, columns: Set<String>
    ) -> [ContestedValue] {
        guard let current = versions.last else { return [] }
        return current.completing(facts).compactMap { column, value in
            let known = current[column]
            guard columns.contains(column), known != value else { return nil }
            let place = saidFirst(column, before: versions.count)
            if versions[place].isSaidByHand(column) { return ContestedValue(row: row, column: column, .byHand(known)) }
            // An earlier file said what this one says, and a later one did not.
            let wasSaid = versions[..<place].indices.contains { index in
                guard versions[index][column] == value else { return false }
                let first = versions[saidFirst(column, before: index + 1)]
                return versions[index].repeated.contains(column) || (first.has(column) && !first.source.isHand)
            }
            return wasSaid ? ContestedValue(row: row, column: column, .laterFile(known)) : nil
        }
    }

    /// The columns of which a row says what a hand had said, and no file yet. It changes nothing, and still the file has had
    /// the value: a later one that goes back to it has an older value.
    package func repeated(by facts: [(column: String, value: FactValue)], columns: Set<String>) -> [String] {
        guard let current = versions.last else { return [] }
        return facts.compactMap { column, value in
            guard columns.contains(column), current[column] == value else { return nil }
            let place = saidFirst(column, before: versions.count)
            let isKnown = versions[place...].contains { $0.repeated.contains(column) }
            return versions[place].isSaidByHand(column) && !isKnown ? column : nil
        }
    }

    /// What a row changes, column by column.
    package func changes(
        by facts: [(column: String, value: FactValue)], row: Int, columns: Set<String>
    ) -> [RowChange] {
        guard let current = versions.last else { return [] }
        return current.completing(facts).compactMap { column, value in
            let known = current[column]
            guard columns.contains(column), known != value else { return nil }
            return RowChange(row: row, column: column, old: known, new: value)
        }
    }

    /// The version that began to say what the one before `end` says of a column. An undoing says nothing of its own: what it
    /// put back was said before the step it undoes.
    private func saidFirst(_ column: String, before end: Int) -> Int {
        var place = end - 1
        while place > 0, versions[place - 1][column] == versions[end - 1][column] { place -= 1 }
        guard let undoes = versions[place].undoes,
            let step = versions[..<place].lastIndex(where: { $0.source == .hand(undoes) }), step > 0,
            versions[step - 1][column] == versions[place][column]
        else { return place }
        return saidFirst(column, before: step)
    }
}
