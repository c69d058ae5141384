/// How grave a problem is.
package enum ImportSeverity: String, Code {
    /// The row (or the file) cannot be used.
    case error
    /// Plausible but odd: somebody confirms it with a reason.
    case confirm
    case info

    package var words: Words {
        switch self {
        case .error: Words(da: "Fejl", en: "Error")
        case .confirm: Words(da: "Skal bekræftes", en: "To be confirmed")
        case .info: Words(da: "Til orientering", en: "For information")
        }
    }
}

/// Every kind of problem a file can have: the closed list of <doc:Files>.
package enum ImportProblemCode: String, Code {
    // The file.
    case notReadable = "not_readable"
    case wrongKind = "wrong_kind"
    case missingColumn = "missing_column"
    case duplicateColumn = "duplicate_column"
    case emptyFile = "empty_file"
    case noRows = "no_rows"
    case tooLarge = "too_large"
    case unterminatedQuote = "unterminated_quote"
    // A row cannot be used.
    case missingValue = "missing_value"
    case notAnAmount = "not_an_amount"
    case notANumber = "not_a_number"
    case notADay = "not_a_day"
    case notInList = "not_in_list"
    case notAUUID = "not_a_uuid"
    case notAPostcode = "not_a_postcode"
    case outOfRange = "out_of_range"
    case tooLong = "too_long"
    case unreadableText = "unreadable_text"
    case tooManyCells = "too_many_cells"
    case unknownAssociation = "unknown_association"
    case numberInText = "number_in_text"
    case citizenForgotten = "citizen_forgotten"
    case citizenProtected = "citizen_protected"
    // Somebody confirms.
    case rentOutsideRange = "rent_outside_range"
    case rentChanged = "rent_changed"
    case receivedLongAgo = "received_long_ago"
    case receivedInFuture = "received_in_future"
    case stillOpen = "still_open"
    case duplicateInFile = "duplicate_in_file"
    case unusualCount = "unusual_count"
    case changedByHand = "changed_by_hand"
    case olderValue = "older_value"
    case numberOfChildren = "number_of_children"
    case digitsLost = "digits_lost"
    case daysOutOfOrder = "days_out_of_order"
    case ageOutOfRange = "age_out_of_range"
    case sameDwellingOtherDay = "same_dwelling_other_day"
    case subsidyAboveRent = "subsidy_above_rent"
    // For information.
    case unknownColumn = "unknown_column"
    case seenBefore = "seen_before"
    case associationAdded = "association_added"
    case missingSince = "missing_since"

    /// True for a problem that stops before the rows.
    package var stopsFile: Bool {
        switch self {
        case .notReadable, .wrongKind, .missingColumn, .duplicateColumn, .emptyFile, .noRows, .tooLarge,
            .unterminatedQuote:
            true
        default: false
        }
    }

    /// The severity it has unless a rule says otherwise.
    package var severity: ImportSeverity {
        switch self {
        case .rentOutsideRange, .rentChanged, .receivedLongAgo, .receivedInFuture, .stillOpen, .duplicateInFile,
            .unusualCount, .changedByHand, .olderValue, .numberOfChildren, .digitsLost, .daysOutOfOrder, .ageOutOfRange,
            .sameDwellingOtherDay, .subsidyAboveRent:
            .confirm
        case .unknownColumn, .seenBefore, .associationAdded, .missingSince: .info
        default: .error
        }
    }

    /// A short name, the heading of a group of problems.
    package var words: Words {
        switch self {
        case .notReadable: Words(da: "Filen kan ikke læses", en: "The file cannot be read")
        case .wrongKind: Words(da: "En anden slags fil", en: "Another kind of file")
        case .missingColumn: Words(da: "Kolonne mangler", en: "Missing column")
        case .duplicateColumn: Words(da: "Kolonne findes to gange", en: "Column occurs twice")
        case .emptyFile: Words(da: "Filen er tom", en: "The file is empty")
        case .noRows: Words(da: "Ingen rækker", en: "No rows")
        case .tooLarge: Words(da: "Filen er for stor", en: "The file is too large")
        case .unterminatedQuote: Words(da: "Anførselstegn uden slutning", en: "Quote never closed")
        case .missingValue: Words(da: "Værdi mangler", en: "Missing value")
        case .notAnAmount: Words(da: "Ikke et beløb", en: "Not an amount")
        case .notANumber: Words(da: "Ikke et tal", en: "Not a number")
        case .notADay: Words(da: "Ikke en dato", en: "Not a date")
        case .notInList: Words(da: "Ukendt værdi", en: "Unknown value")
        case .notAUUID: Words(da: "Ikke et adresse-id", en: "Not an address id")
        case .notAPostcode: Words(da: "Ikke et postnummer", en: "Not a postcode")
        case .outOfRange: Words(da: "Værdien kan ikke passe", en: "Value out of range")
        case .tooLong: Words(da: "For lang tekst", en: "Text too long")
        case .unreadableText: Words(da: "Ulæselig tekst", en: "Unreadable text")
        case .tooManyCells: Words(da: "Celle uden overskrift", en: "Cell without a header")
        case .unknownAssociation: Words(da: "Ukendt boligorganisation", en: "Unknown association")
        case .numberInText: Words(da: "CPR-nummer i en tekst", en: "CPR number in a text")
        case .citizenForgotten: Words(da: "Borgeren er glemt", en: "The citizen was forgotten")
        case .citizenProtected: Words(da: "Borgeren er beskyttet", en: "The citizen is protected")
        case .rentOutsideRange: Words(da: "Usædvanlig husleje", en: "Unusual rent")
        case .rentChanged: Words(da: "Ændret husleje", en: "Changed rent")
        case .receivedLongAgo: Words(da: "Modtaget for længe siden", en: "Received long ago")
        case .receivedInFuture: Words(da: "Dato i fremtiden", en: "Day in the future")
        case .stillOpen: Words(da: "Boligen er stadig åben", en: "Still open")
        case .duplicateInFile: Words(da: "Gentaget i filen", en: "Repeated in the file")
        case .unusualCount: Words(da: "Usædvanligt antal rækker", en: "Unusual number of rows")
        case .changedByHand: Words(da: "Rettet i hånden", en: "Changed by hand")
        case .olderValue: Words(da: "Ældre værdi", en: "Older value")
        case .numberOfChildren: Words(da: "Antal børn?", en: "Number of children?")
        case .digitsLost: Words(da: "Cifre gået tabt", en: "Digits lost")
        case .daysOutOfOrder: Words(da: "Datoer i uorden", en: "Days out of order")
        case .ageOutOfRange: Words(da: "Usædvanlig alder", en: "Unusual age")
        case .sameDwellingOtherDay: Words(da: "Samme bolig, anden dag", en: "Same dwelling, other day")
        case .subsidyAboveRent: Words(da: "Tilskud over huslejen", en: "Subsidies above the rent")
        case .unknownColumn: Words(da: "Ukendt kolonne", en: "Unknown column")
        case .seenBefore: Words(da: "Filen er set før", en: "File seen before")
        case .associationAdded: Words(da: "Boligorganisation oprettet", en: "Association added")
        case .missingSince: Words(da: "Mangler i filen", en: "Missing from the file")
        }
    }
}
