import Housing

extension Listing {
    package static let referrals = Listing(
        .referrals, one: Words(da: "indstillingen", en: "the referral"),
        many: Words(da: "indstillinger", en: "referrals"), key: "referral",
        fields: [
            Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("state", .code(.referralState), Words(da: "Status", en: "State")),
            Field("source_number", .text, Words(da: "Sagsnr.", en: "Case number")),
            Field("referred_on", .day, Words(da: "Indstillet", en: "Referred")),
            Field("target_group", .code(.targetGroup), Words(da: "Målgruppe", en: "Target group")),
            Field("homeless", .flag, Words(da: "Hjemløs", en: "Homeless")),
            Field("homeless_category", .code(.homelessCategory), Words(da: "Hjemløshed", en: "Homelessness")),
            Field("adults", .count, Words(da: "Voksne", en: "Adults")),
            Field("children", .count, Words(da: "Børn", en: "Children")),
            Field("unit_types", .codes(.unitType), Words(da: "Boligtyper", en: "Unit types")),
            Field("priority", .count, Words(da: "Prioritet", en: "Priority")),
            Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
            Field("last_check", .number("C"), Words(da: "Seneste beregning", en: "Last check")),
            Field("last_outcome", .code(.outcome), Words(da: "Seneste udfald", en: "Last outcome")),
            Field("standing", .code(.outcome), Words(da: "Stilling", en: "Standing")),
            Field("units", .count, Words(da: "Egnede boliger", en: "Suitable units")),
            Field("passes", .count, Words(da: "Har råd til", en: "Can afford")),
            Field("saved", .count, Words(da: "Med tilskud", en: "With subsidy")),
            Field("unknown", .count, Words(da: "Kan ikke afgøres", en: "Undecided")),
            Field("missing", .codes(.fact), Words(da: "Mangler", en: "Missing")),
            Field("cheapest_check", .number("C"), Words(da: "Billigste", en: "Cheapest")),
            Field("parked", .flag, Words(da: "I bero", en: "Parked")),
            Field("parked_on", .day, Words(da: "I bero fra", en: "Parked on")),
            Field("parked_until", .day, Words(da: "I bero til og med", en: "Parked until")),
            Field("parked_reason", .code(.parkingReason), Words(da: "I bero fordi", en: "Parked because")),
            Field("unparked_on", .day, Words(da: "Ikke længere i bero", en: "Parked no more")),
            Field("closed_on", .day, Words(da: "Lukket", en: "Closed")),
            Field("closed_reason", .code(.closingReason), Words(da: "Lukket fordi", en: "Closed because")),
            .protected, Field("protected_until", .day, Words(da: "Beskyttet til og med", en: "Protected until")),
        ],
        shown: [
            "referral", "state", "source_number", "referred_on", "target_group", "homeless", "adults", "children",
            "standing", "passes", "unknown", "units", "allocation",
        ],
        sort: "referral", right: .readCases, details: [.name, .facts(.referrals), .offers, .refusals, .notes, .history])

    package static let checks = Listing(
        .checks, one: Words(da: "beregningen", en: "the check"),
        many: Words(da: "beregninger", en: "checks"), key: "check",
        fields: [
            Field("check", .number("C"), Words(da: "Beregning", en: "Check")),
            Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
            Field("rent", .money, Words(da: "Husleje", en: "Rent")),
            Field("checked_on", .day, Words(da: "Pr.", en: "On")),
            Field("outcome", .code(.outcome), Words(da: "Udfald", en: "Outcome")),
            Field("disposable_income", .money, Words(da: "Rådighedsbeløb", en: "Disposable")),
            Field("shortfall", .money, Words(da: "Mangler", en: "Shortfall")),
            Field("max_rent", .money, Words(da: "Højeste husleje", en: "Highest rent")),
            Field("made_at", .instant, Words(da: "Foretaget", en: "Made")), .protected,
        ],
        shown: [
            "check", "referral", "unit", "rent", "checked_on", "outcome", "disposable_income", "shortfall", "max_rent",
        ],
        sort: "-check", right: .readCases)

