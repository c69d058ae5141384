/// How an adult stands to the two requirements for full cash benefit, LAS § 11: 9 of the last 10 years in the realm
/// (opholdskrav), and 2 years 6 months = 4,810 hours of ordinary full-time work in the last 10 years
/// (beskæftigelseskrav). They concern only who first entered the realm on or after 2 April 1968, or came back on or
/// after that day from at least 12 months abroad in a row, and is not entitled to help under EU law.
package enum Requirements: String, Code {
    case met
    case notFromAbroad = "not_from_abroad"
    /// Not from abroad, though a requirement is stated as not met: it is not looked at.
    case unmetNotLookedAt = "unmet_not_looked_at"
    case residenceNotMet = "residence_not_met"
    case workNotMet = "work_not_met"

    /// Both stated as met say enough. Otherwise it is asked whether the adult came from abroad; the residence
    /// requirement only of who did, the work requirement only where that one is met.
    init<Q: Quantity>(_ claim: CashBenefit, adult: Int, facts: inout Facts<Q>) {
        if claim.residenceRequirement == true, claim.workRequirement == true {
            self = .met
        } else if !facts.flag(claim.enteredFromAbroad, .claim(adult: adult, .enteredFromAbroad)) {
            let isUnmet = claim.residenceRequirement == false || claim.workRequirement == false
            self = isUnmet ? .unmetNotLookedAt : .notFromAbroad
        } else if !facts.flag(claim.residenceRequirement, .claim(adult: adult, .residenceRequirement)) {
            self = .residenceNotMet
        } else {
            let works = facts.flag(claim.workRequirement, .claim(adult: adult, .workRequirement))
            self = works ? .met : .workNotMet
        }
    }

    /// Whoever fails gets the minimum rate, or the rate of those living at home, at every age.
    package var fail: Bool { self == .residenceNotMet || self == .workNotMet }

    package var words: Words {
        switch self {
        case .met: Words(da: "opholds- og beskæftigelseskravet er opfyldt", en: "both requirements are met")
        case .notFromAbroad:
            Words(
                da: "opholds- og beskæftigelseskravet gælder kun den, der er kommet (tilbage) fra udlandet",
                en: "the requirements concern only those who came (back) from abroad")
        case .unmetNotLookedAt:
            Words(
                da:
                    "et krav er oplyst som ikke opfyldt, men der ses ikke på det: kravene gælder kun den, der er kommet (tilbage) fra udlandet",
                en:
                    "a requirement is stated as not met, but it is not looked at: the requirements concern only those who came (back) from abroad"
            )
        case .residenceNotMet:
            Words(
                da: "kommet fra udlandet uden 9 års ophold i riget inden for de seneste 10 år",
                en: "came from abroad, without 9 of the last 10 years in the realm")
        case .workNotMet:
            Words(
                da: "kommet fra udlandet uden 2½ års fuldtidsarbejde inden for de seneste 10 år",
                en: "came from abroad, without 2.5 years of full-time work in the last 10")
        }
    }
}
