import HousingAPI
import Postgres

/// What `show` asks of one row: the row, and the details that are statements; every value in them is its id.
struct ShowStatements {
    let statements: [Statement]
    /// How many details are columns of the row.
    let columns: Int
    /// Whether nothing is read of the row beyond these.
    let isAll: Bool
    private let fields: Int

    init(_ listing: Listing, id: Int = 0) {
        let details = listing.stored.details
        let beside: [Statement] = details.compactMap {
            if case .column(let query, _) = $0.source { query(id) } else { nil }
        }
        let asked: [Statement] = details.compactMap {
            if case .statement(let statement, _) = $0.source { statement(id) } else { nil }
        }
        statements = [listing.statement(id: id, beside: beside)] + asked
        columns = beside.count
        isAll = beside.count + asked.count == details.count
        fields = listing.fields.count
    }

    /// Those of a listing, made once where it leaves no field out.
    static func of(_ listing: Listing) -> ShowStatements {
        if let whole = whole[listing.id], whole.fields == listing.fields.count {
            whole
        } else {
            ShowStatements(listing)
        }
    }

    private static let whole = Dictionary(uniqueKeysWithValues: Listing.all.map { ($0.id, ShowStatements($0)) })
}

extension Listing {
    /// One row by its id, with whose it is where the listing says so.
    ///
    /// - Parameter columns: queries of one value each, which follow the listing's columns.
    func statement(id: Int, beside columns: [Statement] = []) -> Statement {
        let whose: [Statement] = stored.isOfCitizens ? ["citizen_id"] : []
        let selected = ([self.columns] + columns.map { "(\(fragment: $0))" } + whose).joined(separator: ", ")
        return "select \(fragment: selected) from \(identifier: stored.view) where id = \(id) limit 1"
    }
}
