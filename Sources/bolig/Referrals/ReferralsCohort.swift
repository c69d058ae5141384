import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals cohort`.
struct ReferralsCohort: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "cohort",
            da:
                "Vis dem, der er afvist for lav indtægt, men på uændrede oplysninger ville bestå efter reglerne af 30. juni 2025. Kolonnen assumed nævner de oplysninger, der er antaget.",
            en:
                "List those refused for low income who, on unchanged facts, would pass under the rules of 30 June 2025. The column assumed names the facts that were derived.",
            examples: [
                "bolig referrals cohort", "bolig referrals cohort --where decided_on>31-12-2025 --format csv",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws {
        var options = options
        options.where.append("passed_before_reform=true")
        try await options.list(.incomeRefusals)
    }
}
