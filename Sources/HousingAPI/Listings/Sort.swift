package import Housing

/// The order of a list: `rent`, or `-rent` for descending. Empty values come last.
package struct Sort: Sendable, Hashable {
    package let field: Field
    package let descending: Bool

    /// Parses a field with an optional leading `-`.
    ///
    /// - Throws: `unknown_field`.
    package init(_ text: String, _ listing: Listing) throws(Problem) {
        descending = text.hasPrefix("-")
        field = try listing.known(text.dropFirst(descending ? 1 : 0))
    }

    /// As it is typed.
    package var text: String { (descending ? "-" : "") + field.name }
}
