import Housing

extension Operations {
    package static let supplyAdd = write(
        "supply.add", "/v1/supply", .setPolicy, SupplyAdd.self, .record(.supply, isNew: true), as: Record.self,
        problems: ["supply_exists", "unknown_association", "days_out_of_order"],
        da: "Tilføj boliger, der er på vej, eller en renovering", en: "Add dwellings to come, or a renovation")

    package static let supplyChange = write(
        "supply.change", "/v1/supply/{supply}/change", .setPolicy, SupplyChange.self, .record(.supply),
        as: Record.self,
        problems: ["unknown_supply", "supply_exists", "more_than_planned", "nothing_changed", "days_out_of_order"],
        da: "Ret et projekt", en: "Change a project")

    package static let supplyDeliver = write(
        "supply.deliver", "/v1/supply/{supply}/deliver", .setPolicy, SupplyDeliver.self, .record(.supply),
        as: Record.self,
        problems: ["unknown_supply", "nothing_planned", "more_than_planned", "day_too_early", "day_in_future"],
        da: "Boliger af et projekt er taget i brug", en: "Dwellings of a project have come")
}
