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
            da: "Filen, der oprettes; den må ikke findes (ellers skærmen).",
            en: "The file to make; it must not exist (else the screen).", value: Words(da: "fil", en: "file")))
    var output: String?

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let answer = try await daemon.client().answer(
            Operations.referralsLetter, [referral], LetterQuery(format: format))
        guard let output else { return Terminal.write(String(decoding: answer.bytes, as: UTF8.self)) }
        do {
            try answer.bytes.write(to: URL(filePath: output), options: .withoutOverwriting)
        } catch {
            throw Failure.wrongUse(
                "file_not_written",
                Words(
                    da: "Filen findes allerede eller kan ikke skrives.",
                    en: "The file is already there or cannot be written."), details: ["file": output])
        }
    }
}

extension RefusalLetter.Format: ExpressibleByArgument {}
