/// The associations registered, found by LBF number or by name.
package struct AssociationDirectory: Sendable {
    private var numbers: [String: String] = [:]
    private var names: [String: String] = [:]

    package init(_ associations: [(number: String, names: [String])]) {
        for association in associations {
            numbers[foldedKey(association.number)] = association.number
            for name in association.names { names[folded(name)] = association.number }
        }
    }

    /// The number, as registered, of what a file calls the association.
    package func number(of text: String) -> String? { numbers[foldedKey(text)] ?? names[folded(text)] }
}
