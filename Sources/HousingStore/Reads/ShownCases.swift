import Housing
import HousingAPI
import Postgres

/// An answer that may show cases, and so citizens.
package protocol ShowsCases: Sendable {
    /// Adds every case the answer names.
    func add(to cases: inout ShownCases)
}

/// The cases an answer names, by number; whose they are the database knows.
package struct ShownCases: Sendable {
    private var ids: [Character: Set<Int>] = [:]
    private var citizenIDs: Set<Int> = []
    /// Whether cells of a file of citizens are quoted, also of who is known by no number.
    private(set) var quotesFile = false

    package init() {}

    package var isEmpty: Bool { ids.isEmpty && citizenIDs.isEmpty && !quotesFile }

    mutating func add(_ number: ReferralNumber) { add("R", number.value) }

    /// Cells of a file of citizens are quoted.
    mutating func addQuotes() { quotesFile = true }

    mutating func add(citizen: Int) { citizenIDs.insert(citizen) }

    /// The citizens' ids, where all are known without being looked up.
    var known: Set<Int>? { ids.isEmpty ? citizenIDs : nil }

    /// - Parameter letter: that of its number; one that leads to no citizen adds nothing.
    mutating func add(_ letter: Character, _ id: Int) {
        guard Self.selects[letter] != nil else { return }
        ids[letter, default: []].insert(id)
    }

    /// A number as it is shown, such as `A-77`.
    mutating func add(_ number: String) {
        guard let letter = number.first, number.dropFirst().first == "-", let id = Int(number.dropFirst(2)) else {
            return
        }
        add(letter, id)
    }

    /// The citizens they are of, each once, as a select of one column.
    var citizens: Statement {
        var selects = ids.sorted { $0.key < $1.key }.compactMap { letter, ids in Self.selects[letter]?(ids.sorted()) }
        if !citizenIDs.isEmpty { selects.append("select unnest(\(citizenIDs.sorted())::bigint[])") }
        guard !selects.isEmpty else { return "select null::bigint where false" }
        return "select distinct citizen_id from (\(fragment: selects.joined(separator: " union all "))) s (citizen_id)"
    }

    /// The letters of numbers that lead to a citizen, and how.
    private static let selects: [Character: @Sendable ([Int]) -> Statement] = [
        "R": { "select r.citizen_id from unnest(\($0)::bigint[]) n join referral r on r.id = n" },
        "A": { "select a.citizen_id from unnest(\($0)::bigint[]) n join allocation a on a.id = n" },
        "S": {
            """
            select a.citizen_id from unnest(\($0)::bigint[]) n join subsidy s on s.id = n
            join allocation a on a.id = s.allocation_id
            """
        },
        "C": {
            """
            select r.citizen_id from unnest(\($0)::bigint[]) n join income_check c on c.id = n
            join referral r on r.id = c.referral_id
            """
        },
        "D": {
            """
            select r.citizen_id from unnest(\($0)::bigint[]) n join income_refusal d on d.id = n
            join referral r on r.id = d.referral_id
            """
        },
    ]

    static func leadsToCitizen(_ kind: Field.Kind) -> Bool {
        if case .number(let letter) = kind { selects[letter] != nil } else { false }
    }
}

/// A value that does not say itself whose it is, with the cases it is of.
struct OfCases<Value: Sendable>: ShowsCases {
    let value: Value
    let cases: ShownCases

    init(_ value: Value, _ cases: ShownCases) {
        self.value = value
        self.cases = cases
    }

    init(_ value: Value, _ letter: Character, _ id: Int) {
        var cases = ShownCases()
        cases.add(letter, id)
        self.init(value, cases)
    }

    /// A value that says itself whose it is.
    init(naming value: Value) where Value: ShowsCases {
        var cases = ShownCases()
        value.add(to: &cases)
        self.init(value, cases)
    }

    init(_ value: Value, citizen: Int) {
        var cases = ShownCases()
        cases.add(citizen: citizen)
        self.init(value, cases)
    }

    func add(to cases: inout ShownCases) { cases = self.cases }
}

/// Where the rows of a listing name cases. One that names its referral need say no more: all else is of the same citizen.
struct CaseColumns {
    private let columns: [(place: Int, letter: Character)]
    private let isOfCitizens: Bool

    init(_ listing: Listing) {
        isOfCitizens = listing.stored.isOfCitizens
        let fields = listing.fields
        var columns: [(place: Int, letter: Character)] = []
        for (place, field) in fields.enumerated() where ShownCases.leadsToCitizen(field.kind) {
            if case .number(let letter) = field.kind { columns.append((place, letter)) }
        }
        let referral = columns.filter { fields[$0.place].name == Listing.referrals.key }
        self.columns = referral.isEmpty ? columns : referral
    }

    /// Adds the cases of a row that begins with the listing's columns, and has whose it is where the listing says so.
    func add(_ row: Row, to cases: inout ShownCases) throws {
        if isOfCitizens { return cases.add(citizen: try row["citizen_id"]) }
        for (place, letter) in columns {
            if let text = row.text(at: place), let id = Int(text) { cases.add(letter, id) }
        }
    }
}
