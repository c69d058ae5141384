import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig referrals create`: one referral, read by the one reader of referral files.
struct ReferralsCreate: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "create",
            da: "Opret én indstilling med de samme kolonner som i en fil. CPR-nummer og navn bliver der spurgt om.",
            en: "Create one referral from the columns of the file. CPR number and name are asked for.",
            examples: [
                "bolig referrals create indstilling_id=S-2025-17 indstillet=02-01-2025 maalgruppe=ung boern= par=nej",
                "bolig referrals create --from borger.txt",
            ])
    }

    @Argument(
        help: .words(
            da: "Kolonner fra filen med indstillinger, dog ikke cpr og navn.",
            en: "Columns of the referrals file, but not cpr and navn.",
            value: Words(da: "kolonne=værdi", en: "column=value")))
    var columns: [String] = []

    @Option(
        help: .words(
            da: "En fil med en kolonne=værdi på hver linje, også cpr og navn; - er standard input.",
            en: "A file with a column=value on each line, cpr and navn too; - is standard input.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var from: String?

    @OptionGroup var typed: TypedRow

    func run() async throws {
        var row = try OneRow(arguments: columns)
        let client = try typed.daemon.client()
        if let from {
            try row.add(lines: try text(from))
        } else {
            try row.ask(
                Words(da: "CPR-nummer (vises ikke): ", en: "CPR number (not shown): "), for: OneRow.cpr, echo: false)
            try row.ask(Words(da: "Navn: ", en: "Name: "), for: OneRow.name, echo: true)
        }
        try await typed.send(
            row, named: "indstilling.csv", .referrals, key: row.value("indstilling_id"), by: client)
    }

    private func text(_ file: String) throws -> String {
        guard let text = textFile(file) else {
            throw Failure.wrongUse(
                "file_not_opened",
                Words(da: "Filen kan ikke læses som UTF-8.", en: "The file cannot be read as UTF-8."),
                details: ["file": file])
        }
        return text
    }
}
