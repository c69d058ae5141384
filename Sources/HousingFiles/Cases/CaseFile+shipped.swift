extension CaseFile {
    /// The case files compiled in, by name: what the parameters shipped have been proved against. A new one is a file in
    /// `Shipped`, its name in the manifest and a line here.
    package static let shipped: [(name: String, text: String)] = [
        ("cash-benefit-categories.yaml", PackageResources.cash_benefit_categories_yaml),
        ("cash-benefit-rates.yaml", PackageResources.cash_benefit_rates_yaml),
        ("cash-benefit-rows.yaml", PackageResources.cash_benefit_rows_yaml),
        ("ceiling-rows.yaml", PackageResources.ceiling_rows_yaml),
        ("contract-examples.yaml", PackageResources.contract_examples_yaml),
        ("housing-benefit-2026.yaml", PackageResources.housing_benefit_2026_yaml),
        ("housing-benefit-cuts.yaml", PackageResources.housing_benefit_cuts_yaml),
        ("housing-benefit-figures.yaml", PackageResources.housing_benefit_figures_yaml),
        ("income-and-rent.yaml", PackageResources.income_and_rent_yaml),
        ("minimums-and-expenses.yaml", PackageResources.minimums_and_expenses_yaml),
        ("pensioner-housing-benefit.yaml", PackageResources.pensioner_housing_benefit_yaml),
        ("rates-at-the-turn-of-the-year.yaml", PackageResources.rates_at_the_turn_of_the_year_yaml),
        ("requirements.yaml", PackageResources.requirements_yaml),
        ("subsidies.yaml", PackageResources.subsidies_yaml),
        ("unknowns-and-remedies.yaml", PackageResources.unknowns_and_remedies_yaml),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
}
