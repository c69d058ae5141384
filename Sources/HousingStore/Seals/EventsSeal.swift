import Housing
import Postgres

extension Store {
    /// Seals the events that are not sealed yet and whose transactions are older than every one that still writes, in portions,
    /// each a transaction of its own. It reads and adds seals, and holds nobody up.
    ///
    /// - Returns: how many events that were.
    package func sealEvents(portion: Int = 10_000) async throws -> Int {
        var total = 0
        while true {
            let count = try await transaction { tx in try tx.sealEvents(portion) }
            total += count
            if count < portion { return total }
        }
    }

    /// The same for who has no key of the service.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    @discardableResult
    package static func sealEvents(in conninfo: String, portion: Int = 10_000) async throws -> Int {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        var total = 0
        while true {
            let count = try await connection.transaction { tx in try tx.sealEvents(portion) }
            total += count
            if count < portion { return total }
        }
    }
}

extension Transaction {
    /// The last number of an event that was given out.
    static let lastEventNumber: Statement =
        """
        (select coalesce(pg_sequence_last_value(pg_get_serial_sequence('event', 'id')::regclass), 9223372036854775807))
        """

    /// Writes the next seal, where there is something to seal.
    ///
    /// Numbers of events become visible in another order than they are given out, and some never do. So a seal lists the
    /// numbers it covers, and says to which number all is settled (its floor): an event that turns up below a floor was put in
    /// by hand. What was the highest number at an earlier seal is settled when every transaction that began before that seal
    /// has ended, for a transaction takes its own id before it takes an event's number (`event(_:)`).
    ///
    /// - Returns: how many events it covers, at most `most`.
    fileprivate func sealEvents(_ most: Int) throws -> Int {
        try lock(job: .seal)
        let last = try optionalRow("select number, floor, hash from seal order by number desc limit 1")
        let number: Int = try last?["number"] ?? 0
        let floor: Int = try last?["floor"] ?? 0
        // Sealed already, and above the floor.
        let sealed = try rows(
            "select leaves from seal where number > \(number - 1000) and last_event > \(floor) order by number"
        ).flatMap { row in SealLeaf.leaves(try row["leaves"])?.map(\.event).filter { $0 > floor } ?? [] }
        let open = try row(
            """
            with snapshot as (
              select pg_snapshot_xmin(pg_current_snapshot()) as oldest, pg_snapshot_xmax(pg_current_snapshot()) as next
            ), batch as materialized (
              select array(
                select e.id from event e, snapshot s
                -- As a subquery they are hashed: while a long transaction runs no floor moves, and there are many.
                where e.id > \(floor) and e.id not in (select unnest(\(sealed)::bigint[]))
                  -- One that was never given out is nobody's.
                  and e.id <= \(fragment: Self.lastEventNumber)
                  -- An id that is still to come is one of the server this database was restored from.
                  and (e.transaction < s.oldest or e.transaction >= s.next)
                order by e.id limit \(most)) as events
            )
            select b.events, (select oldest::text::bigint from snapshot) as oldest,
              coalesce((select max(id) from event where id <= \(fragment: Self.lastEventNumber)), 0) as highest,
              coalesce((
                select max(p.highest) from (select highest, transaction from seal order by number desc limit 1000) p, snapshot s
                where p.transaction <= s.oldest), 0) as settled,
              (select e.id from event e, snapshot s
               where e.id > \(floor) and e.id <= coalesce(b.events[\(most)::int], 9223372036854775807)
                 and e.transaction >= s.oldest and e.transaction < s.next order by e.id limit 1) as waiting
            from batch b
            """)
        let events: [Int] = try open["events"]
        let waiting: Int? = try open["waiting"]
        var settled = max(floor, min(try open["settled"], (waiting ?? .max) - 1))
        if events.count == most, let lastOne = events.last { settled = max(floor, min(settled, lastOne)) }
        // An empty seal moves the floor when nothing more comes.
        guard let first = events.first ?? (settled > floor ? settled : nil) else { return 0 }
        var leaves: [SealLeaf] = []
        leaves.reserveCapacity(events.count)
        if let lastOne = events.last {
            try forEach(
                LoggedEvent.select(first, through: lastOne, where: "e.id = any(\(events)::bigint[])")
            ) { leaves.append(try LoggedEvent($0).leaf) }
        }
        let now = try row("select pg_current_xact_id()::text::bigint as transaction, clock_timestamp() as at")
        let seal = Seal(
            number: number + 1, previous: try last?["hash"] ?? Seal.noPrevious, floor: settled,
            highest: try open["highest"], transaction: try now["transaction"], sealedAt: try now["at"],
            oldest: events.count < most ? try open["oldest"] : nil, leaves: leaves)
        try execute(
            """
            insert into seal (number, previous, floor, highest, transaction, sealed_at, oldest, events, last_event, leaves, hash)
            values (\(seal.number), \(seal.previous), \(seal.floor), \(seal.highest), \("\(seal.transaction)")::xid8,
              \(seal.sealedAt), \(seal.oldest.map { "\($0)" })::text::xid8, \(seal.events), \(events.last), \(seal.leaves), \(seal.hash))
            """)
        return events.count
    }
}
