extension ImportProblem {
    /// What is wrong, in a sentence.
    package var message: Words {
        if case .rule(let rule) = detail { return rule.message }
        let name = column ?? ""
        switch (code, detail) {
        case (.unterminatedQuote, .count(let row)):
            return Words(
                da: "Et anførselstegn i række \(row) bliver aldrig lukket.",
                en: "A quote opened in row \(row) is never closed.")
        case (.wrongKind, .text(let kind)):
            let words = ImportKind(rawValue: kind)?.words ?? Words(da: kind, en: kind)
            return Words(
                da: "Filen ligner en fil af slagsen \(words.da.lowercased()).",
                en: "This looks like a file of the kind \(words.en.lowercased()).")
        case (.missingColumn, .headers(let unknown, let nearest)):
            let listed = unknown.prefix(8).map { "»\($0)«" }.joined(separator: ", ") + (unknown.count > 8 ? ", …" : "")
            let looks = nearest.map {
                Words(da: " »\($0)« ligner mest.", en: " »\($0)« looks most like it.")
            }
            return Words(
                da: "Kolonnen \(name) mangler. Overskrifter, der ikke kendes: \(listed).\(looks?.da ?? "")",
                en: "The column \(name) is missing. Headers not known: \(listed).\(looks?.en ?? "")")
        case (.missingColumn, _):
            return Words(da: "Kolonnen \(name) mangler.", en: "The column \(name) is missing.")
        case (.duplicateColumn, _):
            return Words(da: "Flere kolonner betyder \(name).", en: "More than one column means \(name).")
        case (.tooLarge, .count(let megabytes)):
            return Words(da: "Filen fylder mere end \(megabytes) MB.", en: "The file is larger than \(megabytes) MB.")
        case (.missingValue, _): return Words(da: "\(name) er tom.", en: "\(name) is empty.")
        case (.tooLong, .count(let limit)):
            return Words(
                da: "Teksten er længere end \(limit) tegn.", en: "The text is longer than \(limit) characters.")
        case (.unknownColumn, _):
            return Words(da: "Kolonnen kendes ikke og springes over.", en: "The column is not known and is skipped.")
        case (.rentOutsideRange, .range(let type, let from, let to)):
            return Words(
                da: "Huslejen ligger uden for \(from)-\(to) kr. pr. m² om måneden for \(type.words.da.lowercased()).",
                en: "The rent is outside \(from)-\(to) kr per m² a month for a \(type.words.en.lowercased()).")
        case (.rentChanged, .amount(let before)):
            return Words(
                da: "Huslejen var sidst \(before.text(.da)) kr.; det er mere end 10 % forskel.",
                en: "The rent was last \(before.text(.en)) kr: a difference of more than 10 %.")
        case (.receivedLongAgo, .count(let days)):
            return Words(da: "Modtaget for \(days) dage siden.", en: "Received \(days) days ago.")
        case (.receivedInFuture, _): return Words(da: "Datoen ligger i fremtiden.", en: "The day is in the future.")
        case (.stillOpen, .day(let since)):
            return Words(
                da: "Boligen er stadig åben fra \(since.danish).", en: "The unit is still open from \(since).")
        case (.duplicateInFile, .count(let first)):
            return Words(da: "Samme nøgle som række \(first).", en: "The same key as row \(first).")
        case (.unusualCount, .counts(let rows, let usual)):
            return Words(
                da: "Filen har \(grouped(rows, .da)) rækker; den har som regel omkring \(grouped(usual, .da)).",
                en: "The file has \(grouped(rows, .en)) rows; it usually has about \(grouped(usual, .en)).")
        case (.seenBefore, .day(let day)):
            return Words(da: "Den samme fil blev læst \(day.danish).", en: "The same file was read on \(day).")
        default: return code.sentence
        }
    }

    /// What to do about it, where there is something to say beyond the message.
    package var hint: Words? {
        switch (code, detail) {
        case (_, .rule(let rule)): rule.hint ?? (code.severity == .confirm ? code.hint : nil)
        case (.notInList, .text(let words)): Words(da: "Skriv en af: \(words).", en: "Write one of: \(words).")
        default: code.hint
        }
    }
}

