import Housing

extension Listing {
    package static let supply = Listing(
        .supply, one: Words(da: "projektet", en: "the project"),
        many: Words(da: "boliger på vej", en: "dwellings to come"), key: "supply",
        fields: [
            Field("supply", .number("B"), Words(da: "Projekt", en: "Project")),
            Field("kind", .code(.supplyKind), Words(da: "Art", en: "Kind")),
            Field("name", .text, Words(da: "Navn", en: "Name")),
            Field("dwellings", .count, Words(da: "Boliger", en: "Dwellings")),
            Field("dwellings_delivered", .count, Words(da: "Taget i brug", en: "Delivered")),
            Field("dwellings_left", .count, Words(da: "Mangler", en: "Left")),
            Field("expected", .text, Words(da: "Ventes", en: "Expected")),
            Field("delivered_on", .day, Words(da: "Senest taget i brug", en: "Last delivered")),
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("department", .text, Words(da: "Afdeling", en: "Department")),
            Field("starts_on", .day, Words(da: "Fra", en: "From")),
            Field("ends_on", .day, Words(da: "Til og med", en: "Until")),
            Field("review_by", .day, Words(da: "Gennemgås senest", en: "Review by")),
        ],
        shown: [
            "supply", "kind", "name", "dwellings", "dwellings_left", "expected", "association", "department",
            "starts_on", "ends_on",
        ], sort: "supply", right: .readRates)
}
