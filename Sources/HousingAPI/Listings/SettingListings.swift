import Housing

extension Listing {
    package static let settings = Listing(
        .settings, one: Words(da: "kommunens valg", en: "the setting"),
        many: Words(da: "kommunens valg", en: "settings"), key: "setting",
        fields: [
            Field("setting", .code(.setting), Words(da: "Valg", en: "Setting")),
            Field("value", .text, Words(da: "Værdi", en: "Value")),
            Field("state", .code(.parameterState), Words(da: "Status", en: "State")),
            Field("valid_from", .day, Words(da: "Gælder fra", en: "From")),
            Field("valid_until", .day, Words(da: "Til og med", en: "Until")),
            Field("drafted_by", .text, Words(da: "Kladde af", en: "Drafted by")),
            Field("drafted_at", .instant, Words(da: "Kladde den", en: "Drafted")),
            Field("reason", .text, Words(da: "Begrundelse", en: "Reason")),
            Field("approved_by", .text, Words(da: "Godkendt af", en: "Approved by")),
            Field("approved_at", .instant, Words(da: "Godkendt den", en: "Approved")),
        ],
        shown: ["setting", "value", "state", "valid_from", "valid_until", "drafted_by", "approved_by"],
        sort: "setting", right: .readRates)

    package static let jobs = Listing(
        .jobs, one: Words(da: "jobbet", en: "the job"), many: Words(da: "det, der kører af sig selv", en: "jobs"),
        key: "job",
        fields: [
            Field("job", .code(.job), Words(da: "Job", en: "Job")),
            Field("ran_at", .instant, Words(da: "Kørte sidst", en: "Last ran")),
            Field("done", .count, Words(da: "Gjorde", en: "Did")),
        ],
        shown: ["job", "ran_at", "done"], sort: "job", right: .readJobs)
}