    package static let allocations = Listing(
        .allocations, one: Words(da: "anvisningen", en: "the allocation"),
        many: Words(da: "anvisninger", en: "allocations"), key: "allocation",
        fields: [
            Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
            Field("state", .code(.allocationState), Words(da: "Status", en: "State")),
            Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
            Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("address", .text, Words(da: "Adresse", en: "Address")),
            Field("rent", .money, Words(da: "Husleje", en: "Rent")),
            Field("scheme", .code(.scheme), Words(da: "Tilskud", en: "Subsidy")),
            Field("check", .number("C"), Words(da: "Beregning", en: "Check")),
            Field("offered_on", .day, Words(da: "Tilbudt", en: "Offered")),
            Field("answer_by", .day, Words(da: "Svarfrist", en: "Answer by")),
            Field("accepted_on", .day, Words(da: "Accepteret", en: "Accepted")),
            Field("declined_on", .day, Words(da: "Afslået", en: "Declined")),
            Field("planned_on", .day, Words(da: "Indflytning planlagt", en: "Move-in planned")),
            Field("moved_in_on", .day, Words(da: "Indflyttet", en: "Moved in")),
            Field("expired_on", .day, Words(da: "Udløbet", en: "Expired")),
            Field("cancelled_on", .day, Words(da: "Annulleret", en: "Cancelled")),
            Field("reason", .code(.answerReason), Words(da: "Grund", en: "Reason")),
            Field("side", .code(.reasonSide), Words(da: "Hvis svar", en: "Side")),
            Field("barred_until", .day, Words(da: "Afvist til og med", en: "Barred until")),
            Field("note", .sealed, Words(da: "Bemærkning", en: "Note")), .protected,
        ],
        shown: [
            "allocation", "state", "unit", "referral", "address", "rent", "scheme", "offered_on", "answer_by",
            "accepted_on", "moved_in_on",
        ],
        sort: "-allocation", right: .readCases)

    package static let subsidies = Listing(
        .subsidies, one: Words(da: "tilskuddet", en: "the subsidy"),
        many: Words(da: "tilskud", en: "subsidies"), key: "subsidy",
        fields: [
            Field("subsidy", .number("S"), Words(da: "Tilskud", en: "Subsidy")),
            Field("state", .code(.subsidyState), Words(da: "Status", en: "State")),
            Field("scheme", .code(.scheme), Words(da: "Ordning", en: "Scheme")),
            Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
            Field("amount", .money, Words(da: "Kr./md.", en: "Kr/month")),
            Field("starts_on", .day, Words(da: "Fra", en: "From")),
            Field("ends_on", .day, Words(da: "Til og med", en: "Until")), .protected,
        ],
        shown: ["subsidy", "state", "scheme", "allocation", "amount", "starts_on", "ends_on"], sort: "-subsidy",
        right: .readCases)

    package static let subsidySchemes = Listing(
        .subsidySchemes, one: Words(da: "tilskudsordningen", en: "the scheme"),
        many: Words(da: "tilskudsordninger", en: "subsidy schemes"), key: "scheme",
        fields: [
            Field("scheme", .code(.scheme), Words(da: "Ordning", en: "Scheme")),
            Field("unit_type", .code(.unitType), Words(da: "Boligtype", en: "Type")),
            Field("rent_from", .money, Words(da: "Husleje fra", en: "Rent from")),
            Field("rent_to", .money, Words(da: "Husleje til", en: "Rent to")),
            Field("amount", .money, Words(da: "Kr./md.", en: "Kr/month")),
            Field("tenant_payment", .money, Words(da: "Lejer betaler", en: "Tenant pays")),
            Field("months_max", .count, Words(da: "Højst, mdr.", en: "Months at most")),
            Field("open_from", .day, Words(da: "Åben fra", en: "Open from")),
            Field("open_until", .day, Words(da: "Lukket fra", en: "Closed from")),
            Field("paid_until", .day, Words(da: "Betales til og med", en: "Paid until")),
        ],
        shown: [
            "scheme", "unit_type", "rent_from", "rent_to", "amount", "tenant_payment", "months_max", "open_from",
            "open_until",
        ],
        sort: "scheme", right: .readRates)
}
