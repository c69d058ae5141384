/// The associations registered, found by LBF number or by name, and the column profile each is registered with.
package struct AssociationDirectory: Sendable {
    private var numbers: [String: String] = [:]
    private var names: [String: String] = [:]
    private var profiles: [String: String] = [:]

    package init(_ associations: [(number: String, names: [String], profile: String?)]) {
        for association in associations {
            numbers[foldedKey(association.number)] = association.number
            profiles[association.number] = association.profile
            for name in association.names { names[folded(name)] = association.number }
        }
    }

    /// The number, as registered, of what a file calls the association.
    package func number(of text: String) -> String? { numbers[foldedKey(text)] ?? names[folded(text)] }

    /// The profile of the association that a text names; nil where it has none of its own.
    package func profile(of text: String) -> String? { number(of: text).flatMap { profiles[$0] } }
}