extension ImportProblemCode {
    fileprivate var sentence: Words {
        switch self {
        case .notReadable:
            Words(da: "Filen er hverken tekst eller en Excel-fil.", en: "The file is neither text nor a workbook.")
        case .emptyFile: Words(da: "Der er intet i filen.", en: "There is nothing in the file.")
        case .noRows: Words(da: "Filen har overskrifter, men ingen rækker.", en: "The file has headers but no rows.")
        case .notAnAmount: Words(da: "Det kan ikke læses som et beløb.", en: "This cannot be read as an amount.")
        case .notANumber: Words(da: "Det kan ikke læses som et tal.", en: "This cannot be read as a number.")
        case .notADay: Words(da: "Det kan ikke læses som en dato.", en: "This cannot be read as a date.")
        case .notInList: Words(da: "Værdien kendes ikke.", en: "The value is not known.")
        case .notAUUID: Words(da: "Det er ikke et adresse-id.", en: "This is not an address id.")
        case .notAPostcode: Words(da: "Det er ikke et postnummer.", en: "This is not a postcode.")
        case .outOfRange: Words(da: "Værdien kan ikke passe.", en: "The value cannot be right.")
        case .unreadableText:
            Words(
                da: "Teksten indeholder tegn, der ikke kan læses.", en: "The text holds characters that cannot be read."
            )
        case .tooManyCells: Words(da: "Cellen har ingen overskrift.", en: "The cell has no header.")
        case .unknownAssociation:
            Words(da: "Boligorganisationen er ikke registreret.", en: "The association is not registered.")
        case .numberInText: Words(da: "Der står et CPR-nummer i teksten.", en: "A CPR number stands in the text.")
        case .citizenProtected:
            Words(
                da: "Sagen med det nummer er en borgers, hvis navn og adresse er beskyttet.",
                en: "The case of that number is of a citizen whose name and address are protected.")
        case .citizenForgotten:
            Words(
                da: "Sagen med det nummer er en borgers, der er glemt.",
                en: "The case of that number is of a citizen who was forgotten.")
        case .numberOfChildren:
            Words(
                da: "Et enkelt lille tal: er det barnets alder eller antallet af børn?",
                en: "A single small number: is it the age of the child, or how many children there are?")
        case .missingSince:
            Words(
                da: "Boligen er stadig åben, men mangler nu på listen.",
                en: "The unit is still open, but is missing from the list now.")
        case .associationAdded:
            Words(da: "Boligorganisationen er ny og oprettes.", en: "The association is new and is added.")
        default: words
        }
    }

    fileprivate var hint: Words? {
        switch self {
        case .notReadable:
            Words(
                da: "Gem filen som CSV UTF-8 eller som .xlsx, og send den igen.",
                en: "Save the file as CSV UTF-8 or as .xlsx and send it again.")
        case .missingColumn:
            Words(da: "Tilføj kolonnen, eller ret dens overskrift.", en: "Add the column or mend its header.")
        case .duplicateColumn: Words(da: "Slet eller omdøb den ene.", en: "Delete or rename one of them.")
        case .tooLarge: Words(da: "Del filen op.", en: "Split the file.")
        case .unterminatedQuote:
            Words(da: "Et anførselstegn i en tekst skrives to gange.", en: "A quote inside a text is written twice.")
        case .missingValue: Words(da: "Udfyld cellen.", en: "Fill in the cell.")
        case .notAnAmount:
            Words(da: "Skriv for eksempel 6200, 6.200,50 eller 6200,5.", en: "Write 6200, 6.200,50 or 6200,5.")
        case .notANumber:
            Words(da: "Skriv et tal med komma som decimaltegn: 62,5.", en: "Write a number with a decimal comma: 62,5.")
        case .notADay: Words(da: "Skriv datoen som dd-mm-åååå.", en: "Write the day as dd-mm-yyyy.")
        case .notAUUID:
            Words(
                da: "Et adresse-id ser ud som 0a3f50b8-0000-32b8-e044-0003ba298018.",
                en: "An address id looks like 0a3f50b8-0000-32b8-e044-0003ba298018.")
        case .notAPostcode: Words(da: "Et postnummer har fire cifre.", en: "A postcode has four digits.")
        case .tooLong: Words(da: "Forkort teksten.", en: "Shorten the text.")
        case .unreadableText: Words(da: "Skriv teksten i cellen igen.", en: "Type the text of the cell again.")
        case .tooManyCells:
            Words(
                da:
                    "Giv kolonnen en overskrift, eller tøm cellen. Måske mangler en tekst med skilletegn sine anførselstegn.",
                en: "Give the column a header or empty the cell. Perhaps a text with a delimiter lacks its quotes.")
        case .unknownAssociation:
            Words(
                da: "Ret nummeret, eller opret den med bolig associations add.",
                en: "Mend the number, or add it with bolig associations add.")
        case .numberInText:
            Words(
                da: "Brug sagssystemets eget sagsnummer; det ses af mange.",
                en: "Use the case system's own number; many see it.")
        case .citizenProtected:
            Words(
                da: "Lad en bruger med rollen beskyttede borgere sende rækken, eller slet den.",
                en: "Let a user with the role protected send the row, or delete it.")
        case .citizenForgotten:
            Words(
                da: "Indstil på ny under et nyt nummer, eller slet rækken.",
                en: "Refer anew under another number, or delete the row.")
        case .missingSince:
            Words(
                da: "Spørg boligorganisationen, eller træk boligen tilbage: bolig units withdraw.",
                en: "Ask the association, or withdraw the unit: bolig units withdraw.")
        case .rentOutsideRange, .rentChanged, .receivedLongAgo, .receivedInFuture, .stillOpen, .duplicateInFile,
            .unusualCount, .changedByHand, .olderValue, .numberOfChildren, .digitsLost, .daysOutOfOrder, .ageOutOfRange,
            .sameDwellingOtherDay, .subsidyAboveRent:
            Words(
                da: "Ret det, eller bekræft med en begrundelse: --confirm \"…\".",
                en: "Mend it, or confirm it with a reason: --confirm \"…\".")
        default: nil
        }
    }
}
