/// New values for some facts of a unit or a referral, as somebody typed them. What they are put upon is known only inside
/// the write, so they are read there, by the rules a file's cells are read by.
package protocol FactsChange<Value>: Sendable {
    associatedtype Value: Sendable

    /// The names of the columns that were typed.
    var columns: Set<String> { get }

    /// - Throws: `Problem` with the column in its details: `unknown_column`, or the code of what is wrong with a value.
    func applied(to value: Value) throws -> Value
}

/// A fact that was changed by hand.
package struct FactChanged: Hashable, Sendable, Codable {
    /// The name of the column as in the template.
    package let column: String
    package let old: FactValue
    package let new: FactValue

    /// What differs, in the order of the columns: by their names, since a second adult has columns that one alone lacks.
    package static func between(
        _ old: [(column: String, value: FactValue)], _ new: [(column: String, value: FactValue)]
    ) -> [FactChanged] {
        let olds = Dictionary(old.map { ($0.column, $0.value) }) { first, _ in first }
        let news = Dictionary(new.map { ($0.column, $0.value) }) { first, _ in first }
        return (old.count > new.count ? old : new).compactMap { column, _ in
            let (before, after) = (olds[column] ?? .unknown, news[column] ?? .unknown)
            return before == after ? nil : FactChanged(column: column, old: before, new: after)
        }
    }
}
