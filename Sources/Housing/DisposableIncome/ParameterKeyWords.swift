extension ParameterKey {
    /// What a person reads for this parameter, in the middle of a sentence.
    package var words: Words {
        if rawValue.hasPrefix("cash_benefit_ceiling_") { return ceilingWords }
        if rawValue.hasPrefix("pensioner_housing_benefit_") {
            let rest = String(rawValue.dropFirst("pensioner_housing_benefit_".count))
            if let words = ParameterKey.housingBenefit[rest] {
                return Words(da: "boligydelse: \(words.da)", en: "boligydelse: \(words.en)")
            }
        }
        if rawValue.hasPrefix("housing_benefit_") {
            let rest = String(rawValue.dropFirst("housing_benefit_".count))
            if let words = ParameterKey.housingBenefit[rest] {
                return Words(da: "boligstøtte: \(words.da)", en: "housing benefit: \(words.en)")
            }
        }
        if let words = rateWords {
            return Words(da: "kontanthjælp: \(words.da)", en: "cash benefit: \(words.en)")
        }
        return ParameterKey.others[self] ?? ParameterKey.supplement(self)
    }

    /// LAS §§ 24(3) and 25(9) as they were: an activity supplement, by its key.
    private static func supplement(_ key: ParameterKey) -> Words {
        let isEducation = key.rawValue.hasPrefix("old_education_benefit")
        let who = supplements.first { key.rawValue.hasSuffix("_activity_\($0.ending)") }?.words
        let benefit =
            isEducation
            ? Words(da: "uddannelseshjælp", en: "education benefit") : Words(da: "kontanthjælp", en: "cash benefit")
        return Words(
            da: "aktivitetstillæg til \(benefit.da): \(who?.da ?? key.rawValue)",
            en: "activity supplement to \(benefit.en): \(who?.en ?? key.rawValue)")
    }

    private static let supplements: [(ending: String, words: Words)] = [
        ("single_provider", Words(da: "enlig forsørger", en: "single provider")),
        ("provider", Words(da: "forsørger", en: "provider")),
        ("25_to_29_away", Words(da: "25-29 år, udeboende", en: "25-29, living away")),
        ("25_to_29_at_home", Words(da: "25-29 år, hjemmeboende", en: "25-29, living at home")),
        ("under_25_away", Words(da: "under 25 år, udeboende", en: "under 25, living away")),
        ("under_25_at_home", Words(da: "under 25 år, hjemmeboende", en: "under 25, living at home")),
    ]

    /// LAS § 25 b as it was: a row of the ceiling, by its key.
    private var ceilingWords: Words {
        let isCouple = rawValue.contains("_couple_")
        let group =
            rawValue.contains("_self_support")
            ? Words(da: "selvforsørgelses- og hjemrejseydelse", en: "self-support benefit")
            : rawValue.contains("_education_")
                ? Words(da: "uddannelseshjælp", en: "education benefit")
                : rawValue.contains("_under_30_")
                    ? Words(da: "under 30 år", en: "under 30") : Words(da: "30 år eller mere", en: "30 or more")
        guard self != .cashBenefitCeilingSelfSupportReturn else {
            return Words(da: "kontanthjælpsloft: \(group.da)", en: "ceiling: \(group.en)")
        }
        let children =
            rawValue.hasSuffix("_no_children")
            ? Words(da: "ingen børn", en: "no children")
            : rawValue.hasSuffix("_1_child")
                ? Words(da: "et barn", en: "one child") : Words(da: "to eller flere børn", en: "two or more children")
        return Words(
            da: "kontanthjælpsloft: \(group.da), \(isCouple ? "par" : "enlig"), \(children.da)",
            en: "ceiling: \(group.en), \(isCouple ? "couple" : "single"), \(children.en)")
    }

    private static let others: [ParameterKey: Words] = [
        .cashBenefitRegime: Words(da: "reglerne om kontanthjælp", en: "the rules of cash benefit"),
        .childSupplement: Words(da: "børnetillæg", en: "child supplement"),
        .singleParentSupplement: Words(da: "tillæg til enlige forsørgere", en: "single-parent supplement"),
        .singleNonProviderSupplement:
            Words(da: "tillæg til enlige ikke-forsørgere", en: "supplement for singles without children"),
        .youthSupplementUnder25: Words(da: "ungetillæg under 25 år", en: "youth supplement under 25"),
        .youthSupplement25To29: Words(da: "ungetillæg 25-29 år", en: "youth supplement 25-29"),
        .youthSupplementProvider: Words(da: "ungetillæg til forsørgere", en: "youth supplement of providers"),
        .temporaryAdaptationSupplement:
            Words(da: "midlertidigt tilpasningstillæg", en: "temporary adaptation supplement"),
        .personalAllowance: Words(da: "personfradrag", en: "personal allowance"),
        .stateTaxRate: Words(da: "bundskat", en: "state tax"),
        .municipalTaxRate: Words(da: "kommuneskat", en: "municipal tax"),
        .churchTaxRate: Words(da: "kirkeskat", en: "church tax"),
        .labourMarketContributionRate: Words(da: "arbejdsmarkedsbidrag", en: "labour-market contribution"),
        .acceptedExpenses: Words(da: "udgifter, der tæller med", en: "expenses that count"),
        .minimumDisposableSingle: Words(da: "mindste rådighedsbeløb, én voksen", en: "minimum, one adult"),
        .minimumDisposableCouple: Words(da: "mindste rådighedsbeløb, to voksne", en: "minimum, two adults"),
        .minimumDisposablePerChild: Words(da: "mindste rådighedsbeløb pr. barn", en: "minimum for each child"),
        .minimums: Words(da: "tabellen over mindste rådighedsbeløb", en: "the table of minimums"),
        .cheapestUnit: Words(da: "den billigste bolig at regne på", en: "the cheapest unit to reckon with"),
        .stateSubsidyAmount: Words(da: "statsligt huslejetilskud", en: "state rent subsidy"),
        .stateSubsidyRentLowest: Words(da: "statsligt tilskud: laveste husleje", en: "state subsidy: lowest rent"),
        .stateSubsidyRentHighest: Words(da: "statsligt tilskud: højeste husleje", en: "state subsidy: highest rent"),
        .transitionalSubsidyTenantPayment:
            Words(da: "udslusningstilskud: lejerens egenbetaling", en: "transitional subsidy: the tenant's payment"),
    ]

    /// By the key without the name of the benefit, which both kinds share.
    private static let housingBenefit: [String: Words] = [
        "cap_per_adult": Words(da: "boligstøtteloft pr. voksen", en: "cap for each adult"),
        "share": Words(da: "andel af huslejen", en: "share of the rent"),
        "rent_addition": Words(da: "tillæg til huslejen", en: "addition to the rent"),
        "income_reduction": Words(da: "nedsættelse for indkomst", en: "reduction for income"),
        "income_threshold": Words(da: "indkomstgrænse", en: "income threshold"),
        "income_threshold_per_child": Words(da: "indkomstgrænse pr. barn", en: "income threshold for each child"),
        "threshold_children_max": Words(da: "børn i indkomstgrænsen", en: "children in the threshold"),
        "threshold_children_max_young_couple":
            Words(da: "børn i indkomstgrænsen, unge par", en: "children in the threshold, young couples"),
        "young_couple_age": Words(da: "aldersgrænse for unge par", en: "age of young couples"),
        "own_payment_share": Words(da: "egenbetaling, andel af indkomsten", en: "own payment, share of income"),
        "own_payment_minimum": Words(da: "mindste egenbetaling", en: "least own payment"),
        "maximum": Words(da: "højeste beløb", en: "maximum"),
        "maximum_increase_4_children": Words(da: "forhøjelse ved fire børn", en: "increase with four children"),
        "rent_ceiling": Words(da: "højeste husleje", en: "rent ceiling"),
        "rent_ceiling_increase_per_child":
            Words(da: "højeste husleje, forhøjelse pr. barn", en: "rent ceiling, increase for each child"),
        "rent_ceiling_children_max": Words(da: "højeste husleje, børn", en: "rent ceiling, children"),
        "wealth_lower": Words(da: "nederste formuegrænse", en: "lower limit of wealth"),
        "wealth_upper": Words(da: "øverste formuegrænse", en: "upper limit of wealth"),
        "wealth_rate_lower": Words(da: "formuetillæg, nederste", en: "share of wealth, lower"),
        "wealth_rate_upper": Words(da: "formuetillæg, øverste", en: "share of wealth, upper"),
        "no_children_share": Words(da: "15-procentsreglen", en: "ceiling without children"),
        "minimum_payout": Words(da: "mindste udbetaling", en: "minimum pay-out"),
        "area_first_person": Words(da: "areal, første person", en: "area, first person"),
        "area_per_further_person": Words(da: "areal, hver person mere", en: "area, each further person"),
        "deduct_heat": Words(da: "fradrag for varme", en: "deduction for heat"),
        "deduct_hot_water": Words(da: "fradrag for varmt vand", en: "deduction for hot water"),
        "deduct_electricity": Words(da: "fradrag for el", en: "deduction for electricity"),
        "add_heat": Words(da: "tillæg for varme", en: "addition for heat"),
        "add_water": Words(da: "tillæg for vand", en: "addition for water"),
        "add_sewage": Words(da: "tillæg for vandafledning", en: "addition for sewage"),
        "add_maintenance_painting":
            Words(da: "tillæg for indvendig vedligeholdelse", en: "addition for interior upkeep"),
        "add_maintenance_all": Words(da: "tillæg for al vedligeholdelse", en: "addition for all upkeep"),
    ]
}
