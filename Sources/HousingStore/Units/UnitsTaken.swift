import Postgres

extension Transaction {
    /// Makes `unit_taken` say what the versions of some units say: a unit is held by an allocation, or returned, or neither.
    ///
    /// Whoever writes a version that holds a unit or gives it back needs the unit's row there, by a foreign key that is
    /// looked at when the transaction ends; and a unit has one row. So no unit is held and returned at once, whoever writes.
    ///
    /// - Parameter units: a query of ids, all of them locked.
    func settleTaken(units: Statement) throws {
        try execute(
            """
            with units (id) as materialized (\(fragment: units)), taken as (
              select l.received_unit_id as id, l.taken_as from units join allocation_version l on l.received_unit_id = units.id
              where l.taken_as is not null
              union all
              select r.received_unit_id, r.taken_as from units join unit_return_version r on r.received_unit_id = units.id
              where r.taken_as is not null
            ), freed as (
              delete from unit_taken t using units where t.received_unit_id = units.id
                and not exists (select from taken where taken.id = units.id)
            )
            insert into unit_taken (received_unit_id, taken_as) select id, taken_as from taken
            on conflict (received_unit_id) do update set taken_as = excluded.taken_as
              where unit_taken.taken_as <> excluded.taken_as
            """)
    }
}
