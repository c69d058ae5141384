import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig subsidies payments`.
struct SubsidiesPayments: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "payments",
            da: "Vis, hvad der udbetales i tilskud i en måned: dage x beløb / månedens dage. Uden navne.",
            en: "List what is paid of subsidies in a month: days x amount / days of the month. No names.",
            examples: [
                "bolig subsidies payments --month 2026-02",
                "bolig subsidies payments --month 2026-02 --format xlsx --output udbetaling.xlsx",
            ])
    }

    @Option(help: .words(da: "Måneden.", en: "The month.", value: Words(da: "2026-02", en: "2026-02")))
    var month: Period

    @Option(
        help: .words(
            da: "Filen, der skrives (ellers skærmen).", en: "The file to write (else the screen).",
            value: Words(da: "fil", en: "file")), completion: .file())
    var output: String?

    @OptionGroup var file: OutputFile
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    mutating func validate() throws {
        guard month == Period(monthOf: month.from) else {
            throw ValidationError(
                Words(da: "Skriv en måned, som 2026-02.", en: "Give a month, such as 2026-02.").said)
        }
    }

    func run() async throws {
        if let output { try file.check(output) }
        let reply = try await daemon.client().answer(
            Operations.subsidiesPayments, [], PaymentsQuery(month: month))
        let payments = try reply.value(SubsidyPayments.self)
        let rows = payments.items.map { item in
            Record(fields: [
                ("subsidy", .text("\(item.subsidy)")), ("allocation", .text("\(item.allocation)")),
                ("referral", .text("\(item.referral)")), ("scheme", .text(item.scheme.rawValue)),
                ("days", .number("\(item.days)")), ("amount", item.amount.map { .number("\($0)") } ?? .null),
            ])
        }
        switch (answer.format, output) {
        case (.json, let output): try put(String(decoding: reply.bytes, as: UTF8.self) + "\n", output)
        case (.xlsx, let output?):
            try file.write(try PeopleTable(rows, Self.fields, title: payments.month.text).workbook(), to: output)
        case (_, let output):
            var text = ""
            var writer = RowWriter(
                format: answer.format, fields: Self.fields, terminal: output == nil ? .output : .piped,
                isForExcel: answer.excel, out: output == nil ? Terminal.write : { text += $0 })
            writer.write(rows)
            try writer.end()
            if output != nil { try put(text, output) }
        }
        guard answer.format == .table else { return }
        guard let total = payments.total else {
            return Terminal.note(
                Words(
                    da: "Beløb for beskyttede borgere er udeladt: det kræver rollen protected at se dem og summen.",
                    en:
                        "Amounts of protected citizens are left out: it takes the role protected to see them and the sum."
                ).said)
        }
        Terminal.note(Words(da: "I alt \(total.text(.da)) kr.", en: "In all \(total.text(.en)) kr.").said)
    }

    /// Writes to the file, or to the screen where there is none.
    private func put(_ text: String, _ output: String?) throws {
        guard let output else { return Terminal.write(text) }
        try file.write(text, to: output)
    }

    private static let fields = [
        Field("subsidy", .number("S"), Words(da: "Tilskud", en: "Subsidy")),
        Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
        Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
        Field("scheme", .code(.scheme), Words(da: "Ordning", en: "Scheme")),
        Field("days", .count, Words(da: "Dage", en: "Days")),
        Field("amount", .money, Words(da: "Kr.", en: "Kr")),
    ]
}
