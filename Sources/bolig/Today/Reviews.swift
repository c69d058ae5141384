import ArgumentParser
import Housing
import HousingAPI

/// `bolig reviews`.
struct Reviews: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "reviews", da: "Det, der venter på en anden persons godkendelse.", en: "What waits for a second person.",
            examples: ["bolig reviews list", "bolig reviews approve E-91"],
            subcommands: [ReviewsList.self, ReviewsApprove.self, ReviewsQuestion.self])
    }
}

/// `bolig reviews list`.
struct ReviewsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis det, du kan godkende.", en: "Show what you can approve.",
            examples: ["bolig reviews list", "bolig reviews list --where what=frame"])
    }

    @OptionGroup var options: RowOptions

    func run() async throws {
        let choice = try options.choice(of: .reviews)
        let client = try options.daemon.client()
        let found = try await client.answer(Operations.reviews, [], Nothing()).value(Rows.self)
        try choice.write(try await choice.rows(of: found.items, client))
    }
}
