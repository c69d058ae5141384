import ArgumentParser
import Housing
import HousingAPI

/// `bolig operations`: everything the service does and who may, without asking a daemon.
struct OperationsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "operations", da: "Vis alt, hvad tjenesten kan, og hvem der må.",
            en: "Show everything the service does, and who may.",
            examples: ["bolig operations --role caseworker", "bolig operations --format json"])
    }

    @Option(
        help: .words(
            da: "Kun det, en rolle må: \(Role.list).", en: "Only what a role may: \(Role.list).",
            value: Words(da: "rolle", en: "role")))
    var role: Role?

    @Option(help: .words(da: "table, csv, json eller jsonl.", en: "table, csv, json or jsonl.", value: formatName))
    var format = Format.table

    @OptionGroup var language: LanguageOptions

    func run() async throws {
        let operations = Operations.all.filter { operation in
            role.map { operation.access.roles.contains($0) } ?? true
        }
        var writer = RowWriter(format: format, fields: OperationRow.fields, terminal: .output)
        writer.write(operations.map { OperationRow($0).record })
        try writer.end()
    }
}

extension Role: ExpressibleByArgument {}
