import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig citizens access`: when a citizen's case was looked at, and what for.
struct CitizensAccess: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case md, json
    }

    static var configuration: CommandConfiguration {
        .words(
            "access",
            da: "Vis, hvornår en borgers sag er set, og hvad det skulle bruges til. Uden indstilling spørges der efter "
                + "CPR-nummeret, uden at det ses, eller det læses fra standard-ind.",
            en:
                "Show when a citizen's case was looked at, and what for. Without a referral the CPR number is asked for, "
                + "hidden, or read from standard input.",
            examples: ["bolig citizens access R-310", "bolig citizens access --format json"])
    }

    @OptionGroup var citizen: CitizenOptions

    @Option(help: .words(da: "md eller json.", en: "md or json.", value: formatName))
    var format = Format.md

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let answer = try await daemon.client().answer(Operations.citizensAccess, sending: try citizen.named())
        switch format {
        case .json: Terminal.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
        case .md: Terminal.write(try answer.value(CitizenAccess.self).markdown(.chosen))
        }
    }
}

extension CitizenAccess {
    /// For the citizen: a table of look-ups, and what it does not hold.
    func markdown(_ language: Language) -> String {
        var lines = [
            Words(da: "# Opslag i din sag", en: "# Look-ups of your case")[language], "",
            Words(
                da: "Her står, hvornår kommunen har set oplysninger om dig, og hvad det skulle bruges til.",
                en: "This is when the municipality has looked at information about you, and what for.")[language], "",
        ]
        if reads.isEmpty {
            lines.append(
                Words(da: "Ingen har set din sag alene.", en: "Nobody has looked at your case by itself.")[language])
        } else {
            lines.append(Words(da: "| Tidspunkt | Formål | Handling |", en: "| Time | Purpose | Operation |")[language])
            lines.append("|---|---|---|")
            lines += reads.map { read in
                let operation = Operations.all.first { $0.name == read.operation }?.words[language] ?? read.operation
                return "| \(read.at.text(language)) | \(cell(read.purpose)) | \(cell(operation)) |"
            }
        }
        if longLists > 0 {
            let times = Words(
                da: longLists == 1 ? "1 gang" : "\(longLists) gange",
                en: longLists == 1 ? "once" : "\(longLists) times")
            let besides = Words(
                da:
                    "Derudover er der \(times.da) vist en liste med flere end 100 borgere. Hvem der stod på dem, gemmes ikke.",
                en: "Besides, a list of more than 100 citizens was shown \(times.en). Who stood in those is not kept.")
            lines += ["", besides[language]]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A text as a cell of a table.
    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
