import ArgumentParser
import Housing

/// `bolig census template`.
struct CensusTemplate: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "template", da: "Skriv en skabelon til filer med hjemløsetællinger.",
            en: "Write a template for files of homelessness counts.",
            examples: ["bolig census template --output skabelon.xlsx"])
    }

    @OptionGroup var options: TemplateOptions

    func run() throws { try options.run(.census) }
}
