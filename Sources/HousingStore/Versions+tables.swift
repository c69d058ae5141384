/// Every table of versions. A test reads the catalog: a column that a description forgets would be lost in the next
/// version.
extension VersionTable {
    static let association = VersionTable(
        name: "association_version", key: "association_id",
        facts: ["name": "text", "profile": "text", "persons_per_room": "int"])

    static let agreement = VersionTable(
        name: "letting_agreement_version", key: "letting_agreement_id",
        facts: [
            "association_id": "bigint", "department_id": "bigint", "share_parts": "int", "share_whole": "int",
            "answer_days": "int", "valid_from": "date", "valid_until": "date",
        ])

    static let unit = VersionTable(
        name: "received_unit_version", key: "received_unit_id",
        facts: [
            "unit_type": "text", "rent": "bigint", "room_tenths": "int", "area_tenths": "int", "address": "text",
            "postcode": "text", "town": "text", "address_id": "uuid", "heat_on_account": "bigint",
            "water_on_account": "bigint", "electricity_on_account": "bigint", "heating": "text", "hot_water": "text",
            "electricity": "text", "water": "text", "maintenance": "text", "deposit": "bigint",
            "available_from": "date", "answer_by": "date", "withdrawn_on": "date",
        ])

    static let unitReturn = VersionTable(
        name: "unit_return_version", key: "unit_return_id",
        facts: [
            "received_unit_id": "bigint", "returned_on": "date", "return_reason": "text", "note_id": "bigint",
            "undone": "boolean", "proof": "jsonb", "avoidable": "text",
        ])

    static let referral = VersionTable(
        name: "referral_version", key: "referral_id",
        facts: [
            "referred_on": "date", "target_group": "text", "homeless": "boolean", "homeless_category": "text",
            "unit_types": "text[]", "facts": "jsonb", "closed_on": "date", "closed_as": "text",
            "priority": "int", "parked_on": "date", "parked_until": "date", "parked_reason": "text",
            "unparked_on": "date", "closed_reason": "text", "note_id": "bigint", "protected_until": "date",
            "sealed_name": "text", "last_step_on": "date",
        ])

    static let allocation = VersionTable(
        name: "allocation_version", key: "allocation_id",
        facts: [
            "received_unit_id": "bigint", "citizen_id": "bigint", "state": "text", "open": "boolean",
            "offered_on": "date", "accepted_on": "date", "declined_on": "date", "moved_in_on": "date",
            "cancelled_on": "date", "income_check_id": "bigint", "scheme": "text", "answer_by": "date",
            "planned_on": "date", "expired_on": "date", "reason": "text", "barred_until": "date",
            "note_id": "bigint",
        ])

    static let subsidy = VersionTable(
        name: "subsidy_version", key: "subsidy_id",
        facts: [
            "allocation_id": "bigint", "scheme": "text", "amount": "bigint", "starts_on": "date", "ends_on": "date",
            "undone": "boolean",
        ])

    static let frame = VersionTable(
        name: "frame_version", key: "frame_id",
        facts: [
            "dwellings": "int", "amount": "bigint", "set_by": "text", "approved_by": "text", "draft_dwellings": "int",
            "draft_amount": "bigint", "draft_by": "text",
        ])

    static let subsidyTerms = VersionTable(
        name: "subsidy_terms_version", key: "subsidy_terms_id",
        facts: [
            "scheme": "text", "unit_type": "text", "rent_from": "bigint", "rent_to": "bigint", "amount": "bigint",
            "tenant_payment": "bigint", "months_max": "int", "paid_until": "date", "open_from": "date",
            "open_until": "date",
            "amount_parameter": "text", "tenant_payment_parameter": "text", "rent_from_parameter": "text",
            "rent_to_parameter": "text", "benefit_rent": "text",
        ])

    static let incomeRefusal = VersionTable(
        name: "income_refusal_version", key: "income_refusal_id",
        facts: [
            "passed_before_reform": "boolean", "assumed": "text[]", "referred_again_on": "date",
            "referred_again_as": "bigint", "undone": "boolean", "decided_on": "date", "reason": "text",
            "heard_on": "date", "not_heard": "text",
        ])

    static let standing = VersionTable(
        name: "standing_version", key: "referral_id",
        facts: [
            "outcome": "text", "units": "int", "passes": "int", "fails": "int", "unknowns": "int", "saved": "int",
            "income_check_id": "bigint", "recheck_id": "bigint",
        ], hasEvent: false)

    /// One set of parameters follows another of the same first day.
    static let parameterSet = VersionTable(
        name: "parameter_set_version", key: "valid_from",
        facts: ["parameter_set_id": "bigint", "valid_from": "date", "drafted_by": "text", "approved_by": "text"])

    static let setting = VersionTable(
        name: "setting_version", key: "setting_id", facts: ["drafted_by": "text", "approved_by": "text"])

    static let census = VersionTable(
        name: "census_version", key: "census_id", facts: ["homeless": "int", "source": "text"])

    static let vacancy = VersionTable(name: "vacancy_version", key: "vacancy_id", facts: ["vacant": "int"])

    static let rentBand = VersionTable(
        name: "rent_band_version", key: "rent_band_id",
        facts: [
            "sum": "boolean", "rent_from": "bigint", "rent_until": "bigint", "valid_from": "date",
            "valid_until": "date",
        ])

    static let seriesBreak = VersionTable(
        name: "series_break_version", key: "series_break_id",
        facts: ["broken_on": "date", "statistics": "text[]", "da": "text", "en": "text"])

    static let goal = VersionTable(
        name: "goal_version", key: "goal_id",
        facts: [
            "statistic": "text", "yearly": "int", "valid_from": "date", "valid_until": "date", "source": "text",
            "review_by": "date",
        ])

    static let supply = VersionTable(
        name: "supply_version", key: "supply_id",
        facts: [
            "kind": "text", "name": "text", "dwellings": "int", "delivered": "int", "delivered_on": "date",
            "from_year": "int", "to_year": "int", "department_id": "bigint", "starts_on": "date", "ends_on": "date",
            "review_by": "date", "undone": "boolean",
        ])

    static let all: [VersionTable] = [
        association, agreement, unit, unitReturn, referral, allocation, subsidy, frame, subsidyTerms, incomeRefusal,
        standing, parameterSet, setting, census, vacancy, rentBand, seriesBreak, goal, supply,
    ]
}
