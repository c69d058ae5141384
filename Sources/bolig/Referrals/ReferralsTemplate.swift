import ArgumentParser
import Housing

/// `bolig referrals template`.
struct ReferralsTemplate: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "template", da: "Skriv en skabelon til filer med indstillinger.",
            en: "Write a template for files of referrals.",
            examples: ["bolig referrals template --output skabelon.xlsx"])
    }

    @OptionGroup var options: TemplateOptions

    func run() throws { try options.run(.referrals) }
}
