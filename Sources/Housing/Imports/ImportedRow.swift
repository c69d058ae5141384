/// A row that could be read, and where it stands.
package struct ImportedRow<Value: Sendable>: Sendable {
    /// The row a person sees, the header being row 1.
    package let row: Int
    package let value: Value
    /// What must be confirmed before the row is taken.
    package let confirms: [ImportProblemCode]
    /// Another row of the file has the same key, before this one.
    package let repeated: Repetition

    package enum Repetition: Hashable, Sendable {
        case first
        /// Equal to the row before with its key: counts as unchanged.
        case equal
        /// Differs from the row before with its key: wins as a change.
        case unequal
    }

    package init(row: Int, value: Value, confirms: [ImportProblemCode], repeated: Repetition) {
        self.row = row
        self.value = value
        self.confirms = confirms
        self.repeated = repeated
    }
}
