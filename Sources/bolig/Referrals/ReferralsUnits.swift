import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals units`.
struct ReferralsUnits: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "units",
            da: "Vis de åbne boliger, borgeren kan tilbydes: først dem, der er råd til, så dem, et tilskud hjælper.",
            en:
                "Show the open units the citizen could be offered: first those that can be afforded, then those a subsidy "
                + "saves.",
            examples: [
                "bolig referrals units R-310", "bolig referrals units R-310 --all",
                "bolig referrals units R-310 --why U-1042",
            ])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(
        help: .words(
            da: "Vis denne bolig alene: hvad der taler imod, og beregningen.",
            en: "Show this unit alone: what speaks against it, and the check.",
            value: Words(da: "U-1042", en: "U-1042")))
    var why: String?

    @OptionGroup var options: CandidateOptions

    func run() async throws {
        _ = try options.rows.choice(of: .referralsUnits)
        let client = try options.rows.daemon.client()
        let reply = try await client.answer(
            Operations.referralsUnits, [referral], options.query(why: why))
        let found = try reply.value(ReferralUnits.self)
        let rows = found.items.map { item in
            Record(
                fields: [
                    ("rank", .count(item.rank)), ("unit", .text("\(item.unit)")),
                    ("answer_by", .day(item.answerBy)),
                    ("rent", .number(item.rent.description)),
                ]
                    + options.said(item))
        }
        try await options.write(rows, by: "unit", of: .referralsUnits, why: why != nil, reply, client)
        guard options.answer.format == .table else { return }
        Terminal.note(options.said(found.counts).said)
        if let check = found.items.first?.check { return Terminal.write("\n" + check.explanation(.chosen)) }
        guard let first = found.items.first(where: { $0.rank == 1 }) else { return }
        options.next("allocations offer \(first.unit) \(found.referral)", first.outcome, first.remedies)
    }
}
