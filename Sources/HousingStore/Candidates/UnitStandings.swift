package import Housing
import Postgres

extension Store {
    /// Counts, for each unit that is open, who could be offered it, and keeps that: lists and the day's work compute nothing.
    ///
    /// - Returns: how many units were counted.
    @discardableResult
    package func keepUnitStandings(on day: Day) async throws -> Int {
        let gathered = try await snapshot { tx in
            let rules = try rules(tx)
            let parameters = rules.parameters.on(day)
            let schemes = try tx.schemesWithRoom(rules, on: day)
            let units = try tx.openUnitsToOffer(on: day)
            let waiting = units.isEmpty ? [] : try waitingList.withAll(tx, on: day, parameters) { $0 }
            let homes = units.map { HomeOnDay($0.home, parameters: parameters, schemes: schemes, on: day) }
            return (units: units, homes: homes, waiting: waiting, obstacles: try Obstacles(tx, on: day))
        }
        let (units, homes, obstacles) = (gathered.units, gathered.homes, gathered.obstacles)
        let portion = max(gathered.waiting.count / 8, 200)
        let counts = await withTaskGroup(of: [CandidateCounts].self) { group in
            for start in stride(from: 0, to: gathered.waiting.count, by: portion) {
                let part = Array(gathered.waiting[start..<min(start + portion, gathered.waiting.count)])
                group.addTask {
                    var waiting = part
                    var counts = Array(repeating: CandidateCounts(), count: units.count)
                    for place in waiting.indices {
                        for (index, unit) in units.enumerated() {
                            let check = waiting[place].household?.check(in: homes[index]) ?? .unknown
                            counts[index].count(obstacles.prospect(waiting[place], unit, check))
                        }
                    }
                    return counts
                }
            }
            var sums = Array(repeating: CandidateCounts(), count: units.count)
            for await part in group { for (index, count) in part.enumerated() { sums[index] = sums[index] + count } }
            return sums
        }
        try await transaction { tx in
            try tx.execute(
                """
                delete from unit_standing where received_unit_id <> all(\(units.map(\.number.value))::bigint[])
                """)
            try tx.execute(
                """
                insert into unit_standing as s (received_unit_id, passes, with_subsidy, fails, unknown, excluded, checked_on)
                select c.*, \(day)::date from unnest(\(units.map(\.number.value))::bigint[], \(counts.map(\.passes))::int[],
                  \(counts.map(\.withSubsidy))::int[], \(counts.map(\.fails))::int[], \(counts.map(\.unknown))::int[],
                  \(counts.map(\.excluded))::int[]) c
                on conflict (received_unit_id) do update
                set passes = excluded.passes, with_subsidy = excluded.with_subsidy, fails = excluded.fails,
                  unknown = excluded.unknown, excluded = excluded.excluded, checked_on = excluded.checked_on
                where (s.passes, s.with_subsidy, s.fails, s.unknown, s.excluded)
                  <> (excluded.passes, excluded.with_subsidy, excluded.fails, excluded.unknown, excluded.excluded)
                """)
        }
        return units.count
    }
}
