import Housing

extension Listing {
    package static let parameters = Listing(
        .parameters, one: Words(da: "satserne", en: "the parameters"),
        many: Words(da: "satser", en: "sets of parameters"), key: "set",
        fields: [
            Field("set", .number("P"), Words(da: "Satser", en: "Set")),
            Field("state", .code(.parameterState), Words(da: "Status", en: "State")),
            Field("valid_from", .day, Words(da: "Gælder fra", en: "From")),
            Field("valid_until", .day, Words(da: "Til og med", en: "Until")),
            Field("parameters", .count, Words(da: "Tal", en: "Parameters")),
            Field("missing", .count, Words(da: "Mangler", en: "Missing")),
            Field("review_by", .day, Words(da: "Gennemgås senest", en: "Review by")),
            Field("cases", .count, Words(da: "Sagsfiler", en: "Case files")),
            Field("drafted_by", .text, Words(da: "Kladde af", en: "Drafted by")),
            Field("drafted_at", .instant, Words(da: "Kladde den", en: "Drafted")),
            Field("reason", .text, Words(da: "Begrundelse", en: "Reason")),
            Field("approved_by", .text, Words(da: "Godkendt af", en: "Approved by")),
            Field("approved_at", .instant, Words(da: "Godkendt den", en: "Approved")),
            Field("replaced_at", .instant, Words(da: "Afløst den", en: "Replaced")),
        ],
        shown: [
            "set", "state", "valid_from", "valid_until", "parameters", "missing", "review_by", "drafted_by",
            "approved_by",
        ],
        sort: "-valid_from", right: .readRates)

    package static let parameterValues = Listing(
        .parameterValues, one: Words(da: "tallet", en: "the parameter"),
        many: Words(da: "tal i satser", en: "parameters and their values"), key: "parameter",
        fields: [
            Field("parameter", .text, Words(da: "Tal", en: "Parameter")),
            Field("value", .text, Words(da: "Værdi", en: "Value")),
            Field("unit", .text, Words(da: "Enhed", en: "Unit")),
            Field("confidence", .code(.confidence), Words(da: "Sikkerhed", en: "Confidence")),
            Field("review_by", .day, Words(da: "Gennemgås senest", en: "Review by")),
            Field("source", .text, Words(da: "Kilde", en: "Source")),
            Field("set", .number("P"), Words(da: "Satser", en: "Set")),
        ],
        shown: ["parameter", "value", "unit", "confidence", "review_by", "source"], sort: "parameter", right: .readRates
    )
}
