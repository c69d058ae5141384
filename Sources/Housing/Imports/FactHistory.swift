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
    /// Values by column.
    package let values: [String: FactValue]
    package let source: FactSource
    package let since: Instant
    /// The step that the version undoes, by its event: what it puts back was said by somebody before.
    package let undoes: Int?

    package init(
        _ facts: [(column: String, value: FactValue)], source: FactSource, since: Instant, undoes: Int? = nil
    ) {
        values = Dictionary(facts.map { ($0.column, $0.value) }) { first, _ in first }
        self.source = source
        self.since = since
        self.undoes = undoes
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
            guard let value = current.values[column] else { return nil }
            let said = versions[saidFirst(column, before: versions.count)]
            return SourcedFact(column: column, value: value, from: said.source, since: said.since)
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
        return facts.compactMap { column, value in
            guard columns.contains(column), let known = current.values[column], known != value else { return nil }
            let place = saidFirst(column, before: versions.count)
            if versions[place].source.isHand { return ContestedValue(row: row, column: column, .byHand(known.shown)) }
            // An earlier file said what this one says, and a later one did not.
            let wasSaid = versions[..<place].indices.contains { index in
                versions[index].values[column] == value && !versions[saidFirst(column, before: index + 1)].source.isHand
            }
            return wasSaid ? ContestedValue(row: row, column: column, .laterFile(known.shown)) : nil
        }
    }

    /// What a row changes, column by column.
    package func changes(
        by facts: [(column: String, value: FactValue)], row: Int, columns: Set<String>
    ) -> [RowChange] {
        guard let current = versions.last else { return [] }
        return facts.compactMap { column, value in
            // A column of a second adult is not known of one alone.
            let known = current.values[column] ?? .unknown
            guard columns.contains(column), known != value else { return nil }
            return RowChange(row: row, column: column, old: known, new: value)
        }
    }

    /// The version that began to say what the one before `end` says of a column. An undoing says nothing of its own: what it
    /// put back was said before the step it undoes.
    private func saidFirst(_ column: String, before end: Int) -> Int {
        var place = end - 1
        while place > 0, versions[place - 1].values[column] == versions[end - 1].values[column] { place -= 1 }
        guard let undoes = versions[place].undoes,
            let step = versions[..<place].lastIndex(where: { $0.source == .hand(undoes) }), step > 0,
            versions[step - 1].values[column] == versions[place].values[column]
        else { return place }
        return saidFirst(column, before: step)
    }
}
