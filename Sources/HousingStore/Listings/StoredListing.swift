import Housing
import HousingAPI
import Postgres

/// How a listing is stored: the view of its current rows, each with an `id` and a column a field, what names one of
/// them, and where its details are.
struct StoredListing {
    let view: String
    /// Tried in this order.
    let names: [RowName]
    /// Whether each row is a citizen's, whose id the view has as `citizen_id`: then whom a list shows need not be looked up again.
    var isOfCitizens = false
    /// In the order of `Listing.details`.
    var details: [StoredDetail] = []
}

/// How a detail is read of the one with that id.
struct StoredDetail {
    enum Source {
        /// One text that a query gives, asked as a column of the row itself.
        case column(@Sendable (Int) -> Statement, value: @Sendable (String) throws -> Record.Value)
        /// The rows of one statement, asked together with the row itself.
        case statement(@Sendable (Int) -> Statement, value: @Sendable ([Row]) throws -> Record.Value)
        case reading(@Sendable (Transaction, Int) throws -> Record.Value)
    }

    let name: String
    let source: Source

    init(name: String, _ read: @escaping @Sendable (Transaction, Int) throws -> Record.Value) {
        self.name = name
        source = .reading(read)
    }

    init(
        name: String, asking statement: @escaping @Sendable (Int) -> Statement,
        _ value: @escaping @Sendable ([Row]) throws -> Record.Value
    ) {
        self.name = name
        source = .statement(statement, value: value)
    }

    /// - Parameter value: of the text; where there is none the detail is null.
    init(
        name: String, column query: @escaping @Sendable (Int) -> Statement,
        _ value: @escaping @Sendable (String) throws -> Record.Value
    ) {
        self.name = name
        source = .column(query, value: value)
    }
}

/// What a person may call one row by.
enum RowName {
    /// Its number with the letter, `U-1042`.
    case number
    /// The digits of its number alone.
    case digits
    /// The key it has in files: a SELECT of the `id`, or nil where the text cannot be such a key.
    case key(@Sendable (String) -> Statement?)
    /// A key that several may have, one after the other: a SELECT of `id` and `open`, the last first; or nil as above. It
    /// means the last, unless several are open.
    case keyInTurn(@Sendable (String) -> Statement?)
}

extension Listing {
    var stored: StoredListing { storedListings[id] ?? id.stored }
}

/// Each made once.
private let storedListings = Dictionary(uniqueKeysWithValues: Listing.Name.allCases.map { ($0, $0.stored) })

extension Listing.Name {
    fileprivate var stored: StoredListing {
        switch self {
        case .associations: StoredListing(view: "association_listed", names: [.association])
        case .agreements: StoredListing(view: "agreement_now", names: [.agreement])
        case .units:
            StoredListing(view: "unit_listed", names: [.number, .digits, .unit], details: [.unitFacts, .proof])
        case .imports: StoredListing(view: "import_file_now", names: [.number, .digits])
        case .importAssociations: StoredListing(view: "import_association_now", names: [.association])
        // A case number may be digits alone, and is what people have on paper.
        case .referrals:
            StoredListing(
                view: "referral_listed", names: [.number, .referral, .digits], isOfCitizens: true,
                details: [.name, .referralFacts, .offers, .refusals, .notes, .history])
        case .checks: StoredListing(view: "income_check_listed", names: [.number, .digits])
        case .allocations: StoredListing(view: "allocation_listed", names: [.number, .digits], isOfCitizens: true)
        case .subsidies: StoredListing(view: "subsidy_listed", names: [.number, .digits])
        // A scheme has terms for several types and times: no word names one row.
        case .subsidySchemes: StoredListing(view: "subsidy_terms_now", names: [])
        case .frames: StoredListing(view: "frame_now", names: [.frame])
        case .incomeRefusals:
            StoredListing(view: "income_refusal_listed", names: [.number, .digits], isOfCitizens: true)
        case .census: StoredListing(view: "census_now", names: [.year])
        case .supply: StoredListing(view: "supply_now", names: [.number, .digits])
        case .parameters: StoredListing(view: "parameter_set_now", names: [.number, .digits])
        // A parameter has a value in several sets.
        case .parameterValues: StoredListing(view: "parameter_now", names: [])
        case .rechecks: StoredListing(view: "recheck_now", names: [.number, .digits])
        case .flips: StoredListing(view: "flip_now", names: [.digits])
        // A setting has values of several days, drafts among them.
        case .settings: StoredListing(view: "setting_now", names: [])
        case .jobs: StoredListing(view: "job_now", names: [.job])
        }
    }
}

extension RowName {
    /// The LBF number.
    fileprivate static let association = RowName.key { "select id from association where key = \(foldedKey($0))" }

    /// The association, with `/` before its department where one is meant, and before the day where it is not today: the
    /// agreement in force then.
    fileprivate static let agreement = RowName.key { text in
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let day = parts.count > 1 ? parts.last.flatMap(Day.typed) : nil
        if day != nil { parts.removeLast() }
        guard (1...2).contains(parts.count) else { return nil }
        return Transaction.agreement(of: parts[0], parts.dropFirst().first, on: day)
    }

