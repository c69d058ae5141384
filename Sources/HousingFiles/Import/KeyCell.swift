import Housing

extension ProfileColumn {
    /// A part of a key in its one form.
    ///
    /// - Throws: `CellFault` where the spreadsheet made something else of it, and for what is no key.
    func key(_ cell: Cell, longest: Int) throws(CellFault) -> String {
        let text = keyText(try written(cell))
        guard !text.isEmpty else { throw CellFault(.missingValue) }
        if let first = text.unicodeScalars.first, first == "=" || first == "+" || first == "@" {
            throw CellFault(.unreadableText, .formula)
        }
        return try bounded(text, longest)
    }

    /// The text of a cell that is meant to hold one.
    func written(_ cell: Cell) throws(CellFault) -> String {
        switch cell.origin {
        case .text, .number: return cell.text
        case .day: throw CellFault(.unreadableText, .dayCell)
        case .time: throw CellFault(.unreadableText, .timeCell)
        case .boolean: throw CellFault(.unreadableText, .booleanCell)
        case .error: throw CellFault(.unreadableText, .errorValue)
        }
    }

    func bounded(_ text: String, _ limit: Int) throws(CellFault) -> String {
        guard text.utf8.count <= limit || text.count <= limit else { throw CellFault(.tooLong, .count(limit)) }
        return text
    }
}

/// What tells that a key is no longer what its owner typed.
enum LostDigits {
    /// How a program has changed a key; nil for one that looks as people write them.
    static func found(in cell: Cell) -> ImportProblem.Rule? {
        // Most keys are a number that no program has had to shorten.
        if cell.text.utf8.count <= 15, cell.text.utf8.allSatisfy(isDigit) { return nil }
        let bytes = Array(cell.text.utf8)
        guard let first = bytes.first, bytes.count >= 4 else { return nil }
        if isMonth(cell.text) { return .keyAsDay }
        guard isDigit(first) || first == UInt8(ascii: "-") else { return nil }
        if isExponent(bytes) { return .exponent }
        if isLong(bytes) { return .longNumber }
        if isDay(cell.text) || isTime(bytes) { return .keyAsDay }
        return hasDecimals(bytes, cell.origin) ? .keyWithDecimals : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    /// `1,23457E+11`, `4.68e+11`.
    private static func isExponent(_ bytes: [UInt8]) -> Bool {
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), mark + 2 < bytes.count,
            bytes[mark + 1] == UInt8(ascii: "+") || bytes[mark + 1] == UInt8(ascii: "-")
        else { return false }
        return bytes[..<mark].allSatisfy { isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D }
            && bytes[(mark + 2)...].allSatisfy(isDigit)
    }

    /// More than 15 digits, all zeros from the sixteenth.
    private static func isLong(_ bytes: [UInt8]) -> Bool {
        bytes.count > 15 && bytes.allSatisfy(isDigit) && bytes.dropFirst(15).allSatisfy { $0 == 48 }
    }

    /// `01-02-2026`.
    private static func isDay(_ text: String) -> Bool {
        if case .day = DayText.read(text, years: 1900...2099) { return true }
        return false
    }

    /// `12-jan` or `jan-26`, as a spreadsheet shows `12-1` and `1-26`.
    private static func isMonth(_ text: String) -> Bool {
        // Most keys are numbers, or letters without a mark between.
        guard text.utf8.count <= 12, text.utf8.contains(where: isLetter),
            text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") })
        else { return false }
        let parts = text.lowercased().split { $0 == "-" || $0 == "." || $0 == " " }
        guard parts.count == 2 else { return false }
        let months = ["jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec"]
        let numbers = parts.filter { $0.utf8.allSatisfy(isDigit) && $0.utf8.count <= 2 }
        return numbers.count == 1 && parts.contains { months.contains(String($0)) }
    }

    /// `12:30`, `12:30:00`.
    private static func isTime(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(isDigit) }
    }

    /// `777.0`, `777,00`; of a workbook's number any decimals.
    private static func hasDecimals(_ bytes: [UInt8], _ origin: Cell.Origin) -> Bool {
        guard let mark = bytes.firstIndex(where: { $0 == 0x2C || $0 == 0x2E }), bytes[..<mark].allSatisfy(isDigit)
        else {
            return false
        }
        let decimals = bytes[(mark + 1)...]
        guard !decimals.isEmpty, decimals.allSatisfy(isDigit) else { return false }
        return origin == .number || (decimals.count <= 2 && decimals.allSatisfy { $0 == 48 })
    }
}
