import FoundationEssentials
import Housing
package import HousingAPI
import Postgres

/// What a list is asked for. Every listing takes the same.
package struct ListRequest: Sendable {
    /// `field=value`, `field<value`, `field>value` or `field~part` (contains, letters folded); all must hold.
    package var conditions: [String]
    /// A field, with a leading `-` for descending; the listing's own order when nil.
    package var sort: String?
    /// Rows a page, 1-1000.
    package var limit: Int
    /// Where the page before ended.
    package var cursor: String?

    package init(conditions: [String] = [], sort: String? = nil, limit: Int = 100, cursor: String? = nil) {
        self.conditions = conditions
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }
}

extension Store {
    /// One page of a listing, in a stable order: two pages never overlap, whatever is written in between.
    package func list(_ listing: Listing, _ request: ListRequest) async throws -> Page<Record> {
        guard (1...1000).contains(request.limit) else {
            throw Refusal(
                .wrongUse, "bad_limit",
                Words(da: "limit er et tal fra 1 til 1000.", en: "limit is a number from 1 to 1000."),
                details: ["limit": String(request.limit)])
        }
        let sort = try Sort(request.sort ?? listing.sort, listing)
        var conditions: [Statement] = try request.conditions.map { try Condition($0, listing).sql }
        if let cursor = request.cursor { conditions.append(try sort.after(cursor)) }
        let filter: Statement = conditions.isEmpty ? "" : "where \(fragment: conditions.joined(separator: " and "))"
        let statement: Statement = """
            select \(fragment: listing.columns), id, \(fragment: sort.text) as sorted from \(identifier: listing.view)
            \(fragment: filter) order by \(fragment: sort.order) limit \(request.limit + 1)
            """
        return try await read { tx in
            let rows = try tx.rows(statement)
            var next: String?
            if rows.count > request.limit, let last = rows.dropLast().last {
                next = Sort.cursor(try last["sorted"], try last["id"])
            }
            return Page(items: try rows.prefix(request.limit).map { try listing.record($0) }, next: next)
        }
    }

    /// One row of a listing by its number, or by the key it has in files.
    package func show(_ listing: Listing, _ name: String) async throws -> Record {
        try await read { tx in try tx.record(listing, id: try tx.id(of: name, listing)) }
    }
}

extension Transaction {
    /// The row with that id, as the listing shows it.
    func record(_ listing: Listing, id: Int) throws -> Record {
        let row = try optionalRow(
            "select \(fragment: listing.columns) from \(identifier: listing.view) where id = \(id) limit 1")
        guard let row else { throw Refusal.unknown(listing, "\(id)") }
        return try listing.record(row)
    }

    /// The id behind a number such as `U-1042` or behind the key of a file; refuses what nobody knows.
    func id(of name: String, _ listing: Listing) throws -> Int {
        if case .number(let letter)? = listing.field(listing.key)?.kind {
            var digits = Substring(name)
            if digits.uppercased().hasPrefix("\(letter)-") { digits = digits.dropFirst(2) }
            if let number = Int(digits), listing.name != "referrals" || name != String(digits) { return number }
        }
        let found: Row?
        switch listing.name {
        case "associations", "import_associations":
            found = try optionalRow("select id from association where key = \(foldedKey(name))")
        case "census": found = try optionalRow("select id from census where year::text = \(name)")
        case "referrals":
            found =
                try optionalRow("select id from referral where key = \(foldedKey(name))")
                ?? optionalRow("select id from referral where id::text = \(name)")
        case "units":
            // association/department/tenancy, and the day where it was received more than once.
            let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { foldedKey($0) }
            guard (3...4).contains(parts.count) else { throw Refusal.unknown(listing, name) }
            found = try optionalRow(
                """
                select u.id from received_unit u join department d on d.id = u.department_id
                join association a on a.id = d.association_id
                where a.key = \(parts[0]) and d.key = \(parts[1]) and u.tenancy_key = \(parts[2])
                and (\(parts.count == 4 ? name.split(separator: "/").last.map(String.init) : nil)::date is null
                     or u.received_on = \(parts.count == 4 ? name.split(separator: "/").last.map(String.init) : nil)::date)
                order by u.received_on desc limit 1
                """)
        default: found = nil
        }
        guard let found else { throw Refusal.unknown(listing, name) }
        return try found["id"]
    }
}

extension Refusal {
    /// Nothing has that number.
    static func unknown(_ listing: Listing, _ name: String) -> Refusal {
        Refusal(
            .notFound, "unknown_\(listing.key)",
            Words(da: "Ingen har nummeret \(name).", en: "Nothing has the number \(name)."),
            details: [listing.key: name],
            hint: Words(da: "Se dem med: bolig \(listing.name) list", en: "See them with: bolig \(listing.name) list"))
    }
}

extension Listing {
    /// The view that shows the current version of the noun.
    var view: String {
        switch name {
        case "associations": "association_now"
        case "units": "received_unit_now"
        case "imports": "import_file_now"
        case "import_associations": "import_association_now"
        case "referrals": "referral_now"
        case "checks": "income_check_now"
        case "allocations": "allocation_now"
        case "subsidies": "subsidy_now"
        case "subsidy_schemes": "subsidy_terms_now"
        case "income_refusals": "income_refusal_now"
        case "rechecks": "recheck_now"
        case "flips": "flip_now"
        case "parameters": "parameter_set_now"
        case "figures": "parameter_now"
        default: "census_now"
        }
    }

    /// The listing's fields as a select list.
    var columns: Statement { fields.map { "\(identifier: $0.name)" as Statement }.joined(separator: ", ") }

    /// A row of `columns` as it travels.
    func record(_ row: Row) throws -> Record {
        Record(
            fields: try fields.map { field in
                guard let text: String = try row[field.name] as String? else { return (field.name, .null) }
                return (field.name, field.kind.value(text))
            })
    }
}

extension Field.Kind {
    /// PostgreSQL's text as the API's value.
    func value(_ text: String) -> Record.Value {
        switch self {
        case .number(let letter): .text("\(letter)-\(text)")
        case .text, .day, .code: .text(text)
        case .money: Int(text).map { .number(Money(ore: $0).description) } ?? .null
        case .instant: Timestamp(postgresText: text).map { .text("\($0)") } ?? .text(text)
        case .flag: .flag(text == "t")
        case .count: .number(text)
        case .tenths: Int(text).map { .number($0 % 10 == 0 ? String($0 / 10) : "\($0 / 10).\($0 % 10)") } ?? .null
        case .share: Int(text).map { .number($0 % 100 == 0 ? String($0 / 100) : Money(ore: $0).description) } ?? .null
        case .codes: .list([String](postgresText: text) ?? [])
        }
    }
}
