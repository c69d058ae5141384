package import Housing
import HousingAPI
import Postgres

extension Store {
    /// Finds, for each unit that is open or may be again, who of all who wait passes in it and whom a subsidy would save,
    /// and keeps that: lists and the day's work compute nothing. It follows from facts alone; who has an offer, is parked
    /// or barred is left out when it is read.
    package func keepUnitStandings(on day: Day) async throws {
        let gathered: (rules: Rules, waiting: [Waiting]) = try await snapshot { tx in
            let rules = try self.rules(tx)
            return (rules, try waitingList.withAll(tx, on: day, rules.parameters.on(day)) { $0 })
        }
        let (rules, waiting) = gathered
        var standings: [(unit: UnitNumber, standing: UnitStanding)] = []
        // Some at a time: of many units only their bits are held.
        while !waiting.isEmpty {
            let last = standings.last?.unit
            let units = try await read { tx in try tx.unitsToCount(on: day, after: last, limit: 10_000) }
            guard !units.isEmpty else { break }
            let parameters = rules.parameters.on(day)
            let homes = units.map { HomeOnDay($0.home, parameters: parameters, schemes: rules.schemes, on: day) }
            for (unit, standing) in zip(units, await UnitStanding.ofAll(units, homes, waiting)) {
                standings.append((unit.number, standing))
            }
        }
        let found = standings
        try await transaction { tx in
            try tx.execute("select pg_advisory_xact_lock(\(Lock.standings.rawValue)::int, 0)")
            if waiting.isEmpty { return try tx.keepNobody() }
            try tx.replaceStandings(found, waiting.map(\.referral))
        }
    }
}

/// Who could live in one unit, by facts alone: a bit for everybody who waits, the first the highest of the first byte.
private struct UnitStanding {
    var passes: [UInt8] = []
    /// Those who fail, by the scheme that would save them. All have as many bytes.
    var saved: [Scheme: [UInt8]] = [:]

    /// Everybody beside every unit, parts of them at once.
    static func ofAll(_ units: [UnitToOffer], _ homes: [HomeOnDay], _ waiting: [Waiting]) async -> [UnitStanding] {
        // Whole bytes of everybody's bits, so that the parts are only put together.
        let portion = (max(waiting.count / 8, 200) + 7) / 8 * 8
        return await withTaskGroup(of: (start: Int, part: [UnitStanding]).self) { group in
            for start in stride(from: 0, to: waiting.count, by: portion) {
                let part = Array(waiting[start..<min(start + portion, waiting.count)])
                group.addTask { (start, of(units, homes, part)) }
            }
            var parts: [(start: Int, part: [UnitStanding])] = []
            for await part in group { parts.append(part) }
            var whole = Array(repeating: UnitStanding(), count: units.count)
            for (_, part) in parts.sorted(by: { $0.start < $1.start }) {
                for index in whole.indices { whole[index].append(part[index]) }
            }
            return whole
        }
    }

    /// Everybody of a part beside every unit.
    private static func of(_ units: [UnitToOffer], _ homes: [HomeOnDay], _ part: [Waiting]) -> [UnitStanding] {
        let bytes = (part.count + 7) / 8
        var found = Array(
            repeating: UnitStanding(passes: Array(repeating: 0, count: bytes)), count: units.count)
        // Whom a unit suits follows from its type and how many may live there: one unit of each kind is asked.
        var kinds: [UnitToOffer] = []
        let kind = units.map { unit in
            if let known = kinds.firstIndex(where: { $0.suitsSame(as: unit) }) { return known }
            kinds.append(unit)
            return kinds.count - 1
        }
        for (place, waiting) in part.enumerated() {
            guard var household = waiting.household else { continue }
            let (byte, bit) = (place / 8, UInt8(0x80) >> UInt8(place % 8))
            let isSuited = kinds.map { $0.excluding(waiting).exclusions.isEmpty }
            for index in units.indices where isSuited[kind[index]] {
                let check = household.check(in: homes[index])
                if check.outcome == .pass { found[index].passes[byte] |= bit }
                guard check.outcome == .fail else { continue }
                for remedy in check.remedies {
                    found[index].saved[remedy.scheme, default: Array(repeating: 0, count: bytes)][byte] |= bit
                }
            }
        }
        return found
    }

    /// Puts the bits of the next who wait after these.
    mutating func append(_ next: UnitStanding) {
        let before = passes.count
        passes += next.passes
        for scheme in Scheme.allCases where saved[scheme] != nil || next.saved[scheme] != nil {
            saved[scheme] =
                (saved[scheme] ?? Array(repeating: 0, count: before))
                + (next.saved[scheme] ?? Array(repeating: 0, count: next.passes.count))
        }
    }
}

extension Transaction {
    /// Takes the place of all that was kept.
    fileprivate func replaceStandings(
        _ standings: [(unit: UnitNumber, standing: UnitStanding)], _ waiting: [ReferralNumber]
    ) throws {
        try execute("delete from unit_standing")
        try execute("delete from waiting_place")
        try copy(into: "waiting_place", columns: ["referral_id", "place"]) { writer in
            for (place, referral) in waiting.enumerated() { try writer.row(referral, place) }
        }
        try copy(into: "unit_standing", columns: ["received_unit_id", "passes"]) { writer in
            for (unit, standing) in standings { try writer.row(unit, bits(standing.passes)) }
        }
        try copy(into: "unit_standing_saved", columns: ["received_unit_id", "scheme", "saved"]) { writer in
            for (unit, standing) in standings {
                for (scheme, saved) in standing.saved { try writer.row(unit, scheme, bits(saved)) }
            }
        }
    }

    /// Nobody waits: no unit has anybody, and none has to be read or kept.
    fileprivate func keepNobody() throws {
        try execute("delete from waiting_place")
        try execute("delete from unit_standing")
    }

    /// Asks for a recheck where one of these is open and has no standing: it was not when the last one was kept.
    func requireStandings(of things: [Thing], event: Int) throws {
        let row = try row(
            """
            select
              exists (select from waiting_place) and
              exists (select from received_unit_version v where v.received_unit_id = any(\(things.units)::bigint[])
                and v.known_until = 'infinity' and v.withdrawn_on is null
                and not exists (select from unit_taken t where t.received_unit_id = v.received_unit_id)
                and not exists (select from unit_standing s where s.received_unit_id = v.received_unit_id)) as units,
              exists (select from referral_version v where v.referral_id = any(\(things.referrals)::bigint[])
                and v.known_until = 'infinity' and v.closed_on is null
                and not exists (select from waiting_place p where p.referral_id = v.referral_id)) as referrals
            """)
        let (units, referrals): (Bool, Bool) = (try row["units"], try row["referrals"])
        guard units || referrals else { return }
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
