import ArgumentParser
import Housing
import HousingAPI

/// Which citizen a command is about: one of the citizen's referrals, or nothing, and the CPR number is asked for, hidden. It
/// is no argument, for those stand in the list of processes.
struct CitizenOptions: ParsableArguments {
    @Argument(help: referralHelp)
    var referral: String?

    /// What is sent: the referral, or the number that was typed or read from standard input.
    ///
    /// - Throws: `bad_cpr_number` where it has not ten digits.
    func named() throws -> CitizenNamed {
        if let referral {
            try Client.refuseNumbers([referral], [])
            return CitizenNamed(referral: referral, cpr: nil)
        }
        let typed = readSecret(Words(da: "CPR-nummer (skjult): ", en: "CPR number (hidden): ").said)
        let digits = typed?.filter { $0 != "-" && !$0.isWhitespace }
        guard let digits, digits.utf8.count == 10, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Failure.wrongUse(
                "bad_cpr_number", Words(da: "Det er ikke et CPR-nummer.", en: "That is not a CPR number."),
                hint: Words(
                    da: "Skriv ti cifre, når der spørges, eller indstillingens nummer efter kommandoen.",
                    en: "Give ten digits when asked, or the number of the referral after the command."))
        }
        return CitizenNamed(referral: nil, cpr: digits)
    }
}
