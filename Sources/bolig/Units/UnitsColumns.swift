import ArgumentParser
import Housing

/// `bolig units columns`.
struct UnitsColumns: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "columns", da: "Vis kolonnerne i filer med boliger.", en: "Show the columns of files of units.",
            examples: ["bolig units columns", "bolig units columns --format json"])
    }

    @OptionGroup var options: ColumnsOptions

    func run() throws { try options.run(.units) }
}
