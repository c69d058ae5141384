import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig agreements balance`.
struct AgreementsBalance: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "balance",
            da: "Hvad en organisation har meldt ledigt, hvad den skylder efter aftalen, og hvad der er modtaget.",
            en: "What an association told of vacancies, what it owes by the agreement, and what was received.",
            examples: [
                "bolig agreements balance 0123 --period 2026-Q3",
                "bolig agreements balance 0123 --period 2026 --output regnskab.xlsx",
            ])
    }

    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String

    @Option(
        help: .words(
            da: "Perioden: 2026, 2026-Q3, 2026-10.", en: "The period: 2026, 2026-Q3, 2026-10.",
            value: Words(da: "periode", en: "period")))
    var period: Period

    @Option(
        help: .words(
            da: "Skriv det i en fil på .xlsx eller .csv.", en: "Write it to a file of .xlsx or .csv.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var output: String?

    @OptionGroup var file: OutputFile
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func validate() throws {
        if let output { try OutputFile.require(output, endsIn: [".xlsx", ".csv"]) }
    }

    func run() async throws {
        if let output { try file.check(output) }
        let balance = try await daemon.client().ask(
            Operations.agreementsBalance, [association], BalanceQuestion(period: period))
        let total = Words(da: "I alt", en: "Total").said
        if let output {
            let table = PeopleTable(balance.records(total: total), AgreementBalance.fields)
            if output.lowercased().hasSuffix(".csv") {
                let csv = try SpoolWriter()
                try csv.write(table.csv.utf8)
                try file.write(try csv.finish(), to: output)
            } else {
                try file.write(try table.workbook(), to: output)
            }
            return
        }
        switch answer.format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Terminal.write(try String(decoding: encoder.encode(balance), as: UTF8.self) + "\n")
        case .table, .csv, .jsonl, .xlsx:
            var writer = RowWriter(
                format: answer.format, fields: AgreementBalance.fields, terminal: .output, isForExcel: answer.excel)
            // Programs add up for themselves.
            let forPeople = [.table, .xlsx].contains(answer.format) || answer.excel
            writer.write(balance.records(total: forPeople ? total : nil))
            try writer.end()
        }
    }
}

extension AgreementBalance {
    /// The columns of a balance.
    fileprivate static let fields: [Field] = [
        Field("department", .text, Words(da: "Afdeling", en: "Department")),
        Field("told", .count, Words(da: "Meldt ledige", en: "Told vacant")),
        Field("owed", .count, Words(da: "Efter aftalen", en: "Owed")),
        Field("received", .count, Words(da: "Modtaget", en: "Received")),
        Field("returned", .count, Words(da: "Heraf returneret", en: "Of these returned")),
        Field("difference", .count, Words(da: "Forskel", en: "Difference")),
    ]

    /// A row a department, and one of them all where it has a name.
    fileprivate func records(total: String?) -> [Record] {
        func record(_ name: String, _ counts: [Int]) -> Record {
            let values = [Record.Value.text(name)] + counts.map { .number(String($0)) }
            return Record(fields: zip(AgreementBalance.fields, values).map { ($0.name, $1) })
        }
        return items.map { record($0.department, [$0.told, $0.owed, $0.received, $0.returned, $0.difference]) }
            + (total.map { [record($0, [told, owed, received, returned, difference])] } ?? [])
    }
}
