import Housing
import Postgres

/// Rows of `census`: a handful of years, so each row is its own statements.
struct CensusRows: RowStore {
    func stage(_ task: ImportTask<CensusRow>, _ tx: Transaction) throws -> ImportKnowledge {
        var known = ImportKnowledge()
        try task.rows { row in
            let value = row.value
            let current = try tx.optionalRow("select homeless, source from census_now where year = \(value.year)")
            guard let current else { return }
            let homeless: Int = try current["homeless"]
            let source: String = try current["source"]
            if homeless == value.count, source == value.source { known.unchanged.insert(row.row) }
        }
        return known
    }

    func apply(_ task: ImportTask<CensusRow>, without left: RowSet, event: Int, _ tx: Transaction) throws
        -> ImportCounts
    {
        var counts = ImportCounts()
        try task.rows { row in
            guard !left.contains(row.row) else { return }
            let value = row.value
            let current = try tx.optionalRow("select id, homeless, source from census_now where year = \(value.year)")
            guard let current else {
                try tx.execute(
                    """
                    with counted as (insert into census (year) values (\(value.year)) returning id)
                    insert into census_version (census_id, homeless, source, event_id)
                    select id, \(value.count)::int, \(value.source), \(event)::bigint from counted
                    """)
                counts.added += 1
                return
            }
            let homeless: Int = try current["homeless"]
            let source: String = try current["source"]
            guard homeless != value.count || source != value.source else {
                counts.unchanged += 1
                return
            }
            try tx.execute(
                """
                with old as (
                  update census_version set known_until = greatest(now(), known_from + interval '1 microsecond')
                  where census_id = \(try current["id", as: Int.self]) and known_until = 'infinity' returning *
                )
                insert into census_version (census_id, homeless, source, known_from, event_id)
                select census_id, \(value.count)::int, \(value.source), known_until, \(event)::bigint from old
                """)
            counts.changed += 1
        }
        return counts
    }
}
