import Housing

/// What a cell says, read by its column's type.
enum CellValue {
    case empty
    /// It could not be read, and a problem says so.
    case unreadable
    case text(String)
    case amount(Money)
    /// In hundredths.
    case number(Int)
    case whole(Int)
    case day(Day)
    case code(String)
    case codes([String])
    case yesNo(Bool)
    case ages([ChildAge])
}

/// How old a child is said to be.
enum ChildAge: Hashable {
    /// Years.
    case age(Int)
    case born(Day)
}

/// Why a cell's value could not be read.
struct CellFault: Error {
    let code: ImportProblemCode
    let detail: ImportProblem.Detail

    init(_ code: ImportProblemCode, _ detail: ImportProblem.Detail = .none) {
        self.code = code
        self.detail = detail
    }

    init(_ code: ImportProblemCode, _ rule: ImportProblem.Rule) { self.init(code, .rule(rule)) }
}

extension ProfileColumn {
    /// Reads a cell that is not empty.
    func read(_ cell: Cell) throws(CellFault) -> CellValue {
        guard !CellText.isUnreadable(cell.text) else { throw CellFault(.unreadableText) }
        if cell.origin == .error || SpreadsheetError.isOne(cell.text) { throw CellFault(errorCode, .errorValue) }
        switch type {
        case .association, .key: return .text(try key(cell, longest: 40))
        case .text, .personName:
            return .text(isKey ? try key(cell, longest: 200) : try bounded(try written(cell), 200))
        case .cpr:
            guard let digits = CPRNumber.digits(cell) else { throw CellFault(.notANumber, .cprDigits) }
            return .text(digits)
        case .postcode: return .text(try postcode(cell))
        case .uuid:
            guard let uuid = uuid(cell.text) else { throw CellFault(.notAUUID) }
            return .text(uuid)
        case .amount: return .amount(try amount(cell))
        case .number: return .number(try number(cell))
        case .whole, .year: return .whole(try whole(cell))
        case .month: return .day(try month(cell))
        case .day: return .day(try day(cell, years: 2000...2099))
        case .birthDay: return .day(try day(cell, years: 1900...2099))
        case .yesNo:
            // A workbook's own cell has a value; the word for it is only how a spreadsheet shows it.
            if cell.origin == .boolean { return .yesNo(cell.text == "SAND") }
            switch code(of: cell.text) {
            case "yes"?: return .yesNo(true)
            case "no"?: return .yesNo(false)
            default: throw CellFault(.notInList, .text(choices))
            }
        case .list:
            guard let code = code(of: cell.text) else { throw CellFault(.notInList, .text(choices)) }
            return .code(code)
        case .several: return .codes(try several(cell.text))
        case .ages: return .ages(try ages(cell))
        }
    }

    /// What an error value in a column of this type is.
    private var errorCode: ImportProblemCode {
        switch type {
        case .amount: .notAnAmount
        case .number, .whole, .year, .cpr, .ages: .notANumber
        case .month, .day, .birthDay: .notADay
        case .postcode: .notAPostcode
        case .uuid: .notAUUID
        case .yesNo, .list, .several: .notInList
        case .association, .key, .text, .personName: .unreadableText
        }
    }

