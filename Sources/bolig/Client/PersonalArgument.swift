import Housing

/// Ten digits that begin with a day and a month, which test numbers write as day 61-91.
func looksLikeCPR(_ value: String) -> Bool {
    let digits = value.filter { $0 != "-" && $0 != " " }
    guard digits.count == 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let day = Int(digits.prefix(2)),
        let month = Int(digits.dropFirst(2).prefix(2))
    else { return false }
    return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day))
}

extension Client {
    /// Refuses what would put a citizen's number into an address, which ends in logs, before anything is sent.
    func refuseNumbers(_ parts: [String]) throws {
        guard parts.contains(where: looksLikeCPR) else { return }
        throw Failure.wrongUse(
            "personal_argument",
            Words(da: "Et CPR-nummer bruges ikke som nummer her.", en: "A CPR number is no number here."),
            hint: Words(
                da: "Skriv indstillingens nummer (R-310) eller sagssystemets.",
                en: "Give the number of the referral (R-310) or the case system's."))
    }
}