    /// The case number.
    fileprivate static let referral = RowName.key { "select id from referral where key = \(foldedKey($0))" }

    /// Scheme and year, `transitional 2026`: the one in force.
    fileprivate static let frame = RowName.key { text in
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1].utf8.count == 4, let year = Int(parts[1]) else { return nil }
        return "select id * 2 as id from frame where scheme = \(String(parts[0])) and year = \(year)::int"
    }
    fileprivate static let job = RowName.key { "select id from job_now where job = \($0)" }

    fileprivate static let year = RowName.key { text in
        guard text.utf8.count == 4, let year = Int(text) else { return nil }
        return "select id from census where year = \(year)::int"
    }

    /// Association, department and tenancy with `/` between, and the day where it was received more than once.
    fileprivate static let unit = RowName.keyInTurn { text in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count) else { return nil }
        let day = parts.count == 4 ? Day.typed(String(parts[3])) : nil
        guard parts.count == 3 || day != nil else { return nil }
        return """
            select u.id, n.state in ('open', 'offered') as open
            from received_unit u join department d on d.id = u.department_id
            join association a on a.id = d.association_id
            join received_unit_now n on n.id = u.id
            where a.key = \(foldedKey(parts[0])) and d.key = \(foldedKey(parts[1])) and u.tenancy_key = \(foldedKey(parts[2]))
            and (\(day)::date is null or u.received_on = \(day)::date)
            order by u.received_on desc
            """
    }
}

extension Transaction {
    /// The id behind a number such as `U-1042`, behind the key of a file, or behind the number or key of something it is
    /// the only one of; refuses what nobody knows. That a number is in use is for whoever reads the row.
    ///
    /// - Parameter seesCases: whether the number of a case may lead to it: who may not see cases could else find out whose
    ///   a unit is.
    func id(of name: String, _ listing: Listing, seesCases: Bool = true) throws -> Int {
        guard name.utf8.count <= 200, !name.unicodeScalars.contains("\0") else { throw Problem.unknown(listing, name) }
        if let id = try ownID(of: name, listing) {
            // As if it were not there: by a number that is nobody's the answer is the same.
            if listing.id == .units, try isHidden(UnitNumber(id)) {
                throw Problem.unknown(listing, name.contains("/") ? name : listing.name(of: id))
            }
            return id
        }
        if seesCases, let id = try relatedID(of: name, listing) { return id }
        throw Problem.unknown(listing, name)
    }

    /// The id behind one of the names that the listing itself has.
    ///
    /// - Parameter digits: whether digits alone may be its number.
    /// - Throws: `which_one` of a key that several have.
    func ownID(of name: String, _ listing: Listing, digits: Bool = true) throws -> Int? {
        let ids = try ownIDs(of: name, listing, digits: digits)
        if ids.count > 1 { throw Problem.whichOne(ids, listing, name) }
        return ids.first
    }

    /// The ids that one of the listing's own names may mean: several of a key that several have; of those nobody is told
    /// that they are who may not see them.
    func ownIDs(of name: String, _ listing: Listing, digits: Bool) throws -> [Int] {
        for form in listing.stored.names {
            switch form {
            case .number: if let number = listing.number(name, lettered: true) { return [number] }
            case .digits: if digits, let number = listing.number(name, lettered: false) { return [number] }
            case .key(let select):
                if let select = select(name), let row = try optionalRow(select) { return [try row["id"]] }
            case .keyInTurn(let select):
                guard let select = select(name) else { continue }
                let all = try inTurn(select)
                let seen = try all.filter { try !isHidden(UnitNumber($0.id)) }
                let meant = openFirst(seen)
                if !meant.isEmpty { return meant }
                if let hidden = all.first { return [hidden.id] }
            }
        }
        return []
    }

    /// The units of a tenancy's key that may be seen, of which a verb may mean one only; none of any other name.
    func unitsInTurn(_ name: String) throws -> [(id: Int, isOpen: Bool)] {
        for case .keyInTurn(let select) in Listing.units.stored.names {
            if let select = select(name) { return try inTurn(select).filter { try !isHidden(UnitNumber($0.id)) } }
        }
        return []
    }

    /// Which units of one key can be meant: the open ones, where any is; else all.
    func openFirst(_ units: [(id: Int, isOpen: Bool)]) -> [Int] {
        let open = units.filter(\.isOpen)
        return (open.isEmpty ? units : open).map(\.id).sorted()
    }

    private func inTurn(_ select: Statement) throws -> [(id: Int, isOpen: Bool)] {
        try rows(select).map { (id: try $0["id"], isOpen: try $0["open"]) }
    }
}

extension Listing {
    /// The number of a row, read with its letter or without.
    fileprivate func number(_ text: String, lettered: Bool) -> Int? {
        var digits = text[...]
        if lettered {
            guard case .number(let letter)? = field(key)?.kind, text.uppercased().hasPrefix("\(letter)-") else {
                return nil
            }
            digits = text.dropFirst(2)
        }
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// A row's number as people see it.
    func name(of id: Int) -> String {
        if case .number(let letter)? = field(key)?.kind { "\(letter)-\(id)" } else { "\(id)" }
    }
}
