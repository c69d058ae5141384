package import Housing

/// What answers a referral made again after a refusal for income.
package struct ReferredAgain: Codable, Sendable {
    package let refusal: RefusalNumber
    /// The referral that was refused.
    package let refused: ReferralNumber
    /// The referral that is open now: another of the same citizen, or the refused one opened again.
    package let referral: ReferralNumber
    package let on: Day
    /// The facts that are others than at the refusal.
    package let changes: [FactChange]

    package init(
        refusal: RefusalNumber, refused: ReferralNumber, referral: ReferralNumber, on: Day, changes: [FactChange]
    ) {
        self.refusal = refusal
        self.refused = refused
        self.referral = referral
        self.on = on
        self.changes = changes
    }
}
