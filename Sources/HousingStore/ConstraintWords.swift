import Housing

extension ConstraintMeaning {
    /// Each constraint and unique index that a user can run into. A test walks the catalog: what is not here it must know
    /// a reason for.
    static let all: [String: ConstraintMeaning] = accounts.merging(units) { $1 }.merging(allocations) { $1 }
        .merging(frames) { $1 }
        .merging(decisions) { $1 }.merging(races) { $1 }

    private static let accounts: [String: ConstraintMeaning] = [
        "account_name_taken": ConstraintMeaning(
            "account_exists", Words(da: "Brugeren findes allerede.", en: "The user is already there.")),
        "account_name_form": ConstraintMeaning(
            "bad_account_name",
            Words(
                da: "Et brugernavn har 1-40 små bogstaver, tal, punktum, - eller _.",
                en: "A user name has 1-40 lower-case letters, digits, dots, - or _."), kind: .wrongUse),
        "account_association_alone": ConstraintMeaning(
            "association_alone",
            Words(
                da: "En boligorganisations bruger har ingen andre roller.",
                en: "An association's account has no other role."), kind: .wrongUse),
        "account_name_reserved": ConstraintMeaning(
            "reserved_account_name",
            Words(da: "Det navn er tjenestens eget.", en: "That name is the service's own.")),
        "frame_second_person": .secondPersonNeeded,
        "parameter_set_second_person": .secondPersonNeeded,
        "setting_second_person": .secondPersonNeeded,
        "break_glass_second_person": .secondPersonNeeded,
        "break_glass_reviewed_once": ConstraintMeaning(
            "review_done", Words(da: "Det er allerede gennemgået.", en: "It has been reviewed already.")),
    ]

    private static let frames: [String: ConstraintMeaning] = [
        "frame_year": .outOfRange("Året er fra 2000 til 2099.", "The year is from 2000 to 2099."),
        "frame_dwellings": .outOfRange("Antallet af boliger er ikke negativt.", "The dwellings are not negative."),
        "frame_amount": .outOfRange("Beløbet er ikke negativt.", "The amount is not negative."),
        "frame_draft_dwellings": .outOfRange(
            "Antallet af boliger er ikke negativt.", "The dwellings are not negative."),
        "frame_draft_amount": .outOfRange("Beløbet er ikke negativt.", "The amount is not negative."),
        "frame_limit": ConstraintMeaning(
            "limit_missing",
            Words(
                da: "Skriv et antal boliger, et beløb eller begge.",
                en: "Give a number of dwellings, an amount or both."),
            kind: .wrongUse),
    ]

    private static let units: [String: ConstraintMeaning] = [
        "association_number_taken": ConstraintMeaning(
            "association_exists",
            Words(da: "Boligorganisationen findes allerede.", en: "The association is already there."),
            Words(da: "Se den: bolig associations show NR.", en: "See it: bolig associations show NUMBER.")),
        "letting_agreement_overlap": ConstraintMeaning(
            "agreement_overlaps",
            Words(da: "Der er allerede en aftale for de dage.", en: "There is already an agreement for those days.")),
        "letting_agreement_share": .outOfRange(
            "Andelen er fra 0 til 100 procent.", "The share is from 0 to 100 per cent."),
        "association_persons_per_room": .outOfRange(
            "Antallet af personer pr. rum er fra 1 til 20.", "The number of persons a room is from 1 to 20."),
        "letting_agreement_answer_days": .outOfRange(
            "Svarfristen er fra 1 til 365 dage.", "The time to answer is from 1 to 365 days."),
        "letting_agreement_days_order": .daysOutOfOrder(
            "en aftale ophører efter den begynder.", "an agreement ends after it begins."),
        "received_unit_key_taken": ConstraintMeaning(
            "unit_exists",
            Words(
                da: "Lejemålet er allerede modtaget den dag.", en: "The tenancy has already been received on that day."),
            Words(da: "Ret det ved at importere det igen.", en: "Correct it by importing it again.")),
        "received_unit_rent": .outOfRange("Huslejen er over 0.", "The rent is above 0."),
        "received_unit_rooms": .outOfRange("Antallet af rum er over 0.", "The number of rooms is above 0."),
        "received_unit_area": .outOfRange("Arealet er over 0.", "The area is above 0."),
        "received_unit_postcode": .outOfRange("Et postnummer har fire cifre.", "A postcode has four digits."),
        "received_unit_deposit": .outOfRange("Indskuddet er ikke negativt.", "The deposit is not negative."),
        "received_unit_heat": .outOfRange("Aconto varme er ikke negativ.", "Heat on account is not negative."),
        "received_unit_water": .outOfRange("Aconto vand er ikke negativ.", "Water on account is not negative."),
        "received_unit_electricity": .outOfRange(
            "Aconto el er ikke negativ.", "Electricity on account is not negative."),
        "unit_held": ConstraintMeaning(
            "unit_already_returned", Words(da: "Boligen er allerede returneret.", en: "The unit is already returned.")),
        "unit_returned": ConstraintMeaning(
            "unit_already_allocated",
            Words(da: "Boligen er allerede tilbudt eller anvist.", en: "The unit is already offered or allocated.")),
        "unit_taken_once": .changedMeanwhile,
        "unit_already_returned": ConstraintMeaning(
            "unit_already_returned", Words(da: "Boligen er allerede returneret.", en: "The unit is already returned.")),
        "supply_dwellings": .outOfRange(
            "Antallet af boliger er ikke negativt.", "The number of dwellings is not negative."),
        "supply_years": .outOfRange(
            "Årene er fra 2000 til 2099, det første først.", "The years are from 2000 to 2099, the first one first."),
        "supply_delivered": ConstraintMeaning(
            "more_than_planned",
            Words(
                da: "Der er taget flere boliger i brug, end der er planlagt.",
                en: "More dwellings have come than are planned.")),
        "supply_days_order": .daysOutOfOrder(
            "renoveringens sidste dag ligger før den første.", "the renovation's last day is before its first."),
        "supply_name_taken": ConstraintMeaning(
            "supply_exists",
            Words(da: "Der er allerede et projekt med det navn.", en: "A project has that name already."),
            Words(da: "Se projekterne: bolig supply list", en: "See the projects: bolig supply list")),
        "census_year": .outOfRange("Tællingens år er fra 2000 til 2099.", "The census's year is from 2000 to 2099."),
        "census_homeless": .outOfRange("Antallet er ikke negativt.", "The count is not negative."),
        "vacancy_vacant": .outOfRange("Antallet er ikke negativt.", "The count is not negative."),
        "referral_priority": .outOfRange("Prioriteten er fra 0 til 9.", "The priority is from 0 to 9."),
    ]

