package import Housing

/// What `show` says of one thing beyond its row in the list: rows beneath it, a few fields that belong together, or one
/// value more.
package struct Detail: Sendable {
    package enum Form: Sendable {
        case rows
        /// One record, or none.
        case record
        /// The value of the only field.
        case value
    }

    /// Its name in JSON.
    package let name: String
    /// The heading above it.
    package let words: Words
    package let form: Form
    package let fields: [Field]
    /// What is needed to see it beyond the listing's own right; nil where that is enough.
    package let right: Right?

    package init(_ name: String, form: Form = .rows, _ words: Words, right: Right? = nil, fields: [Field]) {
        self.name = name
        self.words = words
        self.form = form
        self.right = right
        self.fields = fields
    }

    /// One value, of that kind.
    init(_ name: String, _ kind: Field.Kind, _ words: Words) {
        self.init(name, form: .value, words, fields: [Field(name, kind, words)])
    }
}

extension Detail {
    /// What is known of a thing column by column, and who said it: a file, or a person whose change is an event.
    static func facts(_ kind: ImportKind) -> Detail {
        Detail(
            "facts", Words(da: "Oplysninger", en: "Facts"),
            fields: [
                Field("column", .text, Words(da: "Kolonne", en: "Column")),
                Field("value", .fact(kind), Words(da: "Værdi", en: "Value")),
                Field("from", .text, Words(da: "Fra", en: "From")),
                Field("since", .instant, Words(da: "Siden", en: "Since")),
            ])
    }

    /// What a change by hand changed.
    static func changes(_ kind: ImportKind) -> Detail {
        Detail(
            "changes", Words(da: "Ændret", en: "Changed"),
            fields: [
                Field("column", .text, Words(da: "Kolonne", en: "Column")),
                Field("old", .fact(kind), Words(da: "Før", en: "Before")),
                Field("new", .fact(kind), Words(da: "Nu", en: "Now")),
            ])
    }

    /// What new facts turned: of a referral the units received in 12 months that the household can afford, and the highest
    /// rent; of a unit that is open those who wait and can afford it, to who may see cases, and no rent.
    static func turned(_ kind: ImportKind) -> Detail {
        let isUnit = kind == .units
        return Detail(
            "turned", form: .record, Words(da: "Betydning", en: "What it turned"), right: isUnit ? .readCases : nil,
            fields: [
                Field(
                    "passes_before", .count,
                    isUnit
                        ? Words(da: "Så mange havde råd", en: "So many could afford it")
                        : Words(da: "Havde råd til", en: "Could afford")),
                Field(
                    "passes", .count,
                    isUnit
                        ? Words(da: "Så mange har råd", en: "So many can afford it")
                        : Words(da: "Har råd til", en: "Can afford")),
                Field("max_rent_before", .money, Words(da: "Højeste husleje før", en: "Highest rent before")),
                Field("max_rent", .money, Words(da: "Højeste husleje nu", en: "Highest rent now")),
            ])
    }
}
