package import Housing

/// What the rows of a list have, to be filtered, sorted and chosen by: of a listing, or of a list that is computed.
package struct ListedFields: Sendable {
    /// As it is asked for, for messages: `units`, `subsidies ending`.
    package let name: String
    package let fields: [Field]

    package init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
    }

    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// The field of that name; there being none is wrong use, and the hint names them all.
    package func known(_ name: some StringProtocol) throws(Problem) -> Field {
        if let field = field(String(name)) { return field }
        throw Problem(
            .wrongUse, "unknown_field", Words(da: "Listen har ikke det felt.", en: "The list has no such field."),
            details: ["list": self.name], hint: names)
    }

    /// The fields there are, as a hint.
    package var names: Words {
        let names = fields.map(\.name).joined(separator: ", ")
        return Words(da: "Felterne er: \(names).", en: "The fields are: \(names).")
    }
}

// Those of the lists that are computed when they are asked for, which no listing stores.
extension ListedFields {
    package static let subsidiesEnding = ListedFields("subsidies ending", TodayList.subsidiesEnding.fields)
    package static let reviews = ListedFields("reviews", TodayList.reviews.fields)
    package static let found = ListedFields("find", Listing.found)

    /// Who could be offered a unit.
    package static let unitsCandidates = ListedFields(
        "units candidates",
        [
            rank, Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
            Field("priority", .count, Words(da: "Prioritet", en: "Priority")),
            Field("waited_days", .count, Words(da: "Ventet, dage", en: "Days waited")),
            Field("persons", .count, Words(da: "Personer", en: "Persons")),
        ] + judged)

    /// Which units a referral could have.
    package static let referralsUnits = ListedFields(
        "referrals units",
        [
            rank, Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
            Field("answer_by", .day, Words(da: "Svarfrist", en: "Answer by")),
            Field("rent", .money, Words(da: "Husleje", en: "Rent")),
        ] + judged)

    private static let rank = Field("rank", .count, Words(da: "Nr.", en: "Rank"))

    /// What the check and the obstacles say, either way.
    private static let judged = [
        Field("outcome", .code(.outcome), Words(da: "Udfald", en: "Outcome")),
        Field("disposable_income", .money, Words(da: "Rådighedsbeløb", en: "Disposable")),
        Field("minimum", .money, Words(da: "Mindst", en: "Minimum")),
        Field("shortfall", .money, Words(da: "Mangler", en: "Shortfall")),
        Field("remedies", .codes(.scheme), Words(da: "Tilskud, der hjælper", en: "Subsidies that help")),
        Field("excluded", .codes(.exclusion), Words(da: "Taler imod", en: "Excluded because")),
        Field("barred_until", .day, Words(da: "Afvist til og med", en: "Barred until")),
        Field("notes", .codes(.candidateNote), Words(da: "Bemærk", en: "Note")),
    ]

    /// What was done.
    package static let events = ListedFields("events", Array(done.prefix(4) + done.suffix(5)))

    /// Look-ups: what was looked at and what for, which nobody undoes.
    package static let reads = ListedFields(
        "events",
        done.map { $0.name == "reason" ? Field("reason", .text, Words(da: "Formål", en: "Purpose")) : $0 })

    private static let done = [
        Field("event", .number("E"), Words(da: "Hændelse", en: "Event")),
        Field("at", .instant, Words(da: "Hvornår", en: "When")),
        Field("actor", .text, Words(da: "Hvem", en: "Who")),
        Field("action", .code(.eventAction), Words(da: "Hvad", en: "What")),
        Field("operation", .code(.eventAction), Words(da: "Opslag", en: "Look-up")),
        Field("citizens", .count, Words(da: "Borgere", en: "Citizens")),
        Field("things", .codes(.fact), Words(da: "Med", en: "With")),
        Field("reason", .text, Words(da: "Grund", en: "Reason")),
        Field("note", .sealed, Words(da: "Bemærkning", en: "Note")),
        Field("undoes", .number("E"), Words(da: "Fortryder", en: "Undoes")),
        Field("undone_by", .number("E"), Words(da: "Fortrudt ved", en: "Undone by")),
    ]
}
