import ArgumentParser
import Housing

/// `bolig referrals columns`.
struct ReferralsColumns: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "columns", da: "Vis kolonnerne i filer med indstillinger.", en: "Show the columns of files of referrals.",
            examples: ["bolig referrals columns", "bolig referrals columns --format json"])
    }

    @OptionGroup var options: ColumnsOptions

    func run() throws { try options.run(.referrals) }
}
