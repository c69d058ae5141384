/// A row that could be read, and where it stands.
package struct ImportedRow<Value: Sendable>: Sendable {
    /// The row a person sees, the header being row 1.
    package let row: Int
    package let value: Value

    package init(row: Int, value: Value) {
        self.row = row
        self.value = value
    }
}
