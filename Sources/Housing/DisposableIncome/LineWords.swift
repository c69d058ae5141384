extension LineCode {
    package var words: Words {
        switch self {
        case .cashBenefit: Words(da: "Kontanthjælp", en: "Cash benefit")
        case .activitySupplement: Words(da: "Aktivitetstillæg", en: "Activity supplement")
        case .childSupplement: Words(da: "Børnetillæg", en: "Child supplement")
        case .singleParentSupplement: Words(da: "Tillæg til enlige forsørgere", en: "Single-parent supplement")
        case .singleNonProviderSupplement:
            Words(da: "Tillæg til enlige ikke-forsørgere", en: "Supplement for singles without children")
        case .youthSupplement: Words(da: "Særligt ungetillæg", en: "Youth supplement")
        case .wage: IncomeKind.wage.words
        case .unemploymentBenefit: IncomeKind.unemploymentBenefit.words
        case .studentGrant: IncomeKind.studentGrant.words
        case .pension: IncomeKind.pension.words
        case .otherTaxable: IncomeKind.otherTaxable.words
        case .labourMarketContribution: Words(da: "Arbejdsmarkedsbidrag", en: "Labour-market contribution")
        case .tax: Words(da: "Skat", en: "Tax")
        case .net: IncomeKind.net.words
        case .taxFree: IncomeKind.taxFree.words
        case .leisureSupplement: IncomeKind.leisureSupplement.words
        case .specialSupport: IncomeKind.specialSupport.words
        case .specialSupportCut:
            Words(da: "Særlig støtte over kontanthjælpsloftet", en: "Special support above the ceiling")
        case .netIncome: Words(da: "Nettoindkomst", en: "Net income")
        case .housingBenefit: Words(da: "Boligsikring", en: "Housing benefit (boligsikring)")
        case .pensionerHousingBenefit: Words(da: "Boligydelse", en: "Housing benefit (boligydelse)")
        case .housingBenefitCap: Words(da: "Boligstøtteloft", en: "Cap on housing benefit")
        case .housingBenefitCeiling:
            Words(da: "Boligstøtte over kontanthjælpsloftet", en: "Housing benefit above the ceiling")
        case .rent: Words(da: "Husleje", en: "Rent")
        case .subsidy: Words(da: "Huslejetilskud", en: "Rent subsidy")
        case .heat: Words(da: "Varme", en: "Heat")
        case .water: Words(da: "Vand", en: "Water")
        case .electricity: Words(da: "El", en: "Electricity")
        case .depositLoan: ExpenseKind.depositLoan.words
        case .childcare: ExpenseKind.childcare.words
        case .medicine: ExpenseKind.medicine.words
        case .alimony: ExpenseKind.alimony.words
        case .debt: ExpenseKind.debt.words
        case .transport: ExpenseKind.transport.words
        case .insurance: ExpenseKind.insurance.words
        case .other: ExpenseKind.other.words
        case .disposableIncome: Words(da: "Rådighedsbeløb", en: "Disposable income")
        case .minimum: Words(da: "Mindste rådighedsbeløb", en: "Minimum disposable income")
        }
    }

    /// The law a line rests on, or nil for what is stated or chosen rather than computed.
    package var section: Words? {
        switch self {
        case .childSupplement: Words(da: "LAS § 17", en: "LAS s. 17")
        case .singleParentSupplement, .singleNonProviderSupplement: Words(da: "LAS § 18", en: "LAS s. 18")
        case .youthSupplement: Words(da: "LAS § 19, stk. 3", en: "LAS s. 19(3)")
        case .specialSupport: Words(da: "LAS § 34", en: "LAS s. 34")
        case .specialSupportCut, .housingBenefitCeiling: Words(da: "LAS § 25 b", en: "LAS s. 25 b")
        case .housingBenefit: Words(da: "Boligstøtteloven § 22", en: "Housing-benefit act s. 22")
        case .pensionerHousingBenefit: Words(da: "Boligstøtteloven § 21", en: "Housing-benefit act s. 21")
        default: nil
        }
    }
}

extension Line {
    /// What a person reads: for cash benefit also which rate or category.
    package var words: Words {
        guard let detail = parameter?.rateWords else { return code.words }
        return Words(da: "\(code.words.da), \(detail.da)", en: "\(code.words.en), \(detail.en)")
    }

    /// The section of law behind the line.
    package var section: Words? {
        switch (code, parameter) {
        case (.cashBenefit, .minimumRate): Words(da: "LAS § 16, stk. 2", en: "LAS s. 16(2)")
        case (.cashBenefit, .basicRate), (.cashBenefit, .increasedRate), (.cashBenefit, .livingAtHomeRate):
            Words(da: "LAS § 16, stk. 1", en: "LAS s. 16(1)")
        case (.cashBenefit, let parameter?): parameter.category?.section
        case (.activitySupplement, .oldCashBenefitActivity25To29Away): Words(da: "LAS § 25, stk. 9", en: "LAS s. 25(9)")
        case (.activitySupplement, _): Words(da: "LAS § 24, stk. 3", en: "LAS s. 24(3)")
        default: code.section
        }
    }
}

extension Line {
    /// Why a line of cash benefit is there, in a sentence without its end; nil on other lines, and where it depends on
    /// what is missing.
    package var reason: Words? {
        switch code {
        case .cashBenefit where parameter?.category != nil:
            Words(da: "kategorien er oplyst", en: "the category is stated")
        case .cashBenefit: why?.words
        case .activitySupplement: Words(da: "er oplyst som udbetalt", en: "is stated to be paid")
        case .childSupplement:
            Words(
                da: "forsørger børn; ét tillæg til hver forsørger, uanset antallet af børn",
                en: "supports children; one for each provider, however many children")
        case .singleParentSupplement:
            Words(da: "enlig forsørger på mindste- eller grundsats", en: "single provider on the minimum or basic rate")
        case .singleNonProviderSupplement:
            Words(
                da: "enlig uden børn på grundsats eller forhøjet sats",
                en: "single without children on the basic or increased rate")
        case .youthSupplement:
            Words(da: "under 30 år og aktivitetsparat", en: "under 30 and activity-ready")
        default: nil
        }
    }
}

extension ParameterKey {
    /// The category whose row this is, before 1 July 2025.
    var category: CashBenefitCategory? {
        rawValue.hasPrefix("old_") ? CashBenefitCategory(rawValue: String(rawValue.dropFirst(4))) : nil
    }

    /// The rate or category in words, for a line of cash benefit.
    var rateWords: Words? {
        switch self {
        case .minimumRate: Words(da: "mindstesats", en: "minimum rate")
        case .basicRate: Words(da: "grundsats", en: "basic rate")
        case .increasedRate: Words(da: "forhøjet sats", en: "increased rate")
        case .livingAtHomeRate: Words(da: "hjemmeboende", en: "living at home")
        default: category?.words
        }
    }
}
