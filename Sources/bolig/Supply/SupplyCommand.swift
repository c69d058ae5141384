import ArgumentParser
import Housing
import HousingAPI

/// `bolig supply`.
struct SupplyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "supply", da: "Boliger på vej, og renoveringer, der holder boliger væk.",
            en: "Dwellings to come, and renovations that keep units away.",
            examples: ["bolig supply list", "bolig supply deliver B-1 --dwellings 12"],
            subcommands: [
                SupplyList.self, SupplyShow.self, SupplyAddCommand.self, SupplyChangeCommand.self,
                SupplyDeliverCommand.self,
            ])
    }
}

/// What a project is called in a usage line.
let supplyName = Words(da: "B-1", en: "B-1")
/// What years are called in a usage line.
let expectedName = Words(da: "2027 eller 2026-2029", en: "2027 or 2026-2029")
