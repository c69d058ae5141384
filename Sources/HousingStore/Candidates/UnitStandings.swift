package import Housing
import HousingAPI
import Postgres

extension Store {
    /// Keeps, for each unit that is open or may be again, who of all who wait passes in it and whom a subsidy would save:
    /// lists and the day's work compute nothing. It follows from facts alone; who has an offer, is parked or barred is
    /// left out when it is read.
    ///
    /// - Parameters:
    ///   - standings: of those whom the recheck has met; everybody else who waits is met now.
    ///   - round: nil where it met nobody.
    package func keepUnitStandings(
        _ standings: UnitStandings?, of round: RecheckRound?, for recheck: Recheck
    ) async throws {
        let met = Set((standings?.places ?? []).map(\.referral.value))
        let waiting: [Int] = try await read { tx in
            try tx.rows(
                """
                select referral_id from referral_version where known_until = 'infinity' and closed_on is null
                order by referral_id
                """
            ).map { try $0["referral_id"] }
        }
        if waiting.isEmpty { return try await replaceStandings { try $0.keepNobody() } }
        // No recheck meets who is parked or has no facts, nor one that goes on after a restart those before it.
        var others = waiting.filter { !met.contains($0) }[...]
        let round = if let round { round } else { try await self.round(of: recheck) }
        var all = standings ?? round.standings
        while !others.isEmpty {
            let portion = others.prefix(1000)
            others = others.dropFirst(portion.count)
            let withFacts = try await referralsToRecheck(of: Array(portion))
            for part in try await round.places(of: withFacts) { all.append(part) }
            let known = Set(withFacts.map(\.number.value))
            let without = portion.filter { !known.contains($0) }
            var part = all.part(for: without.count)
            for referral in without { part.add(ReferralNumber(referral), persons: nil, nil) }
            all.append(part)
        }
        let found = all
        try await replaceStandings { tx in try tx.keep(found, of: round.counted) }
    }

    /// One takes the place of what is kept at a time.
    private func replaceStandings(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await transaction { tx in
            try tx.execute("select pg_advisory_xact_lock(\(Lock.standings.rawValue)::int, 0)")
            try body(tx)
        }
    }
}

extension Transaction {
    /// Takes the place of all that was kept.
    fileprivate func keep(_ standings: UnitStandings, of units: [UnitNumber]) throws {
        try keepNobody()
        try copy(into: "waiting_place", columns: ["referral_id", "place"]) { writer in
            for (referral, place) in standings.places { try writer.row(referral, place) }
        }
        try copy(into: "unit_standing", columns: ["received_unit_id", "passes"]) { writer in
            for (index, unit) in units.enumerated() { try writer.row(unit, bits(standings.passes(index))) }
        }
        try copy(into: "unit_standing_saved", columns: ["received_unit_id", "scheme", "saved"]) { writer in
            for (index, unit) in units.enumerated() {
                for (scheme, saved) in standings.saved(index) { try writer.row(unit, scheme, bits(saved)) }
            }
        }
    }

    /// Nobody waits: no unit has anybody.
    fileprivate func keepNobody() throws {
        try execute("delete from waiting_place")
        try execute("delete from unit_standing")
    }

    /// Asks for a recheck where one of these is open and has no standing: it was not when the last one was kept, or may
    /// not have been when the one under way read who is.
    func requireStandings(of things: [Thing], event: Int) throws {
        let row = try row(
            """
            select
              exists (select from recheck where started_at is not null and finished_at is null) as under_way,
              exists (select from waiting_place) and
              exists (select from received_unit_version v where v.received_unit_id = any(\(things.units)::bigint[])
                and v.known_until = 'infinity' and v.withdrawn_on is null
                and not exists (select from unit_taken t where t.received_unit_id = v.received_unit_id)
                and not exists (select from unit_standing s where s.received_unit_id = v.received_unit_id)) as units,
              exists (select from referral_version v where v.referral_id = any(\(things.referrals)::bigint[])
                and v.known_until = 'infinity' and v.closed_on is null
                and not exists (select from waiting_place p where p.referral_id = v.referral_id)) as referrals
            """)
        let (underWay, units, referrals): (Bool, Bool, Bool) = (
            try row["under_way"], try row["units"], try row["referrals"]
        )
        guard underWay || units || referrals else { return }
        try requestRecheck(units ? .units : .facts, event: event)
    }
}

/// Bytes as PostgreSQL reads a string of bits.
private func bits(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2 + 1) { buffer in
        buffer[0] = UInt8(ascii: "x")
        for (index, byte) in bytes.enumerated() {
            buffer[index * 2 + 1] = digits[Int(byte >> 4)]
            buffer[index * 2 + 2] = digits[Int(byte & 15)]
        }
        return bytes.count * 2 + 1
    }
}
