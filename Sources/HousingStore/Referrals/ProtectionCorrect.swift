import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the last day of a protection, which is not moved into the past. The citizen is locked.
    ///
    /// - Throws: `not_allowed` of an earlier day, where who asks may not see protected persons; what the day wants.
    func correctProtection(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, today: Day
    ) throws -> SteppedBack {
        try said.requireOnly("protected_until")
        let thing = Thing.referral(number)
        let old: Day? = try row(
            """
            select protected_until from referral_version
            where referral_id = \(number) and known_until = 'infinity'
            """)["protected_until"]
        guard let old, let until = try said.day("protected_until", now: old) else {
            throw said.notTaken("protected_until")
        }
        try said.requireChange(until != old)
        try check(until, notBefore: today, notAfter: nil)
        if until < old, try isHidden(number) { throw Problem.protectedPerson }
        let undone = try stepThatSaid("protected_until", .referral, of: number.value)
        let event = try correctionEvent(act, thing, said)
        try follow(.referral, of: number.value, event, set: ["protected_until": "\(until)"])
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
    }
}
