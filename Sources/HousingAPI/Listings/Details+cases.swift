import Housing

// What a screen says of a case beyond its row: who it is, and what was done.

extension Detail {
    /// The citizen's name; null where it was forgotten, or never known.
    package static let name = Detail("name", .text, Words(da: "Navn", en: "Name"))

    /// What a referral was offered, the latest first.
    package static let offers = Detail(
        "offers", Words(da: "Tilbud", en: "Offers"),
        fields: fields(
            of: .allocations,
            [
                "allocation", "unit", "address", "rent", "state", "offered_on", "answer_by", "accepted_on",
                "moved_in_on", "reason", "note",
            ]))

    /// The refusals of a referral for income, the latest first.
    package static let refusals = Detail(
        "refusals", Words(da: "Afslag for lav indtægt", en: "Refusals for low income"),
        fields: fields(of: .incomeRefusals, ["refusal", "decided_on", "unit", "rent", "shortfall", "units", "reason"]))

    /// The notes on a referral, the latest first.
    package static let notes = Detail(
        "notes", Words(da: "Noter", en: "Notes"),
        fields: [
            Field("at", .instant, Words(da: "Skrevet", en: "Written")),
            Field("actor", .text, Words(da: "Af", en: "By")),
            Field("text", .text, Words(da: "Note", en: "Note")),
        ])

    /// The last five things done with it, the oldest first; `bolig history` has them all.
    package static let history = Detail(
        "history", Words(da: "Senest sket", en: "Lately done"),
        fields: [
            Field("event", .text, Words(da: "Hændelse", en: "Event")),
            Field("at", .instant, Words(da: "Hvornår", en: "When")),
            Field("actor", .text, Words(da: "Af", en: "By")),
            Field("action", .text, Words(da: "Skridt", en: "Step")),
            Field("reason", .text, Words(da: "Grund", en: "Reason")),
            Field("undone_by", .text, Words(da: "Fortrudt", en: "Undone by")),
        ])

    /// Who a unit could have been offered to when it was returned: how many could afford it, could with a subsidy, or
    /// could not be decided, and the first of them.
    package static let proof = Detail(
        "proof", form: .record, Words(da: "Kandidater, da den blev returneret", en: "Candidates when it was returned"),
        right: .readCases,
        fields: [
            Field("passes", .count, Words(da: "Havde råd", en: "Could afford it")),
            Field("with_subsidy", .count, Words(da: "Med tilskud", en: "With subsidy")),
            Field("unknown", .count, Words(da: "Kunne ikke afgøres", en: "Undecided")),
            Field("best", .number("R"), Words(da: "Den første", en: "The first")),
        ])

    /// Fields of a list, as they are named and read there.
    private static func fields(of listing: Listing, _ names: [String]) -> [Field] {
        names.compactMap { listing.field($0) }
    }
}
