/// What a municipality decides for itself, by day: one drafts a value, another approves it.
package enum SettingName: String, Code {
    /// Days from an offer to the last day it can be answered, where the offer says no other.
    case offerAnswerDays = "offer_answer_days"
    /// The order of candidates for a unit.
    case ranking
    // How many days what is told of people is kept.
    case retentionClosedReferrals = "retention_closed_referrals"
    case retentionRefusals = "retention_refusals"
    case retentionMovedIn = "retention_moved_in"
    case retentionFiles = "retention_files"
    case retentionNotes = "retention_notes"
    case retentionRequests = "retention_requests"
    case retentionReads = "retention_reads"

    package var words: Words {
        switch self {
        case .offerAnswerDays: Words(da: "Dage til at svare på et tilbud", en: "Days to answer an offer")
        case .ranking: Words(da: "Kandidaternes rækkefølge", en: "The order of candidates")
        case .retentionClosedReferrals:
            Words(da: "Dage, lukkede indstillinger gemmes", en: "Days closed referrals are kept")
        case .retentionRefusals: Words(da: "Dage, afslag gemmes", en: "Days refusals are kept")
        case .retentionMovedIn: Words(da: "Dage, indflyttede gemmes", en: "Days those who moved in are kept")
        case .retentionFiles: Words(da: "Dage, filer om borgere gemmes", en: "Days files on citizens are kept")
        case .retentionNotes: Words(da: "Dage, notater gemmes", en: "Days notes are kept")
        case .retentionRequests: Words(da: "Dage, svar til klienter gemmes", en: "Days answers to clients are kept")
        case .retentionReads: Words(da: "Dage, opslag gemmes", en: "Days look-ups are kept")
        }
    }

    /// The value as it is kept: days as digits alone, a ranking with one space between its keys.
    ///
    /// - Throws: `bad_value`, with what it may be.
    package func value(from text: String) throws(Problem) -> String {
        switch self {
        case .ranking:
            guard let ranking = Ranking(text) else {
                throw bad(
                    Words(
                        da:
                            "Skriv nøgler med mellemrum imellem, hver højst én gang, - foran for faldende: \(Ranking.Key.list).",
                        en:
                            "Give keys with spaces between, each once at most, - before one for descending: \(Ranking.Key.list)."
                    ))
            }
            return ranking.description
        default:
            let most = self == .offerAnswerDays ? 365 : 36_500
            guard text.utf8.count <= 5, let days = Int(text), (1...most).contains(days) else {
                throw bad(Words(da: "Skriv et antal dage fra 1 til \(most).", en: "Give days from 1 to \(most)."))
            }
            return String(days)
        }
    }

    private func bad(_ hint: Words) -> Problem {
        Problem(
            .wrongUse, "bad_value",
            Words(
                da: "Valget \(rawValue) kan ikke have den værdi.",
                en: "The setting \(rawValue) cannot have that value."),
            details: ["setting": rawValue], hint: hint)
    }
}
