/// The database's schema as this program knows it: every migration, in order.
///
/// A migration is one file in `migrations/`, named here once, and never edited after it was released. `LATEST` names
/// the last, so that two branches adding one each meet in a merge conflict and not in the database.
package enum Schema {
    /// Name and SQL of each, oldest first.
    package static let migrations: [(name: String, sql: String)] = [
        ("M0001_ground", PackageResources.M0001_ground_sql),
        ("M0002_units", PackageResources.M0002_units_sql),
        ("M0003_referrals", PackageResources.M0003_referrals_sql),
        ("M0004_allocations", PackageResources.M0004_allocations_sql),
        ("M0005_statistics", PackageResources.M0005_statistics_sql),
        ("M0006_views", PackageResources.M0006_views_sql),
        ("M0007_goals", PackageResources.M0007_goals_sql),
        ("M0008_decisions", PackageResources.M0008_decisions_sql),
        ("M0009_parameters", PackageResources.M0009_parameters_sql),
        ("M0010_rechecks", PackageResources.M0010_rechecks_sql),
        ("M0011_imports", PackageResources.M0011_imports_sql),
        ("M0012_statistics", PackageResources.M0012_statistics_sql),
        ("M0013_reports", PackageResources.M0013_reports_sql),
        ("M0014_roles", PackageResources.M0014_roles_sql),
        ("M0015_states", PackageResources.M0015_states_sql),
        ("M0016_writes", PackageResources.M0016_writes_sql),
        ("M0018_rules", PackageResources.M0018_rules_sql),
        ("M0019_vacancies", PackageResources.M0019_vacancies_sql),
        ("M0020_files", PackageResources.M0020_files_sql),
        ("M0021_priority", PackageResources.M0021_priority_sql),
        ("M0022_words", PackageResources.M0022_words_sql),
        ("M0023_frames", PackageResources.M0023_frames_sql),
        ("M0024_offers", PackageResources.M0024_offers_sql),
        ("M0025_steps", PackageResources.M0025_steps_sql),
        ("M0026_parking", PackageResources.M0026_parking_sql),
        ("M0027_day", PackageResources.M0027_day_sql),
        ("M0028_agreements", PackageResources.M0028_agreements_sql),
        ("M0029_supply", PackageResources.M0029_supply_sql),
        ("M0030_listed", PackageResources.M0030_listed_sql),
        ("M0031_clock", PackageResources.M0031_clock_sql),
        ("M0032_accounts", PackageResources.M0032_accounts_sql),
        ("M0033_repeated", PackageResources.M0033_repeated_sql),
        ("M0035_candidates", PackageResources.M0035_candidates_sql),
        ("M0036_subsidies", PackageResources.M0036_subsidies_sql),
        ("M0037_notes", PackageResources.M0037_notes_sql),
        ("M0038_refusals", PackageResources.M0038_refusals_sql),
        ("M0040_reads", PackageResources.M0040_reads_sql),
        ("M0041_sealed_reports", PackageResources.M0041_sealed_reports_sql),
        ("M0042_reads_quickly", PackageResources.M0042_reads_quickly_sql),
        ("M0043_forgetting", PackageResources.M0043_forgetting_sql),
        ("M0044_protected", PackageResources.M0044_protected_sql),
        ("M0045_break_glass", PackageResources.M0045_break_glass_sql),
        ("M0046_own_rows", PackageResources.M0046_own_rows_sql),
        ("M0047_own_functions", PackageResources.M0047_own_functions_sql),
        ("M0050_seals", PackageResources.M0050_seals_sql),
        ("M0051_keys", PackageResources.M0051_keys_sql),
        ("M0052_birthdays", PackageResources.M0052_birthdays_sql),
        ("M0060_lists", PackageResources.M0060_lists_sql),
        ("M0061_seal_bounds", PackageResources.M0061_seal_bounds_sql),
        ("M0062_hidden_units", PackageResources.M0062_hidden_units_sql),
        ("M0063_read_jobs", PackageResources.M0063_read_jobs_sql),
        ("M0064_hidden_earlier", PackageResources.M0064_hidden_earlier_sql),
        ("M0065_candidates_by_unit", PackageResources.M0065_candidates_by_unit_sql),
        ("M0066_hidden_checks", PackageResources.M0066_hidden_checks_sql),
        ("M0067_names", PackageResources.M0067_names_sql),
        ("M0068_vacancy_rent", PackageResources.M0068_vacancy_rent_sql),
        ("M0069_undone_again", PackageResources.M0069_undone_again_sql),
        ("M0070_codes_of_units", PackageResources.M0070_codes_of_units_sql),
        ("M0071_corrected_days", PackageResources.M0071_corrected_days_sql),
        ("M0072_numbers_given_back", PackageResources.M0072_numbers_given_back_sql),
        ("M0073_files_by_event", PackageResources.M0073_files_by_event_sql),
        ("M0074_whom_a_look_showed", PackageResources.M0074_whom_a_look_showed_sql),
        ("M0075_last_step_of_a_referral", PackageResources.M0075_last_step_of_a_referral_sql),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }

    /// What `LATEST` says: the number of the last migration, such as `M0006`.
    package static let latest = String(String(decoding: PackageResources.LATEST, as: UTF8.self).prefix { $0 != "\n" })

    /// A real answer of each operation that has one worth showing, as JSON by operation; a test writes it.
    package static let examples = PackageResources.examples_json
}
