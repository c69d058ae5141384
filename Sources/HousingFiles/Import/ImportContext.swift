package import Housing

/// What a file is read against.
package struct ImportContext: Sendable {
    /// Today: the day of the run in Copenhagen, or `--on`.
    package var on: Day
    /// `--association`: every row must be of it.
    package var association: String?
    /// The associations registered; nil offline, where any number goes and a name is read as text.
    package var directory: AssociationDirectory?
    /// Whether a scheme gives new grants for a unit of that type at that rent (kr/month) on that day; nil asks nothing.
    package var schemeCovers: SchemeCovers?
    /// True once nobody waits for what is said of the file: reading it then ends with a `CancellationError`.
    package var isUnwanted: (@Sendable () -> Bool)?

    package typealias SchemeCovers = @Sendable (Scheme, UnitType, Money, Day) -> Bool

    package init(
        on: Day, association: String? = nil, directory: AssociationDirectory? = nil,
        schemeCovers: SchemeCovers? = nil, isUnwanted: (@Sendable () -> Bool)? = nil
    ) {
        self.on = on
        self.schemeCovers = schemeCovers
        self.association = association
        self.directory = directory
        self.isUnwanted = isUnwanted
    }

    /// - Throws: `CancellationError` once nobody waits any more.
    func goOn() throws { if isUnwanted?() == true { throw CancellationError() } }
}

/// A kind of row: how its values become one value, and by what it is compared.
protocol RowShape: Sendable {
    associatedtype Value: Sendable & Hashable

    /// - Throws: a profile that lacks a column the shape reads.
    init(_ profile: Profile) throws(Problem)

    /// The row's value, or nil where it has an error; the rules of the kind add their problems to the row.
    func value(_ row: inout ReadRow) -> Value?

    /// What the row is compared by, or nil where its key cannot be read.
    func fact(_ row: ReadRow, _ value: Value?) -> RowFact?

    /// The column a problem about the whole row names: the rent of a unit, a key of one column.
    var namedColumn: Int? { get }
    /// What its rows are held against each other by.
    static var comparison: RowComparison { get }
}

extension Profile {
    /// The place of a column that the code reads.
    func column(_ name: String) throws(Problem) -> Int {
        guard let index = index(of: name) else {
            throw Problem(
                .fault, "profile_incomplete",
                Words(da: "Profilen mangler kolonnen \(name).", en: "The profile lacks the column \(name)."),
                details: ["kind": kind.rawValue, "column": name])
        }
        return index
    }
}
