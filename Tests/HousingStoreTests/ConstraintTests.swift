import Housing
import Postgres
import Testing

@testable import HousingStore

/// Every constraint of the schema either says what it means to whoever runs into it, or is known to be out of reach.
@Suite struct ConstraintTests {
    /// Why nobody runs into a constraint, and which those are.
    private static let outOfReach: [(reason: String, names: Set<String>)] = [
        (
            "the codes are a Swift enum that a test holds equal to the table or the check",
            [
                "account_roles_known", "allocation_state", "frame_scheme_fkey", "allocation_version_scheme_fkey",
                "flip_change",
                "income_check_outcome", "parameter_confidence", "received_unit_electricity_code",
                "received_unit_heating_code", "received_unit_hot_water_code", "received_unit_maintenance_code",
                "received_unit_type", "received_unit_water_code", "subsidy_terms_unit_type", "recheck_cause",
                "referral_closed_as",
                "referral_version_homeless_category_fkey", "referral_version_target_group_fkey", "standing_outcome",
                "subsidy_version_scheme_fkey", "supply_version_kind_fkey", "unit_return_version_return_reason_fkey",
                "referral_parked_reason", "referral_closed_reason", "unit_return_avoidable",
            ]
        ),
        (
            "the row pointed to is read or written in the same transaction, and none is ever deleted",
            [
                "allocation_received_unit_id_fkey", "allocation_referral_id_citizen_id_fkey",
                "allocation_version_allocation_id_received_unit_id_citizen__fkey",
                "allocation_version_income_check_id_fkey", "association_version_association_id_fkey",
                "case_file_parameter_set_id_fkey", "census_version_census_id_fkey", "department_association_id_fkey",
                "flip_recheck_id_fkey", "flip_referral_id_fkey", "frame_version_frame_id_fkey",
                "frozen_figure_frozen_package_id_fkey",
                "frozen_file_frozen_package_id_fkey", "identity_citizen_id_fkey",
                "import_file_association_association_id_fkey", "import_file_association_id_fkey",
                "import_file_association_import_file_id_fkey", "import_file_part_import_file_id_fkey",
                "import_report_part_import_file_id_fkey", "income_check_received_unit_id_fkey",
                "income_check_recheck_id_fkey", "income_check_referral_id_fkey",
                "income_refusal_income_check_id_referral_id_fkey", "income_refusal_referral_id_fkey",
                "income_refusal_version_income_refusal_id_fkey", "income_refusal_version_referred_again_as_fkey",
                "letting_agreement_association_id_fkey", "letting_agreement_department_id_fkey",
                "letting_agreement_version_letting_agreement_id_fkey", "parameter_parameter_set_id_fkey",
                "parameter_set_version_parameter_set_id_valid_from_drafted__fkey",
                "received_unit_department_id_fkey", "received_unit_version_received_unit_id_fkey",
                "recheck_parameter_set_id_fkey", "referral_citizen_id_fkey", "referral_version_referral_id_fkey",
                "standing_version_income_check_id_referral_id_fkey", "standing_version_recheck_id_fkey",
                "setting_version_setting_id_drafted_by_fkey", "standing_version_referral_id_fkey", "step_undoes_fkey",
                "step_undone_by_fkey", "supply_version_department_id_fkey", "supply_version_supply_id_fkey",
                "subsidy_allocation_id_fkey",
                "subsidy_version_subsidy_id_allocation_id_fkey", "unit_return_received_unit_id_fkey",
                "unit_return_version_unit_return_id_received_unit_id_fkey", "vacancy_department_id_fkey",
                "vacancy_version_vacancy_id_fkey", "association_list_association_id_fkey",
                "referral_note_referral_id_fkey",
                "unit_value_repeated_received_unit_id_fkey", "referral_value_repeated_referral_id_fkey",
                "allocation_version_note_id_fkey", "unit_return_version_note_id_fkey",
                "referral_version_note_id_fkey",
                "unit_standing_received_unit_id_fkey", "unit_standing_saved_received_unit_id_fkey",
                "unit_standing_saved_scheme_fkey",
                "waiting_place_referral_id_fkey", "account_association_id_fkey", "break_glass_referral_id_fkey",
                "break_glass_review_broken_event_id_broken_by_fkey",
            ]
        ),
        (
            "the id is unique by itself; this is what foreign keys of two columns point to",
            [
                "allocation_id_received_unit_id_citizen_id_key", "income_check_id_referral_id_key",
                "parameter_set_id_valid_from_drafted_by_key", "referral_id_citizen_id_key",
                "setting_id_drafted_by_key", "break_glass_event_id_broken_by_key", "subsidy_id_allocation_id_key",
                "unit_return_id_received_unit_id_key",
            ]
        ),
        (
            "no operation writes the table: a migration or the operations manual does",
            [
                "answer_reason_days_order", "answer_reason_overlap", "answer_reason_side", "goal_days_order",
                "goal_overlap", "goal_version_goal_id_fkey", "goal_version_pkey", "goal_yearly", "rent_band_code_taken",
                "rent_band_overlap",
                "rent_band_version_pkey", "rent_band_version_rent_band_id_fkey", "series_break_code_taken",
                "series_break_version_pkey", "series_break_version_series_break_id_fkey", "subsidy_terms_amount_once",
                "subsidy_terms_one_amount", "subsidy_terms_overlap", "subsidy_terms_payment_once",
                "subsidy_terms_scheme_fkey", "subsidy_terms_version_current", "subsidy_terms_version_pkey",
                "subsidy_terms_version_scheme_fkey", "subsidy_terms_version_subsidy_terms_id_fkey",
                "migration_pkey", "role_right_pkey", "role_right_right_fkey",
                "role_right_role_fkey", "subsidy_terms_benefit_rent", "subsidy_terms_rent_from_once",
                "subsidy_terms_rent_to_once",
            ]
        ),
        (
            "the service writes the values together, as the check wants them",
            [
                "account_association_named", "allocation_open_state", "frame_draft", "vacancy_month", "unit_taken_as",
                "unit_taken_known",
                "import_file_counts",
                "income_refusal_again", "parameter_missing",
                "recheck_draft", "recheck_started", "referral_closed", "referral_closed_by_hand", "referral_parked",
                "referral_note_forgotten", "step_note_sealed", "answered_request_answer", "standing_counts",
                "supply_of_its_kind", "break_glass_review_outcome",
            ]
        ),
        (
            "two of the same are one: the statement that inserts says so",
            ["frozen_package_taken", "recheck_waiting", "unit_value_repeated_pkey", "referral_value_repeated_pkey"]
        ),
        (
            "a file's parts, a set's parameters, a package's files are numbered or named by the service, once each",
            [
                "break_glass_pkey", "case_file_pkey", "event_citizens_pkey", "event_thing_pkey", "step_pkey",
                "flip_recheck_id_referral_id_key",
                "frozen_figure_pkey", "frozen_file_pkey",
                "import_file_association_pkey", "import_file_part_pkey", "import_report_part_pkey", "parameter_pkey",
            ]
        ),
        ("a lock is held on the key while its answer is looked for", ["answered_request_pkey"]),
        ("a lock is held while the next seal is written", ["seal_pkey"]),
        (
            "the daemon's start and a rotation alone write it, and take what is there",
            ["master_key_pkey", "master_key_single", "service_key_pkey", "service_key_known"]
        ),
        ("32 random bytes do not come twice", ["account_token_taken"]),
    ]