    private func postcode(_ cell: Cell) throws(CellFault) -> String {
        let digits = cell.origin == .number && cell.text.utf8.count == 3 ? "0" + cell.text : cell.text
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw CellFault(.notAPostcode)
        }
        return digits
    }

    private func uuid(_ text: String) -> String? {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } })
        else { return nil }
        return parts.joined(separator: "-")
    }

    private func amount(_ cell: Cell) throws(CellFault) -> Money {
        guard cell.origin == .text || cell.origin == .number,
            let ore = DanishNumber.hundredths(cell.text, decimals: 2)
        else { throw CellFault(.notAnAmount) }
        guard ore >= 0 else { throw CellFault(.outOfRange, .negative) }
        guard !positive || ore > 0 else { throw CellFault(.outOfRange, .notPositive) }
        // A hundred million kroner: beyond any rent, income or fortune here, and within every sum made of them.
        guard ore <= 10_000_000_000 else { throw CellFault(.outOfRange, .tooMuch) }
        return Money(ore: ore)
    }

    private func number(_ cell: Cell) throws(CellFault) -> Int {
        guard cell.origin == .text || cell.origin == .number,
            let hundredths = DanishNumber.hundredths(cell.text, decimals: 1)
        else { throw CellFault(.notANumber) }
        guard !positive || hundredths > 0 else { throw CellFault(.outOfRange, .notPositive) }
        // Of rooms and of square metres.
        guard hundredths <= Home.areas.upperBound * 10 else { throw CellFault(.outOfRange, .tooMuch) }
        return hundredths
    }

    private func whole(_ cell: Cell) throws(CellFault) -> Int {
        let wanted: ImportProblem.Rule = type == .year ? .year : .wholeNumber
        guard cell.origin == .text || cell.origin == .number,
            let hundredths = DanishNumber.hundredths(cell.text, decimals: 1), hundredths.isMultiple(of: 100)
        else { throw CellFault(.notANumber, wanted) }
        guard hundredths >= 0 else { throw CellFault(.outOfRange, highest.map { .atMost($0) } ?? .negative) }
        let value = hundredths / 100
        guard type != .year || (2000...2099).contains(value) else { throw CellFault(.outOfRange, .year) }
        if let highest, value > highest { throw CellFault(.outOfRange, .atMost(highest)) }
        guard value <= 1_000_000 else { throw CellFault(.outOfRange, .tooMuch) }
        return value
    }

    private func month(_ cell: Cell) throws(CellFault) -> Day {
        guard cell.origin == .text || cell.origin == .day, let day = DayText.month(cell.text) else {
            throw CellFault(.notADay, .month)
        }
        return day
    }

    private func day(_ cell: Cell, years: ClosedRange<Int>) throws(CellFault) -> Day {
        guard cell.origin == .text || cell.origin == .day else { throw CellFault(.notADay) }
        switch DayText.read(cell.text, years: years) {
        case .day(let day): return day
        case .notADay: throw CellFault(.notADay)
        case .timeOfDay: throw CellFault(.notADay, .timeOfDay)
        }
    }

    private func several(_ text: String) throws(CellFault) -> [String] {
        var found: [String] = []
        for word in parts(text, spaces: false) {
            guard let code = code(of: String(word)) else { throw CellFault(.notInList, .text(choices)) }
            if !found.contains(code) { found.append(code) }
        }
        guard !found.isEmpty else { throw CellFault(.notInList, .text(choices)) }
        return found
    }

    private func ages(_ cell: Cell) throws(CellFault) -> [ChildAge] {
        if cell.origin == .number, cell.text.contains(",") { throw CellFault(.notANumber, .agesAsText) }
        guard [.text, .number, .day].contains(cell.origin) else { throw CellFault(.notANumber, .ages) }
        // The list of words for no children at all.
        if code(of: cell.text) != nil { return [] }
        var ages: [ChildAge] = []
        for part in parts(cell.text, spaces: true) {
            if case .day(let day) = DayText.read(String(part), years: 1900...2099) {
                ages.append(.born(day))
                continue
            }
            guard part.utf8.count <= 3, part.utf8.allSatisfy({ (48...57).contains($0) }), let age = Int(part) else {
                throw CellFault(.notANumber, .ages)
            }
            guard (0...17).contains(age) else { throw CellFault(.outOfRange, .childAge) }
            ages.append(.age(age))
        }
        guard !ages.isEmpty else { throw CellFault(.notANumber, .ages) }
        return ages
    }

    /// The parts between `,`, `;`, ` og ` and, for ages, white space.
    private func parts(_ text: String, spaces: Bool) -> [Substring] {
        var words = text.split { $0 == "," || $0 == ";" || $0.isNewline || (spaces && $0.isWhitespace) }
        if spaces { words.removeAll { $0.lowercased() == "og" } } else { words = words.flatMap { divided($0) } }
        return words
    }

    private func divided(_ text: Substring) -> [Substring] {
        var result: [Substring] = []
        var words: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.lowercased() == "og" {
                if let first = words.first, let last = words.last {
                    result.append(text[first.startIndex..<last.endIndex])
                }
                words = []
            } else {
                words.append(word)
            }
        }
        if let first = words.first, let last = words.last { result.append(text[first.startIndex..<last.endIndex]) }
        return result
    }
}
