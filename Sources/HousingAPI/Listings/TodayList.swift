package import Housing

/// The lists of the day's work: what waits for somebody to do something. Their fields are described once, for the answer,
/// for programs and for the screen.
package enum TodayList: String, Code {
    case answersDue = "answers_due"
    case offersWaiting = "offers_waiting"
    case turned, undecided
    case subsidiesEnding = "subsidies_ending"
    case parkedBack = "parked_back"
    case files, reviews

    /// What stands over it.
    package var words: Words {
        switch self {
        case .answersDue: Words(da: "Boliger, der skal besvares", en: "Units to be answered")
        case .offersWaiting: Words(da: "Tilbud, der venter på svar", en: "Offers that wait for an answer")
        case .turned: Words(da: "Vendt siden sidst", en: "Turned lately")
        case .undecided: Words(da: "Kan ikke afgøres", en: "Undecided")
        case .subsidiesEnding: Words(da: "Tilskud, der ophører", en: "Subsidies that end")
        case .parkedBack: Words(da: "Ikke længere i bero", en: "Parked no more")
        case .files: Words(da: "Filer, der ikke er gemt", en: "Files not stored")
        case .reviews: Words(da: "Venter på en anden persons godkendelse", en: "Waiting for a second person")
        }
    }

    package var fields: [Field] {
        switch self {
        case .answersDue:
            [
                Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
                Field("address", .text, Words(da: "Adresse", en: "Address")),
                Field("unit_type", .code(.unitType), Words(da: "Boligtype", en: "Type")),
                Field("rent", .money, Words(da: "Husleje", en: "Rent")), Self.answerBy, Self.daysLeft,
                Field("vacancy_days", .count, Words(da: "Dage tom", en: "Days empty")),
                Field("vacancy_rent", .money, Words(da: "Betalt tom", en: "Paid empty")),
                Field("passes", .count, Words(da: "Har råd", en: "Can afford")),
                Field("with_subsidy", .count, Words(da: "Med tilskud", en: "With subsidy")),
            ]
        case .offersWaiting:
            [
                Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
                Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")), Self.referral,
                Field("offered_on", .day, Words(da: "Tilbudt", en: "Offered")), Self.answerBy, Self.daysLeft,
                .protected,
            ]
        case .turned:
            [
                Self.referral, Field("change", .code(.standingChange), Words(da: "Ændring", en: "Change")),
                Field("cause", .code(.recheckCause), Words(da: "Årsag", en: "Cause")),
                Field("passes_before", .count, Words(da: "Havde råd til", en: "Could afford")),
                Field("passes", .count, Words(da: "Har råd til", en: "Can afford")),
            ]
        case .undecided: [Self.referral, Field("missing", .codes(.fact), Words(da: "Mangler", en: "Missing"))]
        case .subsidiesEnding:
            [
                Field("subsidy", .number("S"), Words(da: "Tilskud", en: "Subsidy")), Self.referral,
                Field("ends_on", .day, Words(da: "Sidste dag", en: "Last day")),
                Field("amount", .money, Words(da: "Kr./md.", en: "Kr/month")),
                Field("after", .code(.outcome), Words(da: "Derefter", en: "After")),
                Field("shortfall", .money, Words(da: "Mangler", en: "Shortfall")),
            ]
        case .parkedBack: [Self.referral, Field("until", .day, Words(da: "I bero til og med", en: "Parked until"))]
        case .files:
            [
                Field("import", .number("I"), Words(da: "Fil", en: "Import")),
                Field("kind", .code(.importKind), Words(da: "Slags", en: "Kind")),
                Field("association", .text, Words(da: "LBF-nr.", en: "Association")),
                Field("state", .code(.fileState), Words(da: "Status", en: "State")),
            ]
        case .reviews:
            [
                Field("what", .code(.reviewKind), Words(da: "Hvad", en: "What")),
                Field("number", .text, Words(da: "Nummer", en: "Number")),
                Field("by", .text, Words(da: "Af", en: "By")),
                Field("since", .instant, Words(da: "Siden", en: "Since")),
            ]
        }
    }

    private static let referral = Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral"))
    private static let answerBy = Field("answer_by", .day, Words(da: "Svarfrist", en: "Answer by"))
    private static let daysLeft = Field("days_left", .count, Words(da: "Dage tilbage", en: "Days left"))
}

/// How far a file has come that was not stored.
package enum FileState: String, Code {
    case refused
    case toConfirm = "to_confirm"

    package var words: Words {
        switch self {
        case .refused: Words(da: "Afvist", en: "Refused")
        case .toConfirm: Words(da: "Skal bekræftes", en: "To be confirmed")
        }
    }
}

/// What waits for a second person.
package enum ReviewKind: String, Code {
    case figures, frame, setting
    case breakGlass = "break_glass"

    package var words: Words {
        switch self {
        case .figures: Words(da: "Satser", en: "Parameters")
        case .frame: Words(da: "Ramme", en: "Frame")
        case .setting: Words(da: "Valg", en: "Setting")
        case .breakGlass: Words(da: "Opslag på en beskyttet borger", en: "Look-up of a protected citizen")
        }
    }
}
