/// The pension an adult gets. It decides between boligydelse and boligsikring, and lifts the latter's 15 % ceiling.
package enum Pension: String, Code {
    case none
    case statePension = "state_pension"
    case disabilityPensionBefore2003 = "disability_pension_before_2003"
    case disabilityPension = "disability_pension"

    package var words: Words {
        switch self {
        case .none: Words(da: "Ingen pension", en: "No pension")
        case .statePension: Words(da: "Folkepension", en: "State pension")
        case .disabilityPensionBefore2003:
            Words(da: "Førtidspension tilkendt før 2003", en: "Disability pension granted before 2003")
        case .disabilityPension: Words(da: "Førtidspension", en: "Disability pension")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .none: ["ingen"]
        case .statePension: ["folkepension"]
        case .disabilityPensionBefore2003: ["foertidspension_foer_2003"]
        case .disabilityPension: ["foertidspension"]
        }
    }
}

/// What kind of income it is, and so how it is taxed and counted.
package enum IncomeKind: String, Code {
    case wage
    case unemploymentBenefit = "unemployment_benefit"
    case studentGrant = "student_grant"
    case pension
    /// Other income before tax.
    case otherTaxable = "other_taxable"
    /// As paid out, not taxed again.
    case net
    case taxFree = "tax_free"
    /// Earmarked for children's leisure: shown, never counted.
    case leisureSupplement = "leisure_supplement"
    /// LAS § 34, until 30 June 2025.
    case specialSupport = "special_support"

    package var words: Words {
        switch self {
        case .wage: Words(da: "Løn", en: "Wage")
        case .unemploymentBenefit: Words(da: "Dagpenge", en: "Unemployment benefit")
        case .studentGrant: Words(da: "SU", en: "Student grant")
        case .pension: Words(da: "Pension", en: "Pension")
        case .otherTaxable: Words(da: "Anden indkomst før skat", en: "Other income before tax")
        case .net: Words(da: "Indkomst efter skat", en: "Income after tax")
        case .taxFree: Words(da: "Skattefri indkomst", en: "Tax-free income")
        case .leisureSupplement: Words(da: "Fritidstillæg", en: "Leisure supplement")
        case .specialSupport: Words(da: "Særlig støtte", en: "Special support")
        }
    }
}

/// A fixed expense. Which kinds count is a parameter (`accepted_expenses`); the rest are shown.
package enum ExpenseKind: String, Code {
    case depositLoan = "deposit_loan"
    case childcare, medicine, alimony, debt, transport, insurance, other

    package var words: Words {
        switch self {
        case .depositLoan: Words(da: "Lån til beboerindskud", en: "Deposit loan")
        case .childcare: Words(da: "Børnepasning", en: "Childcare")
        case .medicine: Words(da: "Medicin", en: "Medicine")
        case .alimony: Words(da: "Børnebidrag", en: "Alimony")
        case .debt: Words(da: "Gæld", en: "Debt")
        case .transport: Words(da: "Transport", en: "Transport")
        case .insurance: Words(da: "Forsikring", en: "Insurance")
        case .other: Words(da: "Andet", en: "Other")
        }
    }
}
