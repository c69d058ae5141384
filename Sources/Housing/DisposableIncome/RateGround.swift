/// Which step of LAS § 16 gave the rate, in the order they are looked at.
package enum RateStep: String, Code {
    /// Under 30, supports no child, lives with a parent.
    case livesWithParents = "lives_with_parents"
    case requirementsFail = "requirements_fail"
    case ageFrom30 = "age_from_30"
    /// 25-29 with 2.5 years of work, wherever from.
    case workedAt25To29 = "worked_at_25_to_29"
    case under30 = "under_30"

    package var words: Words {
        switch self {
        case .livesWithParents:
            Words(
                da: "under 30 år, bor hos en forælder og forsørger intet barn",
                en: "under 30, lives with a parent and supports no child")
        case .requirementsFail: Words(da: "opfylder ikke kravene", en: "fails the requirements")
        case .ageFrom30: Words(da: "30 år eller mere", en: "30 or more")
        case .workedAt25To29:
            Words(da: "25-29 år med 2½ års fuldtidsarbejde", en: "25-29 with 2.5 years of full-time work")
        case .under30:
            Words(da: "under 30 år uden ret til forhøjet sats", en: "under 30 without a right to the increased rate")
        }
    }
}

/// Why an adult's cash benefit has the rate it has: how the requirements stand, and the step that decided.
package struct RateGround: Hashable, Sendable, Codable {
    package var requirements: Requirements
    package var step: RateStep

    package init(_ requirements: Requirements, _ step: RateStep) {
        self.requirements = requirements
        self.step = step
    }

    private enum CodingKeys: String, CodingKey {
        case requirements, step
    }

    /// The rate of the step.
    package var rate: CashBenefitRate {
        switch step {
        case .livesWithParents: .livingAtHome
        case .requirementsFail: .minimum
        case .ageFrom30, .workedAt25To29: .increased
        case .under30: .basic
        }
    }

    /// LAS § 16 after § 11; each fact is asked for only where those before it leave the rate open.
    init<Q: Quantity>(
        _ claim: CashBenefit, adult: Int, family: FamilyPosition, age: (inout Facts<Q>) -> Int, facts: inout Facts<Q>
    ) {
        requirements = Requirements(claim, adult: adult, facts: &facts)
        if family.ownChildren(&facts) == 0, age(&facts) < 30,
            facts.flag(claim.livesWithParents, .claim(adult: adult, .livesWithParents))
        {
            step = .livesWithParents
        } else if requirements.fail {
            step = .requirementsFail
        } else if age(&facts) >= 30 {
            step = .ageFrom30
        } else if age(&facts) >= 25, facts.flag(claim.workRequirement, .claim(adult: adult, .workRequirement)) {
            step = .workedAt25To29
        } else {
            step = .under30
        }
    }

    /// `30 år eller mere; opholds- og beskæftigelseskravet er opfyldt`.
    package var words: Words {
        guard !requirements.fail || step != .requirementsFail else { return requirements.words }
        return Words(
            da: "\(step.words.da); \(requirements.words.da)", en: "\(step.words.en); \(requirements.words.en)")
    }
}
