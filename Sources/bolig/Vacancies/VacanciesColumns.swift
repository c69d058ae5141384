import ArgumentParser
import Housing

/// `bolig vacancies columns`.
struct VacanciesColumns: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "columns", da: "Vis kolonnerne i filer med ledige boliger.", en: "Show the columns of files of vacancies.",
            examples: ["bolig vacancies columns", "bolig vacancies columns --format json"])
    }

    @OptionGroup var options: ColumnsOptions

    func run() throws { try options.run(.vacancies) }
}
