package import Housing

/// What `show` says of one thing beyond its row in the list: rows beneath it, or a few fields that belong together.
package struct Detail: Sendable {
    /// Its name in JSON.
    package let name: String
    /// The heading above it.
    package let words: Words
    /// False where there is one of it, or none.
    package let isList: Bool
    package let fields: [Field]

    package init(_ name: String, isList: Bool = true, _ words: Words, fields: [Field]) {
        self.name = name
        self.words = words
        self.isList = isList
        self.fields = fields
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

    /// What new facts turned: the units received in 12 months that the household can afford, and the highest rent.
    static let turned = Detail(
        "turned", isList: false, Words(da: "Betydning", en: "What it turned"),
        fields: [
            Field("passes_before", .count, Words(da: "Havde råd til", en: "Could afford")),
            Field("passes", .count, Words(da: "Har råd til", en: "Can afford")),
            Field("max_rent_before", .money, Words(da: "Højeste husleje før", en: "Highest rent before")),
            Field("max_rent", .money, Words(da: "Højeste husleje nu", en: "Highest rent now")),
        ])
}
