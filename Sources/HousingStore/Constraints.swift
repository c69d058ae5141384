import Housing
import Postgres

extension PostgresError {
    /// What a refused statement means to people, or nil where it is the service's own fault.
    var refusal: Refusal? {
        switch kind {
        case .uniqueViolation, .exclusionViolation, .checkViolation, .foreignKeyViolation:
            guard let constraint, let meaning = Self.meanings[constraint] else { return nil }
            return Refusal(
                .refused, meaning.code, meaning.message, details: ["constraint": constraint], hint: meaning.hint)
        case .serializationFailure, .deadlock, .lockNotAvailable, .connectionLost, .cannotConnect, .tooManyConnections,
            .timedOut:
            return Refusal(
                .tryLater, "database_busy",
                Words(da: "Databasen kunne ikke svare lige nu.", en: "The database could not answer just now."),
                hint: Words(da: "Prøv igen om lidt.", en: "Try again in a moment."))
        case .outcomeUnknown:
            return Refusal(
                .tryLater, "outcome_unknown",
                Words(
                    da:
                        "Forbindelsen til databasen røg, mens der blev gemt. Det vides ikke, om det nåede at blive gemt.",
                    en: "The connection to the database broke while storing. It is not known whether it was stored."),
                hint: Words(
                    da: "Send anmodningen igen med den samme nøgle: så gøres det én gang, og svaret kommer.",
                    en: "Send the request again with the same key: then it is done once, and the answer comes."))
        case .diskFull:
            return Refusal(
                .tryLater, "disk_full", Words(da: "Disken er fuld.", en: "The disk is full."),
                hint: Words(
                    da: "Kontakt driften: der skal frigøres plads, før der kan gemmes.",
                    en: "Tell operations: space must be freed before anything can be stored."))
        default: return nil
        }
    }

    /// Each constraint that a user can run into, in words. A test runs into every one.
    private static let meanings: [String: (code: String, message: Words, hint: Words?)] = [
        "unit_already_allocated": (
            "unit_already_allocated",
            Words(da: "Boligen er allerede tilbudt eller anvist.", en: "The unit is already offered or allocated."),
            Words(
                da: "Se hvem med: bolig allocations list --where unit=U-…",
                en: "See to whom: bolig allocations list --where unit=U-…")
        ),
        "citizen_already_allocated": (
            "citizen_already_allocated",
            Words(
                da: "Borgeren har allerede et tilbud eller en anvisning, der ikke er afsluttet.",
                en: "The citizen already has an offer or allocation that is not finished."),
            Words(
                da: "Afslut den først: bolig allocations decline, cancel eller move-in.",
                en: "Finish it first: bolig allocations decline, cancel or move-in.")
        ),
        "unit_already_returned": (
            "unit_already_returned",
            Words(da: "Boligen er allerede returneret.", en: "The unit is already returned."), nil
        ),
        "association_number_taken": (
            "association_exists",
            Words(da: "Boligorganisationen findes allerede.", en: "The association is already there."),
            Words(da: "Se den: bolig associations show NR.", en: "See it: bolig associations show NUMBER.")
        ),
        "received_unit_key_taken": (
            "unit_exists",
            Words(
                da: "Lejemålet er allerede modtaget den dag.", en: "The tenancy has already been received on that day."),
            Words(da: "Ret det ved at importere det igen.", en: "Correct it by importing it again.")
        ),
        "account_name_taken": (
            "account_exists", Words(da: "Brugeren findes allerede.", en: "The user is already there."), nil
        ),
        "account_name_form": (
            "bad_account_name",
            Words(
                da: "Et brugernavn har 1-40 små bogstaver, tal, punktum, - eller _.",
                en: "A user name has 1-40 lower-case letters, digits, dots, - or _."), nil
        ),
        "account_name_reserved": (
            "reserved_account_name",
            Words(da: "Det navn er tjenestens eget.", en: "That name is the service's own."), nil
        ),
        "parameter_set_second_person": (
            "second_person_needed",
            Words(
                da: "Den, der har lavet kladden, kan ikke selv godkende den.",
                en: "Whoever drafted figures cannot approve them."),
            Words(da: "Bed en anden om at godkende den.", en: "Ask someone else to approve them.")
        ),
        "allocation_days": (
            "days_out_of_order",
            Words(
                da: "Dagene følger ikke efter hinanden: indflytning ligger ikke før accept.",
                en: "The days do not follow each other: moving in is not before accepting."), nil
        ),
        "letting_agreement_overlap": (
            "agreement_overlaps",
            Words(
                da: "Der er allerede en aftale for de dage.", en: "There is already an agreement for those days."), nil
        ),
    ]
}
