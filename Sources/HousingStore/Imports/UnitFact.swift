/// A fact of a unit: its column, and the column of the file that states it.
struct UnitFact: Sendable {
    let column: String
    let file: String
    let type: String

    /// In the order of `stage`.
    static let all: [UnitFact] = [
        UnitFact(column: "unit_type", file: "boligtype", type: "text"),
        UnitFact(column: "rent", file: "husleje", type: "bigint"),
        UnitFact(column: "room_tenths", file: "vaerelser", type: "int"),
        UnitFact(column: "area_tenths", file: "areal", type: "int"),
        UnitFact(column: "address", file: "adresse", type: "text"),
        UnitFact(column: "postcode", file: "postnr", type: "text"),
        UnitFact(column: "town", file: "by", type: "text"),
        UnitFact(column: "address_id", file: "adresse_id", type: "uuid"),
        UnitFact(column: "heat_on_account", file: "aconto_varme", type: "bigint"),
        UnitFact(column: "water_on_account", file: "aconto_vand", type: "bigint"),
        UnitFact(column: "electricity_on_account", file: "aconto_el", type: "bigint"),
        UnitFact(column: "heating", file: "varme", type: "text"),
        UnitFact(column: "hot_water", file: "varmt_vand", type: "text"),
        UnitFact(column: "electricity", file: "el", type: "text"),
        UnitFact(column: "water", file: "vand", type: "text"),
        UnitFact(column: "maintenance", file: "vedligeholdelse", type: "text"),
        UnitFact(column: "deposit", file: "indskud", type: "bigint"),
        UnitFact(column: "available_from", file: "ledig_fra", type: "date"),
        UnitFact(column: "answer_by", file: "svarfrist", type: "date"),
    ]
}

/// A column whose old and new value a report tells.
struct ToldFact {
    let file: String
    let type: String
    /// Expressions of what is known (`v`, `o`) and of what the row (`s`) says.
    let known: String
    let said: String

    init(_ file: String, _ type: String, known: String, said: String) {
        self.file = file
        self.type = type
        self.known = known
        self.said = said
    }
}
