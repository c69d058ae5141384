package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Protects name and address of the citizen of a referral until a day, that day included, whatever becomes of the
    /// referral. Protecting again moves the day.
    ///
    /// - Throws: `not_allowed` of an earlier day, where who asks may not see protected persons; what the day wants.
    package func protectReferral(
        _ act: Act, _ name: String, _ protect: ReferralProtect, today: Day
    ) async throws -> Record {
        try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(citizen: try tx.citizen(of: number))
            try tx.check(protect.until, notBefore: today, notAfter: nil)
            let until: Day? = try tx.row("select protected_until from referral_listed where id = \(number)")[
                "protected_until"]
            if let until, protect.until < until, try tx.isHidden(number) { throw Problem.protectedPerson }
            let event = try tx.event(act, subject: "\(number)")
            try tx.follow(.referral, of: number.value, event, set: ["protected_until": "\(protect.until)"])
            try tx.step(event, [.referral(number)])
            return try tx.record(.referrals, id: number.value)
        }
    }
}
