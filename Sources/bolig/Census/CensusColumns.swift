import ArgumentParser
import Housing

/// `bolig census columns`.
struct CensusColumns: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "columns", da: "Vis kolonnerne i filer med hjemløsetællinger.",
            en: "Show the columns of files of homelessness counts.",
            examples: ["bolig census columns", "bolig census columns --format json"])
    }

    @OptionGroup var options: ColumnsOptions

    func run() throws { try options.run(.census) }
}
