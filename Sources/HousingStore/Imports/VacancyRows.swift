import Housing
import Postgres

/// Rows of `vacancies`: some departments and months, so each row is its own statements.
struct VacancyRows: RowStore {
    typealias Value = VacancyRow

    func stage(_ file: some Importable<VacancyRow>, _ tx: Transaction) throws -> ImportKnowledge {
        var known = ImportKnowledge()
        try file.rows { row in
            if try tx.vacancy(row.value)?.vacant == row.value.vacant { known.unchanged.insert(row.row) }
        }
        return known
    }

    func apply(_ file: some Importable<VacancyRow>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    {
        var counts = ImportCounts()
        try file.rows { row in
            guard !left.contains(row.row) else { return }
            let value = row.value
            guard let current = try tx.vacancy(value) else {
                try tx.begin(
                    .vacancy, of: "told.id", event, preparing: tx.telling(value), from: "told",
                    set: ["vacant": "\(value.vacant)"])
                counts.added += 1
                return
            }
            guard current.vacant != value.vacant else {
                counts.unchanged += 1
                return
            }
            try tx.follow(.vacancy, of: current.id, event, set: ["vacant": "\(value.vacant)"])
            counts.changed += 1
        }
        return counts
    }

    func changes(
        _ file: some Importable<VacancyRow>, without left: RowSet, _ tx: Transaction,
        _ body: (RowChange) throws -> Void
    ) throws {
        try file.rows { row in
            guard !left.contains(row.row), let known = try tx.vacancy(row.value)?.vacant, known != row.value.vacant
            else {
                return
            }
            try body(
                RowChange(
                    row: row.row, column: "ledige", old: .number(String(known)), new: .number(String(row.value.vacant)))
            )
        }
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

    /// Makes the department, where it is met for the first time, and what is told of it.
    fileprivate func telling(_ row: VacancyRow) -> Statement {
        """
        owner as (select id from association where key = \(foldedKey(row.association))),
        made as (
          insert into department (association_id, number, key)
          select id, \(row.department), \(foldedKey(row.department)) from owner
          on conflict (association_id, key) do nothing returning id
        ), place as (
          select id from made union all
          select d.id from department d join owner on owner.id = d.association_id
          where d.key = \(foldedKey(row.department))
        ), told as (
          insert into vacancy (department_id, month) select id, \(row.month)::date from place limit 1 returning id
        )
        """
    }
}
