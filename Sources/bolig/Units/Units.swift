import ArgumentParser

/// `bolig units`.
struct Units: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "units", da: "Boliger stillet til rådighed for kommunen.", en: "Units put at the municipality's disposal.",
            examples: [
                "bolig units import boliger.csv --dry-run", "bolig units list --where state=open --sort answer_by",
                "bolig units show U-1042",
            ],
            subcommands: [
                UnitsImport.self, UnitsCheck.self, UnitsList.self, UnitsShow.self, UnitsReceive.self, UnitsChange.self,
                UnitsCandidates.self, UnitsReturn.self, UnitsWithdraw.self, UnitsTemplate.self, UnitsColumns.self,
            ])
    }
}
