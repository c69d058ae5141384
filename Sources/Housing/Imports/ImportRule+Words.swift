extension ImportProblem.Rule {
    var message: Words {
        switch self {
        case .negative: Words(da: "Tallet er negativt.", en: "The number is negative.")
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
        case .agesAsDay:
            Words(
                da: "En fødselsdag i år, eller aldre som 4-9, som regnearket har lavet om til en dato?",
                en: "A birthday this year, or ages such as 4-9 that the spreadsheet has turned into a date?")
        case .agesAsText:
            Words(
                da: "Et tal med decimaler kan ikke læses som aldre.",
                en: "A number with decimals cannot be read as ages.")
        case .ages:
            Words(
                da: "Det kan ikke læses som børns aldre eller fødselsdage.",
                en: "This cannot be read as ages or birthdays of children.")
        case .wholeNumber:
            Words(da: "Det kan ikke læses som et helt tal.", en: "This cannot be read as a whole number.")
        case .year: Words(da: "Det er ikke et årstal fra 2000 til 2099.", en: "This is not a year from 2000 to 2099.")
        case .month: Words(da: "Det kan ikke læses som en måned.", en: "This cannot be read as a month.")
        case .atMost(let highest):
            Words(da: "Tallet er ikke fra 0 til \(highest).", en: "The number is not from 0 to \(highest).")
        case .dayCell:
            Words(
                da: "Regnearket har lavet cellen om til en dato.",
                en: "The spreadsheet has turned the cell into a date.")
        case .timeCell:
            Words(
                da: "Regnearket har lavet cellen om til et klokkeslæt.",
                en: "The spreadsheet has turned the cell into a time of day.")
        case .booleanCell:
            Words(
                da: "Regnearket har lavet cellen om til sandt eller falsk.",
                en: "The spreadsheet has turned the cell into true or false.")
        case .formula:
            Words(da: "Her står en formel i stedet for en nøgle.", en: "There is a formula where a key should stand.")
        case .exponent:
            Words(
                da: "Regnearket har forkortet tallet, så de sidste cifre mangler.",
                en: "The spreadsheet has shortened the number, so its last digits are missing.")
        case .longNumber:
            Words(
                da: "Et regneark husker kun 15 cifre; de sidste kan være blevet til nuller.",
                en: "A spreadsheet remembers 15 digits; the last ones may have become zeros.")
        case .keyAsDay:
            Words(
                da: "Det ligner en dato eller et klokkeslæt, som et regneark har lavet af en nøgle.",
                en: "This looks like a date or a time that a spreadsheet made of a key.")
        case .keyWithDecimals:
            Words(
                da: "Det ligner et tal med decimaler, som et program har lavet af en nøgle.",
                en: "This looks like a number with decimals that a program made of a key.")
        case .longBeforeReceived(let day):
            Words(
                da: "Datoen ligger mere end tre måneder, før boligen blev modtaget \(day.danish).",
                en: "The day is more than three months before the unit was received on \(day).")
        case .longAfterReceived(let day):
            Words(
                da: "Datoen ligger mere end et år, efter boligen blev modtaget \(day.danish).",
                en: "The day is more than a year after the unit was received on \(day).")
        case .answerBeforeReceived(let day):
            Words(
                da: "Fristen ligger, før boligen blev modtaget \(day.danish).",
                en: "The last day to answer is before the unit was received on \(day).")
        case .adultAge(let years):
            Words(da: "En voksen på \(years) år?", en: "An adult of \(years)?")
        case .otherSheet(let name):
            Words(
                da: "Det første ark er tomt, men arket »\(name)« er ikke.",
                en: "The first sheet is empty, but the sheet »\(name)« is not.")
        case .rowsInSheet(let name):
            Words(
                da: "Det første ark har ikke rækkerne, men det har arket »\(name)«.",
                en: "The first sheet does not have the rows, but the sheet »\(name)« has.")
        case .byHand(nil): Words(da: "Værdien er rettet i hånden.", en: "The value was changed by hand.")
        case .fromLaterFile(nil):
            Words(
                da: "Det er en ældre værdi; en senere fil sagde noget andet.",
                en: "This is an older value; a later file said another.")
        case .byHand(let value?):
            Words(
                da: "Værdien er rettet i hånden til »\(value.da)«.",
                en: "The value was changed to »\(value.en)« by hand.")
        case .fromLaterFile(let value?):
            Words(
                da: "Det er en ældre værdi; en senere fil sagde »\(value.da)«.",
                en: "This is an older value; a later file said »\(value.en)«.")
        case .receivedOn(let day):
            Words(
                da: "Boligen er allerede registreret som modtaget \(day.danish).",
                en: "The unit is there already, received on \(day).")
        case .beforeAllocation(let day):
            Words(
                da: "Datoen ligger før den anvisning af boligen, der står fra \(day.danish).",
                en: "The day is before the allocation of the unit that stands from \(day).")
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
        case .agesAsDay:
            Words(
                da: "Skriv 4,9 i en celle formateret som tekst, eller bekræft med en begrundelse: --confirm \"…\".",
                en: "Write 4,9 in a cell formatted as text, or confirm it with a reason: --confirm \"…\".")
        case .agesAsText:
            Words(da: "Formatér cellen som tekst, og skriv 4,9.", en: "Format the cell as text and write 4,9.")
        case .ages:
            Words(
                da: "Skriv hvert barns alder eller fødselsdag: 4,9 eller 04-05-2019; uden børn: ingen.",
                en: "Write each child's age or birthday: 4,9 or 04-05-2019; without children: ingen.")
        case .wholeNumber: Words(da: "Skriv et helt tal: 12.", en: "Write a whole number: 12.")
        case .year: Words(da: "Skriv årstallet med fire cifre: 2026.", en: "Write the year in four digits: 2026.")
        case .month: Words(da: "Skriv måneden som 2026-10.", en: "Write the month as 2026-10.")
        case .atMost(let highest):
            Words(da: "Skriv et helt tal fra 0 til \(highest).", en: "Write a whole number from 0 to \(highest).")
        case .dayCell, .timeCell, .booleanCell:
            Words(
                da: "Formatér kolonnen som tekst, og skriv værdien igen.",
                en: "Format the column as text and type the value again.")
        case .formula:
            Words(
                da: "Formatér kolonnen som tekst, og skriv nøglen selv.",
                en: "Format the column as text and type the key itself.")
        case .exponent, .longNumber, .keyAsDay, .keyWithDecimals:
            Words(
                da:
                    "Formatér kolonnen som tekst, og skriv nøglen igen, eller bekræft med en begrundelse: --confirm \"…\".",
                en: "Format the column as text and type the key again, or confirm it with a reason: --confirm \"…\".")
        case .otherSheet, .rowsInSheet:
            Words(
                da: "Flyt arket med rækkerne forrest, og send filen igen.",
                en: "Move the sheet with the rows to the front and send the file again.")
        case .childAge: Words(da: "En ældre hjemmeboende er voksen.", en: "Someone older living there is an adult.")
        case .cprDigits:
            Words(
                da: "Skriv ti cifre, eventuelt med - før de sidste fire.",
                en: "Write ten digits, with or without - before the last four.")
        case .otherCitizen:
            Words(da: "Ret indstilling_id eller cpr.", en: "Mend indstilling_id or cpr.")
        case .errorValue:
            Words(
                da: "Ret formlen eller gør kolonnen bredere, eller skriv værdien selv.",
                en: "Mend the formula or widen the column, or type the value itself.")
        case .timeOfDay: Words(da: "Skriv kun datoen.", en: "Write the day alone.")
        case .manyRooms, .largeArea, .homelessSaysNo, .category, .scheme:
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
