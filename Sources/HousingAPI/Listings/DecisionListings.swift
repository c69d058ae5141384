import Housing

extension Listing {
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
            Field("referred_again_as", .number("R"), Words(da: "Som", en: "As")),
        ],
        shown: [
            "refusal", "referral", "decided_on", "unit", "rent", "shortfall", "units", "passed_before_reform",
            "assumed", "referred_again_as",
        ],
        sort: "-refusal", right: .readCases)
}
