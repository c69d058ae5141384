package import Housing

/// A noun that can be listed and shown: its path in the API, its number and its fields.
///
/// Listing, filtering, sorting, paging and every output format follow from this table; a new column is one field
/// here and one in the view `<name>_list`.
package struct Listing: Sendable {
    /// The noun in the plural: path segment, command and view (`units` is read from `units_list`).
    package let name: String
    /// One of them, for messages: `boligen`, `the unit`.
    package let one: Words
    /// Several of them: `boliger`, `units`.
    package let many: Words
    /// The field that names a row.
    package let key: String
    package let fields: [Field]
    /// The columns of a table when `--columns` is not given.
    package let shown: [String]
    /// The order when `--sort` is not given: a field, with a leading `-` for descending.
    package let sort: String
    /// What is needed to see it.
    package let right: Right

    /// Whether its rows lead to citizens.
    package var persons: Persons { right == .readCases ? .shows : .none }

    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Every listing, by name.
    package static let all: [Listing] = [
        associations, units, imports, importAssociations, referrals, checks, allocations, subsidies, subsidySchemes,
        incomeRefusals, census, parameters, figures, rechecks, flips,
    ]
}
