import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig statistics export`.
struct StatisticsExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "export", da: "Hent en pakke med statistik, tabeller og rapport.",
            en: "Fetch a package of statistics, tables and report.",
            examples: [
                "bolig statistics export --period 2025 --output statistik-2025",
                "bolig statistics export --period 2025-Q3 --known-at 31-12-2025 --output q3",
                "bolig statistics export --period 2025-01..2025-10 --format xlsx --output okt",
                "bolig statistics export --period 2025-10 --freeze --output oktober",
                "bolig statistics export --period 2025 --publish --output offentlig",
            ])
    }

    @OptionGroup var asked: StatisticsOptions

    @Option(
        help: .words(
            da: "Kun disse statistikker, med komma imellem.", en: "Only these statistics, with commas.",
            value: Words(da: "a,b", en: "a,b")))
    var statistics: String?

    @Option(help: .words(da: "Tallenes format: csv, xlsx eller json.", en: "csv, xlsx or json.", value: formatName))
    var format = PackageFormat.csv

    @Flag(
        help: .words(
            da: "Udelad tal om færre end fem personer og det, der ville røbe dem.",
            en: "Leave out figures of fewer than five persons, and what would tell them."))
    var publish = false

    @Flag(
        help: .words(
            da: "Gem pakken i tjenesten: samme spørgsmål giver siden de samme bytes. Perioden skal være slut.",
            en:
                "Keep the package in the service: the same question gives the same bytes ever after. The period must be over."
        ))
    var freeze = false

    @Option(
        help: .words(
            da: "Mappen, der oprettes; den må ikke findes.", en: "The folder to make; it must not exist.",
            value: Words(da: "mappe", en: "folder")), completion: .directory)
    var output: String

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let package = try PackageFolder(output)
        let known = try (statistics ?? "").split(separator: ",").map { try Statistic.known(String($0)).code }
        let client = try daemon.client()
        let question = PackageQuestion(
            period: asked.period, knownAt: asked.knownAt,
            statistics: known.isEmpty ? nil : known.joined(separator: ","), format: format,
            publish: publish ? true : nil)
        let export = try await client.write(
            freeze ? Operations.statisticsFreeze : Operations.statisticsExport, [], question, Nothing(), minutes: 30)
        try await package.fill(export, by: client)
        Terminal.note(
            Words(
                da: "\(export.files.count) filer er hentet og kontrolleret.",
                en: "\(export.files.count) files fetched and checked."
            ).said)
        if export.frozen == true {
            Terminal.note(
                Words(
                    da:
                        "Pakken er frosset. Se, hvad der siden er ændret: bolig statistics revisions --period \(asked.period)",
                    en:
                        "The package is frozen. See what has changed since: bolig statistics revisions --period \(asked.period)"
                ).said)
        }
        Terminal.write(package.folder.path + "\n")
    }
}

/// The period and what was known when, for every statistic.
struct StatisticsOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "2024, 2024-H1, 2024-Q3, 2024-11 eller 2022-11..2025-06.",
            en: "2024, 2024-H1, 2024-Q3, 2024-11 or 2022-11..2025-06.", value: Words(da: "periode", en: "period")))
    var period: Period

    @Option(
        help: .words(
            da: "Det, vi vidste da: en dag eller et tidspunkt i UTC.", en: "What we knew then: a day or an instant.",
            value: Words(da: "dag", en: "day")))
    var knownAt: KnownAt?

    /// Both as they are asked.
    var question: StatisticQuestion { StatisticQuestion(period: period, knownAt: knownAt) }
}

extension KnownAt: ExpressibleByArgument {
    package init?(argument: String) {
        if let day = Day.typed(argument) {
            self = .endOf(day)
        } else if let known = KnownAt(argument) {
            self = known
        } else {
            return nil
        }
    }
}

extension Statistic {
    /// The statistic of a code; there being none is wrong use.
    static func known(_ code: String) throws -> Statistic {
        if let statistic = Statistic(code: code) { return statistic }
        let codes = Statistic.all.map(\.code).joined(separator: ", ")
        throw Failure.wrongUse(
            "unknown_statistic", Words(da: "Den statistik findes ikke.", en: "There is no such statistic."),
            details: ["statistic": code], hint: Words(da: "De er: \(codes).", en: "They are: \(codes)."))
    }
}

extension PackageFormat: ExpressibleByArgument {}