    /// Reasons that hold for every constraint whose name ends so.
    private static let outOfReachByName: [(reason: String, suffix: String)] = [
        ("a version begins a microsecond after the one before, or later", "_version_order"),
        ("the event is written in the same transaction", "_event_id_fkey"),
    ]

    /// Constraints and unique indexes, but for primary keys that are a number the database gives or a code of a list.
    private func catalog(_ test: TestStore) async throws -> Set<String> {
        Set(
            try await test.store.read { tx in
                try tx.rows(
                    """
                    select c.conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                    where n.nspname = 'public' and not (c.contype = 'p' and cardinality(c.conkey) = 1 and exists (
                      select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        and (a.attidentity <> '' or a.attname in ('id', 'code', 'citizen_id'))))
                    union
                    select i.indexrelid::regclass::text from pg_index i join pg_class t on t.oid = i.indrelid
                    join pg_namespace n on n.oid = t.relnamespace
                    where n.nspname = 'public' and i.indisunique
                      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                    """
                ).map { try $0["name", as: String.self] }
            })
    }

    @Test("every constraint has its words, or a reason why nobody runs into it")
    func everyConstraint() async throws {
        try await TestStore.with { test in
            let catalog = try await catalog(test)
            #expect(catalog.count > 150)
            let known = Set(ConstraintMeaning.all.keys).union(Self.outOfReach.flatMap(\.names))
            let silent = catalog.subtracting(known).filter { name in
                !Self.outOfReachByName.contains { name.hasSuffix($0.suffix) }
            }
            #expect(silent.sorted() == [], "give them words in ConstraintWords.swift, or a reason here")
            #expect(known.subtracting(catalog).sorted() == [], "there is no such constraint any more")
            let both = Set(ConstraintMeaning.all.keys).intersection(Self.outOfReach.flatMap(\.names))
            #expect(both.sorted() == [])
        }
    }

