import FoundationEssentials
import Housing
import HousingAPI
import Postgres

/// The place in a list where a page ends: the last row's id and what the list was sorted by.
struct Cursor: Codable {
    let listing: String
    let sort: String
    /// PostgreSQL's text of the sorted field; nil where it is empty.
    let value: String?
    let id: Int

    init(listing: Listing.Name, sort: String, value: String?, id: Int) {
        self.listing = listing.rawValue
        self.sort = sort
        self.value = value
        self.id = id
    }

    /// Reads what `text` wrote for the same list in the same order.
    ///
    /// - Throws: `bad_cursor` for anything else.
    init(_ text: String, of listing: Listing.Name, _ sort: Sort) throws(Problem) {
        guard text.utf8.count <= 4000,
            let data = Data(base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/")),
            let cursor = try? JSONDecoder().decode(Cursor.self, from: data),
            cursor.listing == listing.rawValue, cursor.sort == sort.text
        else { throw .badCursor }
        self = cursor
    }

    /// As it travels, safe in a URL.
    var text: String {
        let encoder = JSONEncoder()
        // The same place has the same mark.
        encoder.outputFormatting = .sortedKeys
        let data = (try? encoder.encode(self)) ?? Data()
        return data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    }
}

extension Sort {
    /// The number of a row is its id, which is indexed; sorting by it needs no second key.
    private func isID(_ listing: Listing) -> Bool {
        if case .number = field.kind { field.name == listing.key } else { false }
    }

    /// What the list is sorted by.
    func column(of listing: Listing) -> Statement { isID(listing) ? "id" : field.column }

    func order(of listing: Listing) -> Statement {
        if isID(listing) { return "id \(unescaped: descending ? "desc" : "asc")" }
        return "\(fragment: column(of: listing)) \(unescaped: descending ? "desc" : "asc") nulls last, id"
    }

    /// Rows after the place: later in the order, or equal in it with a higher id; empty values come last.
    ///
    /// - Throws: `bad_cursor` where the value cannot be the field's.
    func after(_ cursor: Cursor, in listing: Listing) throws(Problem) -> Statement {
        let column = column(of: listing)
        guard let text = cursor.value else { return "(\(fragment: column) is null and id > \(cursor.id))" }
        guard let value = field.kind.literal(text) else { throw .badCursor }
        return """
            (\(fragment: column) is null or \(fragment: column) \(unescaped: descending ? "<" : ">") \(fragment: value)
             or (\(fragment: column) = \(fragment: value) and id > \(cursor.id)))
            """
    }
}

extension Field.Kind {
    /// PostgreSQL's own text of a value as a literal, nil where it is not one of this kind.
    fileprivate func literal(_ text: String) -> Statement? {
        switch self {
        case .number, .money, .count, .year, .tenths, .share: Int(text).map { "\($0)::bigint" }
        case .day: Day(text).map { "\($0)::date" }
        case .instant: Timestamp(text).map { "\($0)::timestamptz" }
        case .flag: ["true": "true", "false": "false"][text]
        case .text, .code, .fact: text.unicodeScalars.contains("\0") ? nil : "\(text)::text"
        case .sealed: nil
        case .codes: text.unicodeScalars.contains("\0") ? nil : [String](postgresText: text).map { "\($0)::text[]" }
        }
    }
}

extension Problem {
    fileprivate static let badCursor = Problem(
        .wrongUse, "bad_cursor", Words(da: "Mærket kan ikke læses.", en: "The cursor cannot be read."),
        hint: Words(
            da: "Brug next fra siden før, uændret, til samme liste i samme rækkefølge.",
            en: "Use next of the page before, unchanged, for the same list in the same order."))
}
