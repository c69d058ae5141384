import ArgumentParser
import Housing
import HousingAPI

/// `bolig units candidates`.
struct UnitsCandidates: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "candidates",
            da:
                "Vis, hvem boligen kan tilbydes: først dem, der har råd, så dem, et tilskud hjælper, så dem, der ikke kan "
                + "afgøres.",
            en:
                "Show who could be offered the unit: first those who can afford it, then those a subsidy saves, then the "
                + "undecided.",
            examples: [
                "bolig units candidates U-1042", "bolig units candidates U-1042 --all",
                "bolig units candidates U-1042 --why R-310",
            ])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle.", en: "The number of the unit or its key.",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String

    @Option(
        help: .words(
            da: "Vis denne indstilling alene: hvad der taler imod, og beregningen.",
            en: "Show this referral alone: what speaks against it, and the check.",
            value: Words(da: "R-310", en: "R-310")))
    var why: String?

    @OptionGroup var options: CandidateOptions

    func run() async throws {
        _ = try options.rows.choice(of: .unitsCandidates)
        let client = try options.rows.daemon.client()
        let reply = try await client.answer(
            Operations.unitsCandidates, [unit], options.query(why: why))
        let found = try reply.value(UnitCandidates.self)
        let rows = found.items.map { item in
            Record(
                fields: [
                    ("rank", .count(item.rank)), ("referral", .text("\(item.referral)")),
                    ("priority", .count(item.priority)), ("waited_days", .count(item.waitedDays)),
                    ("persons", .count(item.persons)),
                ]
                    + options.said(item))
        }
        try await options.write(rows, by: "referral", of: .unitsCandidates, why: why != nil, reply, client)
        guard options.answer.format == .table else { return }
        Terminal.note(options.said(found.counts).said)
        if let check = found.items.first?.check { return Terminal.write("\n" + check.explanation(.chosen)) }
        guard let first = found.items.first(where: { $0.rank == 1 }) else { return }
        options.next("allocations offer \(found.unit) \(first.referral)", first.outcome, first.remedies)
    }
}