    @Test("one code is one meaning, whichever table says it")
    func codes() {
        let byCode = Dictionary(grouping: ConstraintMeaning.all.values, by: \.code)
        for (code, meanings) in byCode { #expect(Set(meanings.map(\.kind)).count == 1, "\(code)") }
    }

    @Test(
        "who runs into one is told so",
        arguments: [
            ("update_share", "out_of_range"), ("agreement_days", "days_out_of_order"), ("rent", "out_of_range"),
            ("postcode", "out_of_range"), ("subsidy_amount", "out_of_range"), ("subsidy_days", "days_out_of_order"),
            ("subsidy_twice", "subsidy_overlaps"), ("moved_in_before", "days_out_of_order"),
        ])
    func told(_ what: String, _ code: String) async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive([unit("1")])
            _ = try await test.refer([referral("A-1")])
            let problem = await #expect(throws: Problem.self) {
                let _: Bool = try await test.store.write(test.act()) { tx in
                    let event = try tx.event(test.act())
                    try tx.execute(
                        "insert into allocation (received_unit_id, referral_id, citizen_id) values (1, 1, 1)")
                    try tx.execute("insert into subsidy (allocation_id) values (1), (1)")
                    for statement in try #require(Self.statements(what, event.id)) { try tx.execute(statement) }
                    return true
                }
            }
            #expect(problem?.code == code)
        }
    }

    private static func statements(_ what: String, _ event: Int) -> [Statement]? {
        func agreement(_ share: Int, _ until: String?) -> Statement {
            """
            insert into letting_agreement_version (letting_agreement_id, association_id, share_parts, share_whole,
              valid_from, valid_until, known_from, event_id) select id, 1, \(share)::int, 10000, '2025-01-01', \(until)::date, now(), \(event) from letting_agreement
            """
        }
        func version(rent: Int, postcode: String) -> Statement {
            """
            insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address,
              postcode, town, known_from, event_id)
            values (1, 'family', \(rent), 10, 500, 'Prøvevej 1', \(postcode), 'Prøveby', '2000-01-01', \(event))
            """
        }
        func subsidy(_ number: Int, _ amount: Int, _ from: String, _ until: String) -> Statement {
            """
            insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, known_from,
              event_id) values (\(number), 1, 'state', \(amount), \(from)::date, \(until)::date, now(), \(event))
            """
        }
        return switch what {
        case "update_share": [agreement(10_001, nil)]
        case "agreement_days": [agreement(2500, "2024-12-31")]
        case "rent": [version(rent: 0, postcode: "2400")]
        case "postcode": [version(rent: 1, postcode: "24")]
        case "subsidy_amount": [subsidy(1, 0, "2025-12-01", "2025-12-31")]
        case "subsidy_days": [subsidy(1, 100, "2025-12-31", "2025-12-01")]
        case "subsidy_twice":
            [subsidy(1, 100, "2025-12-01", "2025-12-31"), subsidy(2, 100, "2025-12-31", "2026-01-31")]
        case "moved_in_before":
            [
                """
                insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, accepted_on,
                  moved_in_on, known_from, event_id)
                values (1, 1, 1, 'moved_in', false, '2025-12-02', '2025-12-01', now(), \(event))
                """
            ]
        default: nil
        }
    }
}
