/// One thing about a file, a row or a cell that its sender should know.
///
/// The texts are made when they are asked for (`message`, `hint`): a file can have hundreds of thousands of problems.
package struct ImportProblem: Hashable, Sendable {
    /// The row a person sees, the header being row 1; nil for the whole file.
    package var row: Int?
    /// The file's own letter and row: `H14`.
    package var cell: String?
    /// The name of the column as in its template; for an unknown column its header as written, at most 100 characters.
    package var column: String?
    /// Where the column stands, from 0, for the order of a report; problems of no one column come last in their row.
    package var position: Int
    package var severity: ImportSeverity
    package var code: ImportProblemCode
    /// The text as the file has it, at most 100 characters; nil for a person's name and CPR number.
    package var found: String?
    package var detail: Detail

    /// What a message needs beyond the code.
    package enum Detail: Hashable, Sendable {
        case none
        /// A limit or a count that the text names.
        case count(Int)
        case counts(Int, usual: Int)
        case day(Day)
        case amount(Money)
        /// kr/m² a month, both bounds included.
        case range(UnitType, from: Int, to: Int)
        case text(String)
        /// The headers of a file that nobody knows, and the one that looks most like what was looked for.
        case headers([String], nearest: String?)
        case rule(Rule)
    }

    /// Rules that share a code but not a text.
    package enum Rule: Hashable, Sendable {
        case negative, notPositive, tooMuch, manyRooms, largeArea
        case otherOutcome, neededByOutcome, neededBySubsidy, withoutSubsidy
        case beforeReceived(Day)
        case beforeAccepted(Day)
        case afterToday, untilBeforeFrom, bornInFuture
        case homelessSaysNo, category
        case agesAsText, agesAsDay, childAge, ages, birthInNumber, timeOfDay, errorValue
        case cprDigits
        /// A whole number, a year or a month was wanted.
        case wholeNumber, year, month
        /// At most that.
        case atMost(Int)
        /// A value typed into a cell that the spreadsheet made a day, a time or a yes and no of.
        case dayCell, timeCell, booleanCell
        /// A formula where a key should stand.
        case formula
        /// How a spreadsheet shortened a key: `1,23E+11`, more than 15 digits, a day, decimals.
        case exponent, longNumber, keyAsDay, keyWithDecimals
        /// Days of a dwelling that do not follow each other: the column, and the day it is held against.
        case longBeforeReceived(Day)
        case longAfterReceived(Day)
        case answerBeforeReceived(Day)
        /// Years of an adult.
        case adultAge(Int)
        /// A referral is of one citizen for ever.
        case otherCitizen
        case otherAssociation(String)
        case utf16, bytes, workbook
        /// The first sheet is empty; that one is not.
        case otherSheet(String)
        /// The first sheet lacks the columns, or rows beneath them; that one has both.
        case rowsInSheet(String)
        /// What the column held before: by hand, or by a later file. nil where it is not quoted.
        case byHand(Words?)
        case fromLaterFile(Words?)
        /// The dwelling stands already, received on that day.
        case receivedOn(Day)
        /// The day of the allocation that stands.
        case beforeAllocation(Day)
        /// What subsidies pay together on a day, where it is more than the rent (kr/month).
        case subsidies(Money, on: Day)
        /// A subsidy its scheme would not have allowed (only asked about in a register).
        case scheme(Scheme)
    }

    package init(
        _ code: ImportProblemCode, severity: ImportSeverity? = nil, row: Int? = nil, cell: String? = nil,
        column: String? = nil, position: Int = .max, found: String? = nil, detail: Detail = .none
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.row = row
        self.cell = cell
        self.column = column.map(ImportProblem.cut)
        self.position = position
        self.found = found.map(ImportProblem.cut)
        self.detail = detail
    }

    /// The order of a report: the file, then by row, column position and code.
    package static func precedes(_ left: ImportProblem, _ right: ImportProblem) -> Bool {
        let rows = (left.row ?? 0, right.row ?? 0)
        if rows.0 != rows.1 { return rows.0 < rows.1 }
        if left.position != right.position { return left.position < right.position }
        return left.code.rawValue < right.code.rawValue
    }

    /// True where the row (or file) is not taken: an error, or a confirm that nobody confirmed.
    package func refuses(confirmed: Bool) -> Bool {
        severity == .error || (severity == .confirm && !confirmed)
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= 100 || text.count <= 100 ? text : text.prefix(100) + "…"
    }
}

/// Where in a file a value stands, to name it in a problem.
package struct ImportPlace: Hashable, Sendable {
    package var row: Int
    /// `H14`; nil where no one cell is meant.
    package var cell: String?
    package var column: String?
    package var position: Int
    /// The text as the file has it.
    package var found: String?

    package init(row: Int, cell: String? = nil, column: String? = nil, position: Int = .max, found: String? = nil) {
        self.row = row
        self.cell = cell
        self.column = column
        self.position = position
        self.found = found
    }

    /// The problem at this place.
    package func problem(
        _ code: ImportProblemCode, severity: ImportSeverity? = nil, detail: ImportProblem.Detail = .none
    ) -> ImportProblem {
        ImportProblem(
            code, severity: severity, row: row, cell: cell, column: column, position: position,
            // What must not stand there is not said again.
            found: code == .numberInText ? nil : found, detail: detail)
    }
}

/// The letters of a column as spreadsheets name it: 0 is `A`, 26 is `AA`.
package func columnLetters(_ index: Int) -> String {
    var rest = index
    var letters: [UInt8] = []
    repeat {
        letters.append(UInt8(65 + rest % 26))
        rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
}
