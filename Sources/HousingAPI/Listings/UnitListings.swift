import Housing

extension Listing {
    package static let associations = Listing(
        .associations, one: Words(da: "boligorganisationen", en: "the association"),
        many: Words(da: "boligorganisationer", en: "associations"), key: "association",
        fields: [
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("name", .text, Words(da: "Navn", en: "Name")),
            Field("profile", .text, Words(da: "Profil", en: "Profile")),
            Field("share", .share, Words(da: "Andel", en: "Share")),
            Field("answer_days", .count, Words(da: "Svarfrist, dage", en: "Days to answer")),
            Field("units", .count, Words(da: "Boliger modtaget", en: "Units received")),
            Field("persons_per_room", .count, Words(da: "Personer pr. rum", en: "Persons a room")),
            Field("vacancy_days", .count, Words(da: "Dage tomme nu", en: "Days empty now")),
            Field("vacancy_rent", .money, Words(da: "Husleje for tomme nu", en: "Rent of empty now")),
        ],
        shown: ["association", "name", "answer_days", "units"], sort: "association", right: .readUnits)

    package static let units = Listing(
        .units, one: Words(da: "boligen", en: "the unit"),
        many: Words(da: "boliger", en: "units"), key: "unit",
        fields: [
            Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
            Field("state", .code(.unitState), Words(da: "Status", en: "State")),
            Field("association", .text, Words(da: "LBF-nr.", en: "LBF number")),
            Field("department", .text, Words(da: "Afdeling", en: "Department")),
            Field("tenancy", .text, Words(da: "Lejemål", en: "Tenancy")),
            Field("address", .text, Words(da: "Adresse", en: "Address")),
            Field("postcode", .text, Words(da: "Postnr.", en: "Postcode")),
            Field("town", .text, Words(da: "By", en: "Town")),
            Field("address_id", .text, Words(da: "DAR-adresse", en: "DAR address")),
            Field("unit_type", .code(.unitType), Words(da: "Boligtype", en: "Type")),
            Field("rooms", .tenths, Words(da: "Rum", en: "Rooms")),
            Field("area", .tenths, Words(da: "m²", en: "m²")),
            Field("rent", .money, Words(da: "Husleje", en: "Rent")),
            Field("heat_on_account", .money, Words(da: "Aconto varme", en: "Heat on account")),
            Field("water_on_account", .money, Words(da: "Aconto vand", en: "Water on account")),
            Field("electricity_on_account", .money, Words(da: "Aconto el", en: "Electricity on account")),
            Field("heating", .code(.inclusion), Words(da: "Varme", en: "Heating")),
            Field("hot_water", .code(.inclusion), Words(da: "Varmt vand", en: "Hot water")),
            Field("electricity", .code(.inclusion), Words(da: "El", en: "Electricity")),
            Field("water", .code(.inclusion), Words(da: "Vand", en: "Water")),
            Field("maintenance", .code(.maintenance), Words(da: "Vedligeholdelse", en: "Maintenance")),
            Field("deposit", .money, Words(da: "Indskud", en: "Deposit")),
            Field("received_on", .day, Words(da: "Modtaget", en: "Received")),
            Field("available_from", .day, Words(da: "Ledig fra", en: "Available")),
            Field("answer_by", .day, Words(da: "Svarfrist", en: "Answer by")),
            Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation"), right: .readCases),
            Field("accepted_on", .day, Words(da: "Anvist", en: "Allocated")),
            Field("moved_in_on", .day, Words(da: "Indflyttet", en: "Moved in")),
            Field("returned_on", .day, Words(da: "Returneret", en: "Returned")),
            Field("return_reason", .code(.returnReason), Words(da: "Returårsag", en: "Return reason")),
            Field("withdrawn_on", .day, Words(da: "Trukket tilbage", en: "Withdrawn")),
            Field("vacancy_days", .count, Words(da: "Dage tom", en: "Days empty")),
            Field("vacancy_rent", .money, Words(da: "Husleje betalt tom", en: "Rent paid empty")),
            Field("passes", .count, Words(da: "Har råd", en: "Can afford"), right: .readCases),
            Field("with_subsidy", .count, Words(da: "Med tilskud", en: "With subsidy"), right: .readCases),
            Field("avoidable", .code(.avoidable), Words(da: "Kunne undgås", en: "Avoidable")),
        ],
        shown: ["unit", "state", "unit_type", "rent", "area", "address", "postcode", "received_on", "answer_by"],
        sort: "unit", right: .readUnits, details: [.facts(.units), .proof])

    package static let census = Listing(
        .census, one: Words(da: "tællingen", en: "the census"),
        many: Words(da: "tællinger", en: "censuses"), key: "year",
        fields: [
            Field("year", .text, Words(da: "År", en: "Year")),
            Field("homeless", .count, Words(da: "Hjemløse", en: "Homeless")),
            Field("source", .text, Words(da: "Kilde", en: "Source")),
        ],
        shown: ["year", "homeless", "source"], sort: "year", right: .readStatistics)
}
