import ArgumentParser
import Housing

/// `bolig register template`.
struct RegisterTemplate: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "template", da: "Skriv en skabelon til filer med registret.",
            en: "Write a template for files of the register.",
            examples: ["bolig register template --output skabelon.xlsx"])
    }

    @OptionGroup var options: TemplateOptions

    func run() throws { try options.run(.register) }
}
