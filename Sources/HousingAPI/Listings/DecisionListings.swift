import Housing

extension Listing {
    package static let frames = Listing(
        .frames, one: Words(da: "rammen", en: "the frame"), many: Words(da: "rammer", en: "frames"), key: "frame",
        fields: [
            Field("frame", .text, Words(da: "Ramme", en: "Frame")),
            Field("scheme", .code(.scheme), Words(da: "Ordning", en: "Scheme")),
            Field("year", .year, Words(da: "År", en: "Year")),
            Field("state", .code(.parameterState), Words(da: "Status", en: "State")),
            Field("dwellings", .count, Words(da: "Boliger", en: "Dwellings")),
            Field("dwellings_used", .count, Words(da: "Brugt", en: "Used")),
            Field("dwellings_reserved", .count, Words(da: "Reserveret", en: "Reserved")),
            Field("dwellings_left", .count, Words(da: "Tilbage", en: "Left")),
            Field("amount", .money, Words(da: "Kr.", en: "Kr")),
            Field("amount_used", .money, Words(da: "Kr. brugt", en: "Kr used")),
            Field("amount_reserved", .money, Words(da: "Kr. reserveret", en: "Kr reserved")),
            Field("amount_left", .money, Words(da: "Kr. tilbage", en: "Kr left")),
            Field("set_by", .text, Words(da: "Sat af", en: "Set by")),
            Field("approved_by", .text, Words(da: "Godkendt af", en: "Approved by")),
            Field("drafted_at", .instant, Words(da: "Kladde den", en: "Drafted")),
        ],
        shown: [
            "scheme", "year", "state", "dwellings", "dwellings_used", "dwellings_reserved", "dwellings_left", "amount",
            "amount_used", "amount_reserved", "amount_left",
        ],
        sort: "frame", right: .readRates)

    package static let incomeRefusals = Listing(
        .incomeRefusals, one: Words(da: "afslaget", en: "the refusal"),
        many: Words(da: "afslag for lav indtægt", en: "refusals for low income"), key: "refusal",
        fields: [
            Field("refusal", .number("D"), Words(da: "Afslag", en: "Refusal")),
            Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("decided_on", .day, Words(da: "Afgjort", en: "Decided")),
            Field("check", .number("C"), Words(da: "Beregning", en: "Check")),
            Field("unit", .number("U"), Words(da: "Billigste bolig", en: "Cheapest unit")),
            Field("rent", .money, Words(da: "Husleje", en: "Rent")),
            Field("shortfall", .money, Words(da: "Mangler", en: "Shortfall")),
            Field("units", .count, Words(da: "Boliger", en: "Units")),
            Field("parameters_from", .day, Words(da: "Satser fra", en: "Parameters from")),
            Field("reason", .text, Words(da: "Begrundelse", en: "Reason")),
            Field("heard_on", .day, Words(da: "Hørt", en: "Heard")),
            Field("not_heard", .text, Words(da: "Ikke hørt, fordi", en: "Not heard because")),
            Field("guidance", .text, Words(da: "Vejledning", en: "Guidance")),
            Field(
                "passed_before_reform", .flag, Words(da: "Bestod før reformen", en: "Passed before the reform")),
            Field("assumed", .codes(.fact), Words(da: "Antaget", en: "Assumed")),
            Field("referred_again_on", .day, Words(da: "Indstillet på ny", en: "Referred again")),
            Field("referred_again_as", .number("R"), Words(da: "Som", en: "As")), .protected,
        ],
        shown: [
            "refusal", "referral", "decided_on", "unit", "rent", "shortfall", "units", "passed_before_reform",
            "assumed", "referred_again_as",
        ],
        sort: "-refusal", right: .readCases)
}
