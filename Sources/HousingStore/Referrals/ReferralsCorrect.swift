import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the day a referral was closed on. That of one that was allocated is its acceptance's, and of one refused the
    /// decision's.
    func correct(_ act: Act, _ number: ReferralNumber, _ said: Correction, today: Day) throws -> SteppedBack {
        let thing = Thing.referral(number)
        try lock(citizen: try citizen(of: number))
        let now = try row(
            """
            select referred_on, case when closed_as = 'withdrawn' then closed_on end as closed_on from referral_version
            where referral_id = \(number) and known_until = 'infinity'
            """)
        let old: Day? = try now["closed_on"]
        let day = try said.day("closed_on", now: old)
        try said.requireChange(day != old)
        if let day { try check(day, notBefore: try now["referred_on"] ?? day, notAfter: today) }
        let undone = try stepThatSaid("closed_on", .referral, of: number.value)
        let event = try correctionEvent(act, thing, said)
        try follow(.referral, of: number.value, event, set: ["closed_on": "\(day)"])
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
    }
}
