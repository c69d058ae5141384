import FoundationEssentials
import Housing
import Postgres

extension Store {
    /// Seals the birthdays that earlier versions kept in clear among the facts of referrals; of who is forgotten they go. It is
    /// done in portions, each a transaction that seals all of a citizen's versions together, so that whoever is killed in the
    /// middle goes on where it was, and equal facts stay equal.
    ///
    /// - Parameter portion: how many citizens one transaction takes.
    /// - Returns: how many versions that were.
    @discardableResult
    package func sealBirthdays(portion: Int = 500) async throws -> Int {
        let citizens: [Int] = try await transaction(.readOnly) { tx in
            try tx.rows(
                """
                select distinct r.citizen_id from referral_version v join referral r on r.id = v.referral_id
                where \(fragment: Self.bornInClear) order by r.citizen_id
                """
            ).map { try $0["citizen_id"] }
        }
        var count = 0
        for first in stride(from: 0, to: citizens.count, by: portion) {
            let some = Array(citizens[first..<min(first + portion, citizens.count)])
            count += try await transaction { tx in try tx.sealBirthdays(of: some) }
        }
        return count
    }

    /// Versions `v` in which a birthday stands in clear, by the name it has now or the one before.
    fileprivate static let bornInClear: Statement =
        "v.facts @? '$.adults[*] ? (exists(@.born_on) || exists(@.bornOn))'"
}

extension Transaction {
    fileprivate func sealBirthdays(of citizens: [Int]) throws -> Int {
        try lockCitizens(in: "select unnest(\(citizens)::bigint[])")
        let found = try rows(
            """
            select r.citizen_id, v.referral_id, v.known_from::text as since, array(
                select coalesce(adult ->> 'born_on', adult ->> 'bornOn', '')
                from jsonb_array_elements(v.facts -> 'adults') with ordinality a (adult, place) order by place) as born
            from referral_version v join referral r on r.id = v.referral_id
            where r.citizen_id = any(\(citizens)::bigint[]) and \(fragment: Store.bornInClear)
            """)
        var (referrals, since, sealed): ([Int], [String], [String]) = ([], [], [])
        for row in found {
            let born: [String] = try row["born"]
            let birthdays = try factsKey(of: try row["citizen_id"])?.sealed(born.map { Day($0) })
            referrals.append(try row["referral_id"])
            since.append(try row["since"])
            sealed.append(
                try birthdays.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } ?? "")
        }
        return try row(
            "select seal_birthdays(\(referrals)::bigint[], \(since)::text[], \(sealed)::text[]) as sealed")["sealed"]
    }
}