    private static let allocations: [String: ConstraintMeaning] = [
        "unit_already_allocated": ConstraintMeaning(
            "unit_already_allocated",
            Words(da: "Boligen er allerede tilbudt eller anvist.", en: "The unit is already offered or allocated."),
            Words(
                da: "Se hvem med: bolig allocations list --where unit=U-…",
                en: "See to whom: bolig allocations list --where unit=U-…")),
        "citizen_already_allocated": ConstraintMeaning(
            "citizen_already_allocated",
            Words(
                da: "Borgeren har allerede et tilbud eller en anvisning, der ikke er afsluttet.",
                en: "The citizen already has an offer or allocation that is not finished."),
            Words(
                da: "Afslut den først: bolig allocations decline, cancel eller move-in.",
                en: "Finish it first: bolig allocations decline, cancel or move-in.")),
        "allocation_days": .daysOutOfOrder(
            "indflytning ligger ikke før accept.", "moving in is not before accepting."),
        "subsidy_amount": .outOfRange("Tilskuddet er over 0.", "The subsidy is above 0."),
        "subsidy_days": .daysOutOfOrder(
            "tilskuddets sidste dag ligger ikke før den første.",
            "the last day of a subsidy is not before its first."),
        "subsidy_overlaps": ConstraintMeaning(
            "subsidy_overlaps",
            Words(
                da: "Der er allerede et tilskud efter ordningen for nogle af dagene.",
                en: "There is already a subsidy of that scheme for some of the days."),
            Words(
                da: "Se dem med: bolig subsidies list --where allocation=A-…",
                en: "See them with: bolig subsidies list --where allocation=A-…")),
    ]

    private static let decisions: [String: ConstraintMeaning] = [
        "referral_key_taken": ConstraintMeaning(
            "referral_exists",
            Words(da: "Sagsnummeret findes allerede.", en: "The case number is already there."),
            Words(da: "Se den: bolig referrals show SAGSNR.", en: "See it: bolig referrals show CASE.")),
        "referral_parked_days": .daysOutOfOrder(
            "den sidste dag i bero ligger ikke før den første.",
            "the last day parked is not before the first."),
        "income_refusal_reason": ConstraintMeaning(
            "reason_missing", Words(da: "Det skal begrundes.", en: "It needs a reason.")),
        "income_refusal_version_reason": ConstraintMeaning(
            "reason_missing", Words(da: "Det skal begrundes.", en: "It needs a reason.")),
        "income_refusal_heard": ConstraintMeaning(
            "hearing_missing",
            Words(
                da: "Skriv enten dagen, borgeren blev hørt over oplysningerne, eller hvorfor det ikke skete.",
                en: "Give either the day the citizen was heard on the facts or why not.")),
        "income_refusal_heard_before": .daysOutOfOrder(
            "borgeren høres før afgørelsen.", "the citizen is heard before the decision."),
    ]

    /// What the service takes turns on; should two be let through at once, the database lets one.
    private static let races: [String: ConstraintMeaning] = Dictionary(
        uniqueKeysWithValues: [
            "allocation_version_current", "allocation_version_pkey", "association_version_current",
            "association_version_pkey", "frame_taken", "frame_version_current", "frame_version_pkey",
            "census_version_current", "census_version_pkey", "census_year_taken",
            "department_number_taken", "identity_cpr_taken", "identity_register_taken",
            "income_refusal_version_current", "income_refusal_version_pkey", "letting_agreement_version_current",
            "letting_agreement_version_pkey",
            "parameter_set_already_approved", "parameter_set_version_in_force", "parameter_set_version_pkey",
            "received_unit_version_current", "received_unit_version_pkey", "referral_version_current",
            "referral_version_pkey", "setting_version_current", "setting_version_pkey", "standing_version_current",
            "standing_version_pkey", "supply_version_current", "supply_version_pkey", "subsidy_version_current",
            "subsidy_version_pkey", "unit_return_version_current", "unit_return_version_pkey",
            "vacancy_month_taken", "vacancy_version_current", "vacancy_version_pkey", "association_list_pkey",
            "unit_standing_pkey", "unit_standing_saved_pkey", "waiting_place_pkey", "waiting_place_taken",
        ].map { ($0, .changedMeanwhile) })
}
