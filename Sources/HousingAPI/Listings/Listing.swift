package import Housing

/// A noun that can be listed and shown: its path in the API, its number and its fields.
///
/// Listing, filtering, sorting, paging and every output format follow from this table; a new column is one field
/// here and one in the view that `StoredListing` names.
package struct Listing: Sendable {
    /// Every listing there is, by its name in the plural: path segment and command.
    package enum Name: String, CaseIterable, Sendable {
        case associations, agreements, units, imports
        case importAssociations = "import_associations"
        case referrals, checks, allocations, subsidies
        case subsidySchemes = "subsidy_schemes"
        case frames
        case incomeRefusals = "income_refusals"
        case census, supply, parameters
        case parameterValues = "parameter_values"
        case rechecks, flips, settings, jobs
    }

    package let id: Name
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
    /// What `show` and every write say of one beyond its fields.
    package let details: [Detail]

    /// Whether its rows lead to citizens.
    package var persons: Persons { right == .readCases ? .shows : .none }

    init(
        _ id: Name, one: Words, many: Words, key: String, fields: [Field], shown: [String], sort: String, right: Right,
        details: [Detail] = []
    ) {
        self.id = id
        self.one = one
        self.many = many
        self.key = key
        self.fields = fields
        self.shown = shown
        self.sort = sort
        self.right = right
        self.details = details
    }

    /// The name in paths and commands: `units`.
    package var name: String { id.rawValue }

    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Its fields, to be asked for by name.
    package var listed: ListedFields { ListedFields(name, fields) }

    /// The field of that name; there being none is wrong use, and the hint names them all.
    package func known(_ name: some StringProtocol) throws(Problem) -> Field { try listed.known(name) }

    /// The listing as somebody sees it who has those rights: the fields and details that ask for another are not there, to be
    /// shown, filtered or sorted by.
    package func seen(with has: (Right) -> Bool) -> Listing {
        // Most see all, and of those nothing is made anew.
        if fields.allSatisfy({ $0.right.map(has) ?? true }), details.allSatisfy({ $0.right.map(has) ?? true }) {
            return self
        }
        let seen = fields.filter { $0.right.map(has) ?? true }
        let seenDetails = details.filter { $0.right.map(has) ?? true }
        return Listing(
            id, one: one, many: many, key: key, fields: seen,
            shown: shown.filter { name in seen.contains { $0.name == name } }, sort: sort, right: right,
            details: seenDetails)
    }

    /// The listing as a record of it shows it: without the fields that who asked may not see.
    package func seen(in record: Record) -> Listing {
        seen { right in fields.allSatisfy { $0.right != right || record.has($0.name) } }
    }

    /// Every listing, in the order of `Name`.
    package static let all: [Listing] = Name.allCases.map(\.listing)
}

extension Listing.Name {
    /// The listing of that name.
    package var listing: Listing {
        switch self {
        case .associations: .associations
        case .agreements: .agreements
        case .units: .units
        case .imports: .imports
        case .importAssociations: .importAssociations
        case .referrals: .referrals
        case .checks: .checks
        case .allocations: .allocations
        case .subsidies: .subsidies
        case .subsidySchemes: .subsidySchemes
        case .frames: .frames
        case .incomeRefusals: .incomeRefusals
        case .census: .census
        case .supply: .supply
        case .parameters: .parameters
        case .parameterValues: .parameterValues
        case .rechecks: .rechecks
        case .flips: .flips
        case .settings: .settings
        case .jobs: .jobs
        }
    }
}
