/// What a step is done with.
package enum Thing: Hashable, Sendable {
    case unit(UnitNumber)
    case referral(ReferralNumber)
    case allocation(AllocationNumber)
    case subsidy(SubsidyNumber)
    case supply(SupplyNumber)

    /// Reads `U-1042`, `R-310`, `A-77`, `S-12` or `B-1`, the letter in either case.
    package init?(_ text: String) {
        switch text.first?.uppercased() {
        case "U":
            guard let number = UnitNumber(text) else { return nil }
            self = .unit(number)
        case "R":
            guard let number = ReferralNumber(text) else { return nil }
            self = .referral(number)
        case "A":
            guard let number = AllocationNumber(text) else { return nil }
            self = .allocation(number)
        case "S":
            guard let number = SubsidyNumber(text) else { return nil }
            self = .subsidy(number)
        case "B":
            guard let number = SupplyNumber(text) else { return nil }
            self = .supply(number)
        default: return nil
        }
    }
}

extension Thing: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unit(let number): "\(number)"
        case .referral(let number): "\(number)"
        case .allocation(let number): "\(number)"
        case .subsidy(let number): "\(number)"
        case .supply(let number): "\(number)"
        }
    }
}
