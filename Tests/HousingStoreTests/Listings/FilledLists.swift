import Postgres
import TestDatabase

@testable import HousingStore

extension TestStore {
    /// A store in which every field of every listing has a value in some row, and most have two.
    static func filled(_ body: (TestStore) async throws -> Void) async throws {
        try await with { test in
            let owner = try await Connection.connect(test.database.owner)
            defer { owner.close() }
            try await owner.transaction { tx in
                tx.companion = TransactionKeys(test.store.keyring)
                let id = try tx.nextID(of: "step_note")
                let note = try tx.seal(Array("Husorden".utf8), for: .stepNote(id))
                try tx.execute(
                    """
                    insert into step_note (id, event_id, key, sealed) overriding system value
                    values (\(id), 1, \(note.key), \(note.sealed))
                    """)
                try tx.script(filling)
            }
            try await body(test)
        }
    }
}

/// Rows as the service would have written them, in the order of what points to what.
private let filling = """
    -- When each row was known is of no matter here.
    do $$ declare versions text; begin
      for versions in select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'known_from' and table_name like '%\\_version'
      loop execute format('alter table %I alter column known_from set default now()', versions); end loop;
    end $$;

    -- The event that everything below is of.
    update event set actor = 'test', reason = 'Fordi' where id = 1;

    insert into association (number, key) values ('9001', '9001'), ('9002', '9002');
    insert into association_version (association_id, name, profile, event_id)
      select id, 'Eksempel ' || number, 'nord', 1 from association;
    insert into department (association_id, number, key) select id, '12', '12' from association;
    insert into letting_agreement (association_id) select id from association;
    insert into letting_agreement (association_id, department_id) values (2, 2);
    insert into letting_agreement_version (letting_agreement_id, association_id, department_id, share_parts, share_whole,
      answer_days, valid_from, valid_until, event_id)
      select id, association_id, department_id, 1, 2 + id, 9 + association_id, '2000-01-01',
        case when department_id is not null then date '2020-01-01' end, 1 from letting_agreement;

    insert into received_unit (department_id, tenancy, tenancy_key, received_on)
      values (1, '1', '1', '2025-10-01'), (1, '2', '2', '2025-10-02'), (2, '3', '3', '2025-10-03'),
             (2, '4', '4', '2025-10-04'), (2, '5', '5', '2025-10-05');
    insert into received_unit_version (received_unit_id, unit_type, rent, room_tenths, area_tenths, address, postcode,
      town, address_id, heat_on_account, water_on_account, electricity_on_account, heating, hot_water, electricity, water,
      maintenance, deposit, available_from, answer_by, withdrawn_on, event_id)
      select id, case when id < 3 then 'family' else 'youth' end, 400000 + id * 5050, 20, 600 + id, 'Prøvevej ' || id,
        '240' || id, 'København NV', ('00000000-0000-4000-8000-00000000000' || id)::uuid, 40000, 15000, 30000,
        'separate', 'included', 'separate', 'included', 'landlord', 2500000, '2025-11-01', date '2025-10-20' + id::int,
        case when id = 4 then date '2025-10-30' end, 1
      from received_unit;
    insert into unit_taken (received_unit_id, taken_as) values (1, 'held'), (2, 'held'), (3, 'returned');
    insert into unit_return (received_unit_id) values (3);
    insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, event_id)
      values (1, 3, '2025-10-25', 'rent_too_high', 1);

    update unit_return_version set avoidable = 'yes', proof = '{"passes": 1, "with_subsidy": 0, "unknown": 2, "best": "R-1"}';
    insert into unit_standing (received_unit_id, passes) select id, 'x00' from received_unit;
    insert into unit_standing_saved (received_unit_id, scheme, saved) select id, 'transitional', 'x00' from received_unit;

    insert into import_file (kind, name, hash, key, keep_until, association_id, rows, added, changed, unchanged, refused,
      stored, event_id, errors)
      values ('units', 'boliger.csv', '\\\\x01', '\\\\x02', '2026-11-01', 1, 10, 4, 3, 2, 1, true, 1, 5),
             ('census', 'hjemløse.csv', '\\\\x03', null, null, null, 1, 1, 0, 0, 0, true, 1, 0);
    insert into import_file_association (import_file_id, association_id, rows, errors, changed_rents, late_rows, late_days,
      late_most) values (1, 1, 10, 5, 2, 4, 9, 6);

    insert into setting (name, value, valid_from, drafted_by, drafted_at, event_id)
      values ('ranking', '-waited_days', '2026-02-01', 'anna', now(), 1),
             ('offer_answer_days', '10', '2026-01-01', 'bo', now(), 1);
    insert into setting_version (setting_id, drafted_by, approved_by, event_id)
      select id, drafted_by, 'bo', 1 from setting where drafted_by = 'anna';
    update job set ran_at = now(), done = 3 where code = 'expiry';

    insert into citizen default values;
    insert into citizen default values;
    insert into citizen default values;
    insert into referral (citizen_id, source_number, key) values (1, 'IND-001', 'ind1'), (2, 'IND-002', 'ind2'),
      (3, '0003', '3');
    insert into referral_version (referral_id, referred_on, target_group, homeless, homeless_category, unit_types, facts,
      closed_on, closed_as, event_id)
      select id, date '2025-09-01' + id::int, 'homeless', true, 'shelter', array['family', 'youth'],
        '{"version": 2, "adults": [{"incomes": [], "cash_benefit": "unknown"}], "children": [], "expenses": []}',
        case when id = 3 then date '2025-11-01' end,
        case when id = 3 then 'withdrawn' end, 1 from referral;
    insert into waiting_place (referral_id, place) values (1, 0), (2, 1);
    update referral_version set closed_reason = 'other_housing' where referral_id = 3;
    update referral_version set protected_until = '2099-12-31' where referral_id = 1;
    update referral_version set parked_on = '2025-11-01', parked_until = '2025-11-20', parked_reason = 'ill'
      where referral_id = 2;
    update referral_version set parked_on = '2025-10-01', parked_until = '2025-10-20', parked_reason = 'away',
      unparked_on = '2025-10-10' where referral_id = 1;

    insert into recheck (cause, checked_on, started_at, finished_at, last_referral, units, referrals, event_id)
      values ('day', '2025-11-03', now(), now(), 3, 4, 2, 1);
    -- A survey, the dearest unit last; then what a recheck keeps.
    insert into income_check (referral_id, received_unit_id, rent, checked_on, outcome, facts, result, event_id)
      select 1, unit, 400000 + unit * 5050, '2025-11-03', outcome, '{}',
        '{"disposable_income": 5000, "shortfall": 100, "max_rent": 6000}', 1
      from (values (1, 'pass'), (2, 'pass'), (3, 'unknown'), (4, 'fail')) asked(unit, outcome);
    insert into income_check (referral_id, received_unit_id, rent, checked_on, outcome, facts, result, recheck_id, event_id)
      values (1, 1, 405050, '2025-11-03', 'pass', '{}', '{"disposable_income": 5000}', 1, 1);
    insert into standing_version (referral_id, outcome, units, passes, fails, unknowns, saved, income_check_id, recheck_id)
      values (1, 'pass', 4, 2, 1, 1, 1, 5, 1);
    insert into income_check (referral_id, received_unit_id, rent, checked_on, outcome, facts, result, recheck_id, event_id)
      values (2, 1, 405050, '2025-11-03', 'unknown', '{}', '{"missing": ["household.children"]}', 1, 1);
    insert into standing_version (referral_id, outcome, units, passes, fails, unknowns, saved, income_check_id, recheck_id)
      values (2, 'unknown', 4, 0, 0, 4, 0, 6, 1);
    insert into flip (recheck_id, referral_id, change, outcome_before, outcome, units, passes_before, passes, saved_before,
      saved) values (1, 1, 'begins_to_pass', 'fail', 'pass', 4, 0, 2, 3, 1);

    insert into allocation (received_unit_id, referral_id, citizen_id)
      values (1, 3, 3), (2, 1, 1), (5, 2, 2), (5, 2, 2), (5, 2, 2);
    insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, offered_on, answer_by,
      accepted_on, declined_on, planned_on, moved_in_on, expired_on, cancelled_on, reason, barred_until, note_id,
      income_check_id, scheme, event_id)
      values (1, 1, 3, 'moved_in', false, '2025-10-10', '2025-10-17', '2025-10-12', null, '2025-10-31', '2025-11-01', null,
              null, null, null, null, null, 'state', 1),
             (2, 2, 1, 'offered', true, '2025-10-30', '2025-11-06', null, null, null, null, null, null, null, null, null, 1,
              'state', 1),
             (3, 5, 2, 'declined', false, '2025-10-20', '2025-10-27', null, '2025-10-21', null, null, null, null, 'barred',
              '2025-12-31', 1, null, null, 1),
             (4, 5, 2, 'cancelled', false, '2025-10-22', '2025-10-29', null, null, null, null, null, '2025-10-23', 'mistake',
              null, null, null, null, 1),
             (5, 5, 2, 'expired', false, '2025-10-24', '2025-10-25', null, null, null, null, '2025-10-26', null, null, null,
              null, null, null, 1);
    insert into subsidy (allocation_id) values (1), (1);
    insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, event_id)
      values (1, 1, 'state', 50000, '2025-11-01', '2026-10-31', 1), (2, 1, 'state', 60000, '2026-11-01', null, 1);
    insert into subsidy_terms (scheme) values ('state');
    insert into subsidy_terms_version (subsidy_terms_id, scheme, unit_type, rent_from, rent_to, tenant_payment, months_max,
      open_from, open_until, paid_until, event_id)
      select max(id), 'state', 'private', 100000, 900000, 350000, 24, '2000-01-01', '2030-01-01', '2032-12-31', 1 from subsidy_terms;
    insert into subsidy_terms (scheme) values ('transitional');
    insert into subsidy_terms_version (subsidy_terms_id, scheme, unit_type, amount, open_from, event_id)
      select max(id), 'transitional', 'private', 90000, '2000-01-01', 1 from subsidy_terms;

    insert into frame (scheme, year) values ('state', 2025);
    insert into frame_version (frame_id, dwellings, amount, set_by, approved_by, draft_dwellings, draft_amount, draft_by, event_id)
      select id, 10, 50000000, 'anna', 'bo', 20, 60000000, 'anna', 1 from frame where scheme = 'state';

    insert into income_refusal (referral_id, income_check_id, decided_on, reason, heard_on, not_heard, guidance, units,
      parameters_from, event_id)
      values (1, 1, '2025-10-01', 'For dyrt', '2025-09-20', null, 'Kontakt os', 3, '2025-07-01', 1),
             (1, 2, '2025-10-02', 'For dyrt', null, 'Kunne ikke nås', 'Kontakt os', 4, '2025-07-01', 1);
    insert into income_refusal_version (income_refusal_id, passed_before_reform, assumed, referred_again_on,
      referred_again_as, event_id)
      values (1, true, array['household.adults[0].age'], '2025-10-20', 1, 1), (2, false, array[]::text[], null, null, 1);

    insert into supply default values;
    insert into supply default values;
    insert into supply_version (supply_id, kind, name, dwellings, delivered, delivered_on, from_year, to_year, event_id)
      values (2, 'new', 'Prøveby', 40, 10, '2025-10-01', 2027, 2027, 1);
    insert into supply_version (supply_id, kind, name, department_id, starts_on, ends_on, event_id)
      values (3, 'renovation', 'Nye tage', 1, '2027-03-01', '2027-11-30', 1);

    insert into census (year) values (2022), (2024);
    insert into census_version (census_id, homeless, source, event_id) select id, 5000 + id, 'VIVE', 1 from census;

    insert into parameter_set (valid_from, drafted_by, event_id)
      values ('2025-01-01', 'anna', 1), ('2025-07-01', 'anna', 1), ('2025-07-01', 'bo', 1), ('2026-01-01', 'bo', 1);
    insert into parameter (parameter_set_id, key, value, unit, confidence, source, review_by)
      select id, key, value::jsonb, 'kr_month', confidence, 'Loven', '2026-06-30'
      from parameter_set, (values ('minimum', '3600', 'policy'), ('rate', null, 'missing')) f(key, value, confidence);
    insert into case_file (parameter_set_id, name, content) values (1, 'sager.yaml', 'x');
    insert into parameter_set_version (parameter_set_id, valid_from, drafted_by, approved_by, known_from, known_until, event_id)
      values (1, '2025-01-01', 'anna', 'bo', now(), 'infinity', 1),
             (2, '2025-07-01', 'anna', 'bo', now() - interval '1 hour', now(), 1),
             (3, '2025-07-01', 'bo', 'anna', now(), 'infinity', 1);
    insert into recheck (cause, parameter_set_id, checked_on, started_at, finished_at, units, referrals, event_id)
      values ('draft', 4, '2026-01-01', now(), now(), 4, 2, 1);
    insert into flip (recheck_id, referral_id, change, outcome_before, outcome, units, passes_before, passes, saved_before,
      saved) values (2, 1, 'begins_to_fail', 'pass', 'fail', 4, 2, 0, 1, 3);
    """
