extension Unit {
    /// Its facts by the columns of its file, in their order, without those of its key.
    package var facts: [(column: String, value: FactValue)] {
        [
            ("adresse", FactValue(address)), ("postnr", FactValue(postcode)), ("by", FactValue(town)),
            ("adresse_id", FactValue(addressID)), ("boligtype", FactValue(type)),
            ("vaerelser", FactValue(tenths: roomTenths)), ("areal", FactValue(tenths: areaTenths)),
            ("husleje", FactValue(rent)), ("aconto_varme", FactValue(heatOnAccount)),
            ("aconto_vand", FactValue(waterOnAccount)), ("aconto_el", FactValue(electricityOnAccount)),
            ("varme", FactValue(heating)), ("varmt_vand", FactValue(hotWater)), ("el", FactValue(electricity)),
            ("vand", FactValue(water)), ("vedligeholdelse", FactValue(maintenance)), ("indskud", FactValue(deposit)),
            ("ledig_fra", FactValue(availableFrom)), ("svarfrist", FactValue(answerBy)),
        ]
    }

    /// Whether a column says where the unit is: it is told of none where somebody hidden may live.
    package static func tellsWhere(_ column: String) -> Bool {
        ["adresse", "postnr", "by", "adresse_id"].contains(column)
    }
}
