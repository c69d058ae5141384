extension ImportProblem.Rule {
    var message: Words {
        switch self {
        case .negative: Words(da: "Beløbet er negativt.", en: "The amount is negative.")
        case .notPositive: Words(da: "Værdien skal være større end 0.", en: "The value must be above 0.")
        case .tooMuch: Words(da: "Værdien er for stor til at kunne passe.", en: "The value is too large to be right.")
        case .manyRooms: Words(da: "Mere end 20 værelser.", en: "More than 20 rooms.")
        case .largeArea: Words(da: "Mere end 400 m².", en: "More than 400 m².")
        case .otherOutcome:
            Words(da: "Værdien hører til et andet udfald.", en: "The value belongs to another outcome.")
        case .neededByOutcome: Words(da: "Udfaldet kræver en værdi her.", en: "The outcome needs a value here.")
        case .neededBySubsidy: Words(da: "Et tilskud kræver en værdi her.", en: "A subsidy needs a value here.")
        case .withoutSubsidy: Words(da: "Værdien hører til et tilskud.", en: "The value belongs to a subsidy.")
        case .beforeReceived(let day):
            Words(
                da: "Datoen ligger før boligen blev modtaget \(day.danish).",
                en: "The day is before the unit was received on \(day).")
        case .beforeAccepted(let day):
            Words(
                da: "Indflytningen ligger før anvisningen \(day.danish).",
                en: "The day moved in is before the day accepted, \(day).")
        case .afterToday: Words(da: "Datoen ligger i fremtiden.", en: "The day is in the future.")
        case .untilBeforeFrom: Words(da: "Perioden slutter, før den begynder.", en: "The period ends before it begins.")
        case .bornInFuture: Words(da: "Fødselsdatoen ligger i fremtiden.", en: "The day of birth is in the future.")
        case .homelessSaysNo:
            Words(
                da: "Målgruppen er hjemløs, men hjemloes er nej.",
                en: "The target group is homeless, but hjemloes says no.")
        case .category:
            Words(
                da: "Der er en hjemløshedskategori, men hjemloes er nej.",
                en: "There is a category of homelessness, but hjemloes says no.")
        case .agesAsText:
            Words(
                da: "Et tal med decimaler kan ikke læses som aldre.",
                en: "A number with decimals cannot be read as ages.")
        case .childAge: Words(da: "Et barns alder er 0-17 år.", en: "A child is 0-17 years old.")
        case .birthInNumber:
            Words(da: "CPR-nummeret begynder ikke med en dato.", en: "The CPR number does not begin with a date.")
        case .cprDigits: Words(da: "Det er ikke et CPR-nummer.", en: "This is not a CPR number.")
        case .otherCitizen:
            Words(
                da: "Indstillingen findes allerede for en anden borger.",
                en: "The referral is there already for another citizen.")
        case .timeOfDay: Words(da: "Der står et klokkeslæt i cellen.", en: "The cell holds a time of day.")
        case .errorValue:
            Words(da: "Cellen viser en fejl fra regnearket.", en: "The cell shows an error of the spreadsheet.")
        case .otherAssociation(let number):
            Words(da: "Filen er for boligorganisation \(number).", en: "The file is for association \(number).")
        case .utf16: Words(da: "Filen er UTF-16 uden mærke (BOM).", en: "The file is UTF-16 without its mark (BOM).")
        case .bytes:
            Words(
                da: "Filen indeholder bytes, der ikke passer til dens tegnsæt.",
                en: "The file holds bytes that do not fit its encoding.")
        case .workbook:
            Words(da: "Excel-filen er beskadiget eller har intet ark.", en: "The workbook is damaged or has no sheet.")
        case .scheme(let scheme):
            Words(
                da: "Ordningen dækker ikke boligen på den dag: \(scheme.words.da).",
                en: "The scheme does not cover the unit on that day: \(scheme.words.en).")
        }
    }

    var hint: Words? {
        switch self {
        case .otherOutcome: Words(da: "Tøm cellen, eller ret udfald.", en: "Empty the cell or mend udfald.")
        case .neededByOutcome, .neededBySubsidy: Words(da: "Udfyld cellen.", en: "Fill in the cell.")
        case .withoutSubsidy: Words(da: "Tøm cellen, eller udfyld tilskud.", en: "Empty the cell or fill in tilskud.")
        case .agesAsText:
            Words(da: "Formatér cellen som tekst, og skriv 4,9.", en: "Format the cell as text and write 4,9.")
        case .childAge: Words(da: "En ældre hjemmeboende er voksen.", en: "Someone older living there is an adult.")
        case .cprDigits:
            Words(
                da: "Skriv ti cifre, eventuelt med - før de sidste fire.",
                en: "Write ten digits, with or without - before the last four.")
        case .otherCitizen:
            Words(da: "Ret indstilling_id eller cpr.", en: "Mend indstilling_id or cpr.")
        case .timeOfDay: Words(da: "Skriv kun datoen.", en: "Write the day alone.")
        case .manyRooms, .largeArea, .homelessSaysNo, .scheme:
            Words(
                da: "Ret det, eller bekræft med en begrundelse: --confirm \"…\".",
                en: "Mend it, or confirm it with a reason: --confirm \"…\".")
        case .utf16, .bytes, .workbook:
            Words(
                da: "Gem filen som CSV UTF-8 eller som .xlsx, og send den igen.",
                en: "Save the file as CSV UTF-8 or as .xlsx and send it again.")
        default: nil
        }
    }
}
