import Housing
import Postgres

/// Rows of `census`: a handful of years, so each row is its own statements.
struct CensusRows: RowStore {
    typealias Value = CensusRow

    func stage(_ file: some Importable<CensusRow>, _ tx: Transaction) throws -> ImportKnowledge {
        var known = ImportKnowledge()
        try file.rows { row in
            let value = row.value
            let current = try tx.optionalRow("select homeless, source from census_now where year = \(value.year)")
            guard let current else { return }
            let homeless: Int = try current["homeless"]
            let source: String = try current["source"]
            if homeless == value.count, source == value.source { known.unchanged.insert(row.row) }
        }
        return known
    }

    func apply(_ file: some Importable<CensusRow>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    {
        var counts = ImportCounts()
        try file.rows { row in
            guard !left.contains(row.row) else { return }
            let value = row.value
            let current = try tx.optionalRow("select id, homeless, source from census_now where year = \(value.year)")
            guard let current else {
                try tx.begin(
                    .census, of: "counted.id", event,
                    preparing: "counted as (insert into census (year) values (\(value.year)) returning id)",
                    from: "counted", set: ["homeless": "\(value.count)", "source": "\(value.source)"])
                counts.added += 1
                return
            }
            let homeless: Int = try current["homeless"]
            let source: String = try current["source"]
            guard homeless != value.count || source != value.source else {
                counts.unchanged += 1
                return
            }
            // A year a file repeats changes a moment later.
            try tx.follow(
                .census, of: try current["id"], event, set: ["homeless": "\(value.count)", "source": "\(value.source)"])
            counts.changed += 1
        }
        return counts
    }
}
