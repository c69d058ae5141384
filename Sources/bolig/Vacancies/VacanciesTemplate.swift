import ArgumentParser
import Housing

/// `bolig vacancies template`.
struct VacanciesTemplate: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "template", da: "Skriv en skabelon til filer med ledige boliger.",
            en: "Write a template for files of vacancies.",
            examples: ["bolig vacancies template --output skabelon.xlsx"])
    }

    @OptionGroup var options: TemplateOptions

    func run() throws { try options.run(.vacancies) }
}
