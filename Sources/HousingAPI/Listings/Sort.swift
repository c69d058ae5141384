package import Housing

/// The order of a list: `rent`, or `-rent` for descending. Empty values come last.
package struct Sort: Sendable, Hashable {
    package let field: Field
    package let descending: Bool

    /// Parses a field with an optional leading `-`.
    ///
    /// - Throws: `unknown_field`, `bad_sort` for what is kept sealed.
    package init(_ text: String, _ listing: Listing) throws(Problem) { try self.init(text, listing.listed) }

    /// Parses it of a list that is computed, likewise.
    package init(_ text: String, _ listing: ListedFields) throws(Problem) {
        descending = text.hasPrefix("-")
        field = try listing.known(text.dropFirst(descending ? 1 : 0))
        guard field.kind != .sealed else { throw Self.sealed(field) }
    }

    /// As it is typed.
    package var text: String { (descending ? "-" : "") + field.name }

    private static func sealed(_ field: Field) -> Problem {
        Problem(
            .wrongUse, "bad_sort",
            Words(
                da: "\(field.name) er krypteret, og der kan ikke sorteres efter det.",
                en: "\(field.name) is encrypted, and nothing is sorted by it."), details: ["field": field.name])
    }
}
