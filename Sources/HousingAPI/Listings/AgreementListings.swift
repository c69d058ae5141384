import Housing

extension Listing {
    package static let agreements = Listing(
        .agreements, one: Words(da: "aftalen", en: "the agreement"),
        many: Words(da: "udlejningsaftaler", en: "letting agreements"), key: "agreement",
        fields: [
            Field("agreement", .text, Words(da: "Aftale", en: "Agreement")),
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("department", .text, Words(da: "Afdeling", en: "Department")),
            Field("share", .share, Words(da: "Andel", en: "Share")),
            Field("answer_days", .count, Words(da: "Svarfrist, dage", en: "Days to answer")),
            Field("valid_from", .day, Words(da: "Gælder fra", en: "From")),
            Field("valid_until", .day, Words(da: "Til og med", en: "Until")),
            Field("in_force", .flag, Words(da: "Gælder i dag", en: "In force today")),
        ],
        shown: ["association", "department", "share", "answer_days", "valid_from", "valid_until", "in_force"],
        sort: "agreement", right: .readUnits)
}
