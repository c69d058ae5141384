import ArgumentParser
import Housing

/// `bolig register columns`.
struct RegisterColumns: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "columns", da: "Vis kolonnerne i filer med registret.", en: "Show the columns of files of the register.",
            examples: ["bolig register columns", "bolig register columns --format json"])
    }

    @OptionGroup var options: ColumnsOptions

    func run() throws { try options.run(.register) }
}
