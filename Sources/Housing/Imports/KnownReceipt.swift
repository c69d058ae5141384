/// A receipt of a dwelling that was known before a file. Without texts, since a file can have half a million dwellings.
package struct KnownReceipt: Sendable, Hashable {
    package let dwelling: Fingerprint
    package let receivedOn: Day
    package let rent: Money
    /// Neither allocated, returned nor withdrawn.
    package let isOpen: Bool

    /// - Parameters:
    ///   - association: its LBF number; department and tenancy as written, folded here.
    ///   - rent: kr/month.
    package init(
        association: String, department: String, tenancy: String, receivedOn: Day, rent: Money, isOpen: Bool
    ) {
        self.dwelling = Fingerprint(key: [association, department, tenancy])
        self.receivedOn = receivedOn
        self.rent = rent
        self.isOpen = isOpen
    }
}
