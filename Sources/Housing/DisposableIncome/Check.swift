/// What a check says. `unknown` where what is missing could change the answer.
package enum CheckOutcome: String, Code {
    case pass, fail, unknown

    package var words: Words {
        switch self {
        case .pass: Words(da: "Bestået", en: "Pass")
        case .fail: Words(da: "Ikke bestået", en: "Fail")
        case .unknown: Words(da: "Kan ikke afgøres", en: "Unknown")
        }
    }
}

/// A subsidy that would turn a fail into a pass.
package struct Remedy: Hashable, Sendable, Codable {
    package var scheme: Scheme
    /// Whole kr/month.
    package var amount: Int

    package init(scheme: Scheme, amount: Int) {
        self.scheme = scheme
        self.amount = amount
    }
}

/// What a reader of a check must be told beside the parameters.
package enum CheckNote: String, Code {
    case exampleMinimum = "example_minimum"
    case adaptationSupplement = "adaptation_supplement_may_be_missing"
    case livesWithParentsUnused = "lives_with_parents_unused"
    case provisionalParameters = "provisional_figures"
    case rentAboveHalfOfIncome = "rent_above_half_of_income"

    /// False for what the municipality has to put right: it is said to who makes a letter, before it is sent, and the
    /// letter itself does not say it.
    package var concernsCitizen: Bool {
        switch self {
        case .exampleMinimum, .provisionalParameters, .livesWithParentsUnused: false
        case .adaptationSupplement, .rentAboveHalfOfIncome: true
        }
    }

    package var words: Words {
        switch self {
        case .exampleMinimum:
            Words(
                da: "Mindste rådighedsbeløb er et eksempel: kommunen har ikke fastsat sit eget.",
                en: "The minimum is an example policy: the municipality has not set its own.")
        case .adaptationSupplement:
            Words(
                da:
                    "Under 30 år kan der være ret til midlertidigt tilpasningstillæg (LAS § 20), som ikke er regnet med.",
                en: "Those under 30 may be owed the temporary adaptation supplement (LAS s. 20), which is not included."
            )
        case .livesWithParentsUnused:
            Words(
                da:
                    "En voksen på 30 år eller mere er oplyst som hjemmeboende. Det har ingen betydning for satsen: se efter, "
                    + "om oplysningen er rigtig.",
                en:
                    "An adult of 30 or more is stated to live with parents. No rate looks at it: see whether that is right."
            )
        case .provisionalParameters:
            Words(
                da: "Nogle af tallene skulle have været gennemgået før denne dag.",
                en: "Some of the parameters were due for review before this day.")
        case .rentAboveHalfOfIncome:
            Words(
                da:
                    "Huslejen er mere end halvdelen af indkomsten. Udbetaling Danmark kan nedsætte eller afslå boligstøtten "
                    + "efter et skøn (boligstøtteloven § 15); beregningen regner med fuld boligstøtte.",
                en:
                    "The rent is more than half of the income. The authority may reduce or refuse housing benefit after an "
                    + "assessment (housing-benefit act s. 15); the check counts it in full.")
        }
    }
}

/// One check as decided: stored and shown like this, never computed again. Amounts are whole kr/month; nil is what
/// depends on something missing.
package struct Check: Hashable, Sendable {
    package var on: Day
    package var outcome: CheckOutcome
    package var lines: [Line]
    package var netIncome: Int?
    /// After cap and ceiling.
    package var housingBenefit: Int?
    package var disposableIncome: Int?
    package var minimum: Int?
    /// What is short of the minimum on a fail, 0 on a pass.
    package var shortfall: Int?
    /// The line that decides: on a fail the smallest deduction without which it would pass, or `net_income` where no
    /// single one is large enough; on a pass the smallest of net income, housing benefit and subsidy without which it
    /// would fail.
    package var binding: LineCode?
    /// The highest whole-krone rent that passes, 0 when none does. Never used to match units: see `passingRents`.
    package var maxRent: Int?
    /// First and last rent of each interval that passes.
    package var passingRents: [[Int]]?
    package var remedies: [Remedy]
    /// Facts (`household.adults[0].age`) and parameters that were looked at and not there.
    package var missing: [String]
    /// Facts that others speak against, by path: to be looked at; nil where there are none.
    package var contradictory: [String]?
    /// Parameters used after the day they should have been reviewed.
    package var provisional: [String]
    package var notes: [CheckNote]
    /// The first day of the parameters used; nil before the first period.
    package var parametersFrom: Day?
    /// The set of parameters used; nil where they came from a file.
    package var parameters: ParameterSetNumber?
    /// Where the parameters the lines rest on come from, by key; said of a check that is kept.
    package var sources: [String: String]?
}

extension Check {
    /// The same check with the sources of the parameters its lines rest on, as it is kept.
    package func citing(_ parameters: Parameters) -> Check {
        var check = self
        let sources = lines.compactMap { line in
            line.parameter.flatMap { key in parameters[key].map { (key.rawValue, $0.source) } }
        }
        check.sources = Dictionary(sources) { first, _ in first }
        return check
    }
}
