import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig referrals letter`.
struct ReferralsLetter: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "letter",
            da: "Skriv brevet om et afslag for lav indtægt. Navn og adresse flettes ind i sagssystemet.",
            en: "Write the letter of a refusal for low income. Name and address are filled in by the case system.",
            examples: [
                "bolig referrals letter R-310", "bolig referrals letter R-310 --format html --output afslag.html",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @Option(help: .words(da: "md eller html.", en: "md or html.", value: formatName))
    var format = RefusalLetter.Format.md

    @Option(
        help: .words(
            da: "Hvor brevet skrives (ellers skærmen).", en: "Where the letter is written (else the screen).",
            value: Words(da: "fil", en: "file")), completion: .file())
    var output: String?

    @OptionGroup var file: OutputFile

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        if let output { try file.check(output) }
        let client = try daemon.client()
        try await caution(client)
        let answer = try await client.answer(
            Operations.referralsLetter, [referral], LetterQuery(format: format))
        guard let output else { return Terminal.write(String(decoding: answer.bytes, as: UTF8.self)) }
        try file.write(answer.bytes, to: output)
    }

    /// Says what must be known before the letter is sent and does not stand in it.
    private func caution(_ client: Client) async throws {
        let number = try await client.ask(Operations.show(.referrals), [referral])["referral"].text
        let refusals = try await client.ask(
            Operations.list(.incomeRefusals), [], ListQuery(where: ["referral=\(number)"], sort: "-refusal", limit: 1))
        guard let check = refusals.items.first?["check"].text else { return }
        let kept = try await client.answer(Operations.checksExplain, [check], Nothing()).value(Check.self)
        for caution in kept.cautions(.chosen) {
            Terminal.note(Words(da: "Før brevet sendes: \(caution)", en: "Before it is sent: \(caution)").said)
        }
    }
}

extension RefusalLetter.Format: ExpressibleByArgument {}
