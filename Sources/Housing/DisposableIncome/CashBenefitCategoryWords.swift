extension CashBenefitCategory {
    /// In the words of a line: what follows "Cash benefit, ".
    package var words: Words {
        switch self {
        case .cashBenefit30Provider: Words(da: "30 år eller mere, forsørger", en: "30 or more, provider")
        case .cashBenefit30Other: Words(da: "30 år eller mere, ikke forsørger", en: "30 or more, no provider")
        case .cashBenefitUnder30SingleProvider:
            Words(da: "under 30 år, enlig forsørger", en: "under 30, single provider")
        case .cashBenefitUnder30Provider: Words(da: "under 30 år, forsørger", en: "under 30, provider")
        case .cashBenefitUnder30IllOrPregnant:
            Words(da: "under 30 år, psykisk syg eller gravid", en: "under 30, mentally ill or pregnant")
        case .cashBenefitUnder30Away: Words(da: "under 30 år, udeboende", en: "under 30, living away")
        case .cashBenefitUnder30AtHome: Words(da: "under 30 år, hjemmeboende", en: "under 30, living at home")
        case .educationBenefitSingleProvider:
            Words(da: "uddannelseshjælp, enlig forsørger", en: "education benefit, single provider")
        case .educationBenefitProvider: Words(da: "uddannelseshjælp, forsørger", en: "education benefit, provider")
        case .educationBenefitIllOrPregnant:
            Words(da: "uddannelseshjælp, psykisk syg eller gravid", en: "education benefit, mentally ill or pregnant")
        case .educationBenefitIllProvider:
            Words(da: "uddannelseshjælp, psykisk syg forsørger", en: "education benefit, mentally ill provider")
        case .educationBenefitAway: Words(da: "uddannelseshjælp, udeboende", en: "education benefit, living away")
        case .educationBenefitAtHome:
            Words(da: "uddannelseshjælp, hjemmeboende", en: "education benefit, living at home")
        case .selfSupportReturnSingleProvider:
            Words(
                da: "selvforsørgelses- og hjemrejseydelse, enlig forsørger", en: "self-support benefit, single provider"
            )
        case .selfSupportReturnAway:
            Words(da: "selvforsørgelses- og hjemrejseydelse, udeboende", en: "self-support benefit, living away")
        case .selfSupportReturnCouple:
            Words(da: "selvforsørgelses- og hjemrejseydelse, gift eller samlevende", en: "self-support benefit, couple")
        case .selfSupportReturnAtHome:
            Words(da: "selvforsørgelses- og hjemrejseydelse, hjemmeboende", en: "self-support benefit, living at home")
        }
    }

    /// The section of the Act as it was until 30 June 2025.
    var section: Words {
        switch group {
        case .cashBenefit30: Words(da: "LAS § 25, stk. 2", en: "LAS s. 25(2)")
        case .cashBenefitUnder30: Words(da: "LAS § 25, stk. 3", en: "LAS s. 25(3)")
        case .education: Words(da: "LAS § 23", en: "LAS s. 23")
        case .selfSupportReturn: Words(da: "LAS § 22", en: "LAS s. 22")
        }
    }
}
