import ArgumentParser

/// `bolig vacancies`.
struct Vacancies: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "vacancies", da: "Boliger, der blev ledige, som boligorganisationerne oplyser dem.",
            en: "Dwellings that became vacant, as the associations tell them.",
            examples: ["bolig vacancies import ledige.csv", "bolig vacancies template --output ledige.xlsx"],
            subcommands: [VacanciesImport.self, VacanciesTemplate.self, VacanciesColumns.self])
    }
}
