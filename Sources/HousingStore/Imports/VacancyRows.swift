import Housing
import Postgres

/// Rows of `vacancies`: some departments and months, so each row is its own statements.
struct VacancyRows: RowStore {
    func stage(_ task: ImportTask<VacancyRow>, _ tx: Transaction) throws -> ImportKnowledge {
        var known = ImportKnowledge()
        try task.rows { row in
            if try tx.vacancy(row.value)?.vacant == row.value.vacant { known.unchanged.insert(row.row) }
        }
        return known
    }

    func apply(_ task: ImportTask<VacancyRow>, without left: RowSet, event: Int, _ tx: Transaction) throws
        -> ImportCounts
    {
        var counts = ImportCounts()
        try task.rows { row in
            guard !left.contains(row.row) else { return }
            let value = row.value
            guard let current = try tx.vacancy(value) else {
                try tx.execute(
                    """
                    with owner as (select id from association where key = \(foldedKey(value.association))),
                    made as (
                      insert into department (association_id, number, key)
                      select id, \(value.department), \(foldedKey(value.department)) from owner
                      on conflict (association_id, key) do nothing returning id
                    ), department as (
                      select id from made union all
                      select d.id from department d join owner on owner.id = d.association_id
                      where d.key = \(foldedKey(value.department))
                    ), told as (
                      insert into vacancy (department_id, month) select id, \(value.month)::date from department
                      returning id
                    )
                    insert into vacancy_version (vacancy_id, vacant, event_id)
                    select id, \(value.vacant)::int, \(event)::bigint from told
                    """)
                counts.added += 1
                return
            }
            guard current.vacant != value.vacant else {
                counts.unchanged += 1
                return
            }
            try tx.execute(
                """
                with old as (
                  update vacancy_version set known_until = greatest(now(), known_from + interval '1 microsecond')
                  where vacancy_id = \(current.id) and known_until = 'infinity' returning *
                )
                insert into vacancy_version (vacancy_id, vacant, known_from, event_id)
                select vacancy_id, \(value.vacant)::int, known_until, \(event)::bigint from old
                """)
            counts.changed += 1
        }
        return counts
    }
}

extension Transaction {
    /// What is known of a department and month; nil where nothing was told.
    fileprivate func vacancy(_ row: VacancyRow) throws -> (id: Int, vacant: Int)? {
        let known = try optionalRow(
            """
            select v.id, w.vacant from vacancy v
            join vacancy_version w on w.vacancy_id = v.id and w.known_until = 'infinity'
            join department d on d.id = v.department_id join association a on a.id = d.association_id
            where a.key = \(foldedKey(row.association)) and d.key = \(foldedKey(row.department))
              and v.month = \(row.month)::date
            """)
        return try known.map { (id: try $0["id"], vacant: try $0["vacant"]) }
    }
}
