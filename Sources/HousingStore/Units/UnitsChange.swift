package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Changes facts of a unit by hand. What a hand entered outlives the next file.
    ///
    /// - Throws: `subsidy_above_rent` where the rent would be below what subsidies pay on some day from today, and nobody
    ///   confirmed that it is.
    /// - Returns: the unit; under `changes` what was changed, nothing where the values are those that are known; under
    ///   `turned` how many who wait could and can afford it, where it is open.
    package func changeUnit(_ act: Act, _ name: String, _ change: some FactsChange<Unit>, today: Day)
        async throws -> Record
    {
        try act.requireReason()
        return try await write(act) { tx in
            let number = UnitNumber(try tx.id(of: name, .units, seesCases: act.seesCases))
            try tx.lock(unit: number)
            var known = try tx.unit(number.value)
            // The day that was stated, not the one that follows from the agreement.
            known.answerBy = try tx.row(
                """
                select answer_by from received_unit_version
                where received_unit_id = \(number) and known_until = 'infinity'
                """)["answer_by"]
            let unit = try change.applied(to: known)
            let changed = FactChanged.between(known.facts, unit.facts)
            if unit.rent < known.rent, !change.isConfirmed {
                do {
                    try tx.requireSubsidies(within: unit.rent, of: number, from: today)
                } catch let problem as Problem { throw problem.askedByHand }
            }
            let before = try counted(tx, number, on: today)
            var after = before
            if !changed.isEmpty {
                let event = try tx.event(
                    act, subject: "\(number)", details: ["columns": changed.map(\.column).joined(separator: " ")])
                try tx.follow(.unit, of: number.value, event, set: unit.versioned)
                try tx.step(event, [.unit(number)])
                try tx.requestRecheck(.units, event: event.id)
                after = try counted(tx, number, on: today)
            }
            var record = try tx.record(.units, id: number.value)
            // The recheck that keeps the counts comes after; until then what is kept is of the facts before.
            if let after {
                record.set([("passes", .whole(after.passes)), ("with_subsidy", .whole(after.withSubsidy))])
            }
            record.fields += [
                ("changes", .changes(changed)),
                (
                    "turned",
                    .record(
                        Record(fields: [
                            ("passes_before", .whole(before?.passes)), ("passes", .whole(after?.passes)),
                            ("max_rent_before", .null), ("max_rent", .null),
                        ]))
                ),
            ]
            return record
        }
    }

    /// How many who wait could be offered a unit, as it is told now; nil where nobody could, for it is not open.
    private func counted(_ tx: Transaction, _ number: UnitNumber, on day: Day) throws -> CandidateCounts? {
        let unit = try tx.unitToOffer(number, on: day)
        return unit.isTaken ? nil : try candidates(tx, for: unit, on: day, all: false).counts
    }
}

extension Unit {
    /// The columns of a version.
    var versioned: NewFacts {
        [
            "unit_type": "\(type)", "rent": "\(rent)", "room_tenths": "\(roomTenths)", "area_tenths": "\(areaTenths)",
            "address": "\(address)", "postcode": "\(postcode)", "town": "\(town)", "address_id": "\(addressID)",
            "heat_on_account": "\(heatOnAccount)", "water_on_account": "\(waterOnAccount)",
            "electricity_on_account": "\(electricityOnAccount)", "heating": "\(heating)", "hot_water": "\(hotWater)",
            "electricity": "\(electricity)", "water": "\(water)", "maintenance": "\(maintenance)",
            "deposit": "\(deposit)", "available_from": "\(availableFrom)", "answer_by": "\(answerBy)",
        ]
    }
}

extension FactHistory {
    private static let unitColumns: Statement =
        "\(unescaped: UnitFact.all.map { "v.\($0.column)" }.joined(separator: ", "))"

    /// Asks what was known of a unit, from the beginning.
    static func statement(unit id: Int) -> Statement {
        """
        select v.known_from, v.event_id, f.id as file, \(fragment: unitColumns), t.undoes, (
          select array_agg(a."column") from unit_value_repeated a
          where a.received_unit_id = v.received_unit_id and a.known_from = v.known_from) as repeated,
          \(fragment: columnsTyped("v"))
        from received_unit_version v
        \(fragment: fileThatSaid("v")) left join step t on t.event_id = v.event_id
        where v.received_unit_id = \(id) order by v.known_from
        """
    }

    /// - Parameter rows: what the statement gives.
    init(unit rows: [Row]) throws {
        self.init(
            try rows.map { row in
                let since: Timestamp = try row["known_from"]
                let file: Int? = try row["file"]
                return FactVersion(
                    UnitFact.all.enumerated().map { ($1.file, $1.value(row.text(at: 3 + $0))) },
                    source: try file.map { .file($0) } ?? .hand(try row["event_id"]),
                    since: Instant(microseconds: since.microseconds), undoes: try row["undoes"],
                    repeated: Set(try row["repeated", as: [String]?.self] ?? []), told: try row.typedColumns)
            })
    }
}
