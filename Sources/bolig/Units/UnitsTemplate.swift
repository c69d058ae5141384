import ArgumentParser
import Housing

/// `bolig units template`.
struct UnitsTemplate: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "template", da: "Skriv en skabelon til filer med boliger.", en: "Write a template for files of units.",
            examples: ["bolig units template --output skabelon.xlsx"])
    }

    @OptionGroup var options: TemplateOptions

    func run() throws { try options.run(.units) }
}
