import ArgumentParser
import HousingAPI

/// `bolig checks flips`.
struct ChecksFlips: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "flips",
            da:
                "Vis de indstillinger, som nye satser, oplysninger eller boliger har vendt. Intet er afgjort: det gør du.",
            en: "List referrals that new parameters, facts or units have turned. Nothing is decided: that is yours.",
            examples: [
                "bolig checks flips", "bolig checks flips --where change=begins_to_pass --where checked_on>31-12-2025",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws {
        var options = options
        // What a draft would turn is `parameters impact`.
        options.where.append("set=")
        try await options.list(.flips)
    }
}
