package import Housing
import Postgres

extension PostgresError {
    /// What a refused statement means to people, or nil where it is the service's own fault.
    var problem: Problem? {
        switch kind {
        case .uniqueViolation, .exclusionViolation, .checkViolation, .foreignKeyViolation:
            constraint.flatMap { ConstraintMeaning.all[$0]?.problem(of: $0) }
        case .serializationFailure, .deadlock, .lockNotAvailable, .connectionLost, .cannotConnect, .tooManyConnections,
            .timedOut:
            Problem(
                .tryLater, "database_busy",
                Words(da: "Databasen kunne ikke svare lige nu.", en: "The database could not answer just now."),
                hint: Words(da: "Prøv igen om lidt.", en: "Try again in a moment."))
        case .outcomeUnknown:
            Problem(
                .tryLater, "outcome_unknown",
                Words(
                    da:
                        "Forbindelsen til databasen røg, mens der blev gemt. Det vides ikke, om det nåede at blive gemt.",
                    en: "The connection to the database broke while storing. It is not known whether it was stored."),
                hint: Words(
                    da: "Send anmodningen igen med den samme nøgle: så gøres det én gang, og svaret kommer.",
                    en: "Send the request again with the same key: then it is done once, and the answer comes."))
        case .diskFull: .diskFull
        default: nil
        }
    }
}

extension Problem {
    /// Nothing can be stored; where PostgreSQL could not keep its log, it answers nothing either until there is space.
    package static let diskFull = Problem(
        .tryLater, "disk_full", Words(da: "Disken er fuld.", en: "The disk is full."),
        hint: Words(
            da: "Kontakt driften: der skal frigøres plads, før der kan gemmes.",
            en: "Tell operations: space must be freed before anything can be stored."))
}

/// What a constraint of the database means to whoever runs into it.
struct ConstraintMeaning: Sendable {
    let kind: Problem.Kind
    let code: String
    let message: Words
    let hint: Words?

    init(_ code: String, _ message: Words, _ hint: Words? = nil, kind: Problem.Kind = .refused) {
        self.kind = kind
        self.code = code
        self.message = message
        self.hint = hint
    }

    func problem(of constraint: String) -> Problem {
        Problem(kind, code, message, details: ["constraint": constraint], hint: hint)
    }
}

// Meanings that several tables share.
extension ConstraintMeaning {
    /// A value that no such thing can have: the field, and what it may be.
    static func outOfRange(_ da: String, _ en: String) -> ConstraintMeaning {
        ConstraintMeaning("out_of_range", Words(da: da, en: en), kind: .wrongUse)
    }

    /// Days that do not follow each other.
    static func daysOutOfOrder(_ da: String, _ en: String) -> ConstraintMeaning {
        ConstraintMeaning(
            "days_out_of_order",
            Words(da: "Dagene følger ikke efter hinanden: \(da)", en: "The days do not follow each other: \(en)"))
    }

    /// What one person made, another approves.
    static let secondPersonNeeded = ConstraintMeaning(
        "second_person_needed",
        Words(
            da: "Den, der har lavet kladden, kan ikke selv godkende den.", en: "Whoever made a draft cannot approve it."
        ),
        Words(da: "Bed en anden om at godkende den.", en: "Ask someone else to approve it."))

    /// Two wrote the same thing at once, and the other was first.
    static let changedMeanwhile = ConstraintMeaning(
        "changed_meanwhile",
        Words(
            da: "En anden ændrede det samme i samme øjeblik. Intet er gemt.",
            en: "Someone else changed the same thing at the same moment. Nothing was stored."),
        Words(da: "Prøv igen.", en: "Try again."), kind: .tryLater)
}
