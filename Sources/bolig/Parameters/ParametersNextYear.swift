import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `bolig parameters next-year`: a file of next year's parameters, estimated from this year's.
struct ParametersNextYear: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "next-year",
            da:
                "Skriv en fil med næste års satser, anslået ud fra årets: hvert tal efter sin egen regel, med hvad der er "
                + "gjort. Intet træder i kraft; ret filen, og lav en kladde af den.",
            en:
                "Write a file of next year's parameters, estimated from this year's: each by its own rule, with what was done. "
                + "Nothing takes effect; correct the file and draft it.",
            examples: [
                "bolig parameters next-year --from P-3 --rate 1.045 > 2027-01-01.yaml",
                "bolig parameters next-year --from 2026-01-01.yaml --rate 1.045 --rate housing_benefit=1.014 --rate tax=1.048",
            ])
    }

    @Option(
        help: .words(
            da: "Sættet eller filen, der regnes videre fra.", en: "The set or the file to go on from.", value: setName))
    var from: String

    @Option(
        name: .customLong("rate"),
        help: .words(
            da:
                "Årets regulering af kontanthjælp, eller NAVN=TAL for en anden: transitional, housing_benefit, "
                + "pensioner_housing_benefit, tax. Kan gentages; hvad der ingen har, er uændret, til tabellen er slået op.",
            en: "The year's regulation of cash benefit, or NAME=NUMBER for another: transitional, housing_benefit, "
                + "pensioner_housing_benefit, tax. Repeatable; what has none is unchanged until its table is looked up.",
            value: Words(da: "1.045", en: "1.045")))
    var rates: [String] = []

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let period = try await ParametersSource(from).parameters(daemon)
        let next = try NextYear(after: period, rates: try parsed(), RegulationFile.shipped())
        Terminal.write(next.text)
        let needed = next.needingTable.map(\.rawValue)
        guard !needed.isEmpty else { return }
        Terminal.note(
            Words(
                da: "Slå op i årets tabeller: \(FactWords.list(needed, .da)).",
                en: "Look up in the year's tables: \(FactWords.list(needed, .en))."
            ).said)
    }

    private func parsed() throws -> [String: Factor] {
        var parsed: [String: Factor] = [:]
        for rate in rates {
            let parts = rate.split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.count == 2 ? parts[0] : "cash_benefit"
            guard let text = parts.last, let factor = Factor(text.replacing(",", with: ".")), parsed[name] == nil else {
                throw ValidationError(
                    Words(
                        da: "Skriv --rate 1.045 eller --rate NAVN=1.014, én gang for hver.",
                        en: "Give --rate 1.045 or --rate NAME=1.014, once for each."
                    ).said)
            }
            parsed[name] = factor
        }
        return parsed
    }
}

/// Where parameters are read from: a set of the service, `P-3`, or a file.
struct ParametersSource {
    private let name: String

    init(_ name: String) { self.name = name }

    func parameters(_ daemon: DaemonOptions) async throws -> Parameters {
        if let set = ParameterSetNumber(name) {
            return try ParameterFile.read(try await daemon.client().parameterFile(of: set), name: name)
        }
        guard let text = textFile(name) else {
            throw Failure.wrongUse(
                "cannot_read",
                Words(
                    da: "Der er intet sæt og ingen læsbar fil af det navn.",
                    en: "There is no set and no readable file of that name."), details: ["file": name])
        }
        return try ParameterFile.read(text, name: name)
    }
}
