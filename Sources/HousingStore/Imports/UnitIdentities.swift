import Postgres

/// Departments and receipts that the rows of `matched` are the first of.
struct UnitIdentities {
    /// Makes them, numbered in the order received, and lets every row taken know its receipt.
    func make(_ tx: Transaction) throws {
        if try tx.execute("select from matched where taken and department_id is null limit 1") > 0 {
            try makeDepartments(tx)
        }
        let repeats = try tx.execute("select from matched where round > 1 limit 1") > 0
        // One row for each key: the first that is taken.
        let first: Statement =
            repeats
            ? """
            (select row, received_on, round = min(round) over (partition by department_id, tenancy_key, received_on) as first
            from matched where taken and unit_id is null) m where first
            """ : "matched where taken and unit_id is null"
        let made = try tx.execute(
            """
            create temp table made on commit drop as
            select row, nextval(pg_get_serial_sequence('received_unit', 'id')) as unit_id
            from (select row from \(fragment: first) order by received_on, row) ordered
            """)
        guard made > 0 else { return }
        try tx.execute("analyze made")
        try tx.execute("update matched m set unit_id = made.unit_id from made where made.row = m.row")
        // Inserted in the order of their keys: the index is then written page by page instead of at random.
        try tx.execute(
            """
            insert into received_unit (id, department_id, tenancy, tenancy_key, received_on) overriding system value
            select m.unit_id, m.department_id, s.tenancy, s.tenancy_key, s.received_on
            from made join matched m on m.row = made.row join staged s on s.row = made.row
            order by m.department_id, m.tenancy_key
            """)
        guard repeats else { return }
        try tx.execute(
            """
            update matched m set unit_id = u.id from received_unit u
            where m.taken and m.unit_id is null and u.department_id = m.department_id and u.tenancy_key = m.tenancy_key
              and u.received_on = m.received_on
            """)
    }

    private func makeDepartments(_ tx: Transaction) throws {
        try tx.execute(
            """
            insert into department (association_id, number, key)
            select distinct on (m.association_id, s.department_key) m.association_id, s.department, s.department_key
            from matched m join staged s on s.row = m.row where m.taken and m.department_id is null
            order by m.association_id, s.department_key, m.row
            """)
        try tx.execute(
            """
            update matched m set department_id = d.id from staged s, department d
            where m.taken and m.department_id is null and s.row = m.row and d.association_id = m.association_id
              and d.key = s.department_key
            """)
    }
}
