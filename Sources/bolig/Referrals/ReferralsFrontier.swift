import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig referrals frontier`: the highest rent that passes, today and from each later day known now.
struct ReferralsFrontier: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "frontier",
            da: "Vis den højeste husleje, borgeren har råd til: i dag, og når satser, alder eller tilskud skifter.",
            en: "Show the highest rent the citizen can afford: today, and when parameters, age or subsidies change.",
            examples: [
                "bolig referrals frontier R-310", "bolig referrals frontier R-310 --unit U-1042 --on 01-07-2025",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @Option(
        help: .words(
            da: "Boligen, der regnes med (ellers den billigste egnede fra de sidste 12 måneder).",
            en: "The unit reckoned with (else the cheapest suitable one of the last 12 months).",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String?

    @Option(
        help: .words(da: "Dagen, der begyndes med (ellers i dag).", en: "The first day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let reply = try await daemon.client().answer(
            Operations.referralsFrontier, [referral], FrontierQuery(on: on, unit: unit))
        // Whole, with the dwelling reckoned with; a table and CSV have its steps.
        if answer.format == .json { return Terminal.write(String(decoding: reply.bytes, as: UTF8.self) + "\n") }
        let found = try reply.value(ReferralFrontier.self)
        var writer = RowWriter(
            format: answer.format, fields: Self.fields, terminal: .output, isForExcel: answer.excel)
        writer.write(found.steps.map(record))
        try writer.end()
        guard answer.format == .table else { return }
        Terminal.note(home(found).said)
        let missing = Set(found.steps.flatMap(\.missing)).sorted()
        guard !missing.isEmpty else { return }
        Terminal.note(
            Words(
                da: "Mangler: \(FactWords.list(missing, .da))", en: "Missing: \(FactWords.list(missing, .en))"
            ).said)
    }

    static let fields: [Field] = [
        Field("from", .day, Words(da: "Fra", en: "From")),
        Field("causes", .codes(.frontierCause), Words(da: "Fordi", en: "Because")),
        Field("max_rent", .money, Words(da: "Højeste husleje", en: "Highest rent")),
        Field("passing_rents", .text, Words(da: "Huslejer, der består", en: "Rents that pass")),
        Field("subsidy", .money, Words(da: "Tilskud", en: "Subsidy")),
        Field("set", .number("P"), Words(da: "Satser", en: "Parameters")),
        Field("provisional", .codes(.fact), Words(da: "Foreløbige tal", en: "Provisional")),
    ]

    private func record(_ step: Frontier.Step) -> Record {
        func number(_ value: Int?) -> Record.Value { value.map { .number(String($0)) } ?? .null }
        let rents = step.passingRents.map { $0.map { $0.map(String.init).joined(separator: "-") } }
        return Record(fields: [
            ("from", .text(step.from.description)), ("causes", .list(step.causes.map(\.rawValue))),
            ("max_rent", number(step.maxRent)),
            ("passing_rents", rents.map { .text($0.joined(separator: ", ")) } ?? .null),
            ("subsidy", number(step.subsidy)), ("set", step.parameters.map { .text($0.description) } ?? .null),
            (
                "provisional",
                answer.format == .table
                    ? (step.provisional.isEmpty ? .null : .list(["\(step.provisional.count)"]))
                    : .list(step.provisional)
            ),
        ])
    }

    /// Which dwelling was reckoned with.
    private func home(_ found: ReferralFrontier) -> Words {
        let area = found.home.areaTenths.map { "\($0 / 10)" } ?? "?"
        let name = found.unit?.description
        return Words(
            da: "Regnet med \(name ?? "satsernes billigste bolig"): \(area) m².",
            en: "Reckoned with \(name ?? "the cheapest unit of the parameters"): \(area) m².")
    }
}
