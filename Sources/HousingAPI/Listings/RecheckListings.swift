import Housing

extension Listing {
    package static let rechecks = Listing(
        .rechecks, one: Words(da: "genberegningen", en: "the recheck"),
        many: Words(da: "genberegninger", en: "rechecks"), key: "recheck",
        fields: [
            Field("recheck", .number("G"), Words(da: "Genberegning", en: "Recheck")),
            Field("cause", .code(.recheckCause), Words(da: "Årsag", en: "Cause")),
            Field("set", .number("P"), Words(da: "Kladde", en: "Draft")),
            Field("checked_on", .day, Words(da: "Pr.", en: "On")),
            Field("requested_at", .instant, Words(da: "Bestilt", en: "Requested")),
            Field("started_at", .instant, Words(da: "Begyndt", en: "Started")),
            Field("finished_at", .instant, Words(da: "Færdig", en: "Finished")),
            Field("units", .count, Words(da: "Boliger", en: "Units")),
            Field("referrals", .count, Words(da: "Indstillinger", en: "Referrals")),
            Field("flips", .count, Words(da: "Ændringer", en: "Changes")),
        ],
        shown: ["recheck", "cause", "set", "checked_on", "started_at", "finished_at", "units", "referrals", "flips"],
        sort: "-recheck", right: .readRates)

    /// What rechecks turned; with a `set`, what that draft would turn.
    package static let flips = Listing(
        .flips, one: Words(da: "ændringen", en: "the change"),
        many: Words(da: "ændringer ved genberegning", en: "what rechecks turned"), key: "flip",
        fields: [
            Field("flip", .count, Words(da: "Nr.", en: "No.")),
            Field("recheck", .number("G"), Words(da: "Genberegning", en: "Recheck")),
            Field("cause", .code(.recheckCause), Words(da: "Årsag", en: "Cause")),
            Field("set", .number("P"), Words(da: "Kladde", en: "Draft")),
            Field("checked_on", .day, Words(da: "Pr.", en: "On")),
            Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("change", .code(.standingChange), Words(da: "Ændring", en: "Change")),
            Field("outcome_before", .code(.outcome), Words(da: "Før", en: "Before")),
            Field("outcome", .code(.outcome), Words(da: "Nu", en: "Now")),
            Field("units", .count, Words(da: "Boliger", en: "Units")),
            Field("passes_before", .count, Words(da: "Består før", en: "Passes before")),
            Field("passes", .count, Words(da: "Består nu", en: "Passes now")),
            Field("saved_before", .count, Words(da: "Med tilskud før", en: "With subsidy before")),
            Field("saved", .count, Words(da: "Med tilskud nu", en: "With subsidy now")),
            Field("check", .number("C"), Words(da: "Billigste", en: "Cheapest")),
        ],
        shown: [
            "referral", "change", "units", "passes_before", "passes", "saved_before", "saved", "check", "cause",
            "checked_on",
        ],
        sort: "-flip", right: .readCases)
}
