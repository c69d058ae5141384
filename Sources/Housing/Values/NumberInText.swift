/// Whether a CPR number stands anywhere in a text: ten digits that begin with a day and a month, in the groups 2-2-2-4 with at
/// most four signs between two of them that are no letters and no digits, and no digit beside them. The days 61-91 are those
/// of made-up numbers. Digits of every script count, and what a text program puts in unseen hides no number.
///
/// The last four may be in pairs, too, where the first six stand together (`010180-12 34`) or one sign parts all pairs
/// (`01 01 80 12 34`), and no other digits are near: two telephone numbers are written so. What begins with pairs is none
///
/// - in a row of numbers that a unit's key or a day with the year first begins (`9001/12/12-01-11-0203`,
///   `2026-02-01 12 4500`);
/// - with points before an amount (`01.02.25 4500 kr.`),
/// - in the time of an instant (`2026-11-27T14:05:06.123456Z`).
package func hasCPRNumber(_ text: String) -> Bool {
    guard text.mayHaveTenDigits else { return false }
    let scalars = text.unicodeScalars.filter { !$0.isUnseen }
    let row = NumberRow(signs: scalars.map { ($0, $0.digit) })
    return row.signs.indices.contains { row.isCPRNumber(at: $0) }
}

extension String {
    /// False for most texts, by their bytes alone: æ, ø, å and their like begin with 0xC3, as no digit does.
    fileprivate var mayHaveTenDigits: Bool {
        utf8.count { (48...57).contains($0) || $0 >= 0xC2 && $0 != 0xC3 } >= 10
    }
}

extension Unicode.Scalar {
    /// What shows nothing by itself, or only goes around what stands before it.
    fileprivate var isUnseen: Bool {
        guard value > 127 else { return false }
        return properties.isDefaultIgnorableCodePoint
            || [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
    }

    /// The digit it is, full-width, raised or of another script.
    fileprivate var digit: Int? {
        if value < 128 { return (48...57).contains(value) ? Int(value) - 48 : nil }
        guard [.decimal, .digit].contains(properties.numericType), let value = properties.numericValue else {
            return nil
        }
        return Int(exactly: value)
    }
}

/// The signs of a text by their places, and the digits they are.
private struct NumberRow {
    let signs: [(scalar: Unicode.Scalar, digit: Int?)]

    private func scalar(_ place: Int) -> Unicode.Scalar? { signs.indices.contains(place) ? signs[place].scalar : nil }

    private func digit(_ place: Int) -> Int? { signs.indices.contains(place) ? signs[place].digit : nil }

    private func pair(_ place: Int) -> Int? {
        digit(place).flatMap { ten in digit(place + 1).map { ten * 10 + $0 } }
    }

    private func isGap(_ place: Int) -> Bool {
        guard let scalar = scalar(place), digit(place) == nil else { return false }
        return !scalar.properties.isAlphabetic
    }

    /// The signs from a place on to the next digit; nil where a letter or the end comes first, or more than four.
    private func gap(_ place: Int) -> Range<Int>? {
        var end = place
        while end < place + 5 {
            if digit(end) != nil { return place..<end }
            guard isGap(end) else { return nil }
            end += 1
        }
        return nil
    }

    private func text(_ places: Range<Int>) -> [Unicode.Scalar] { signs[places].map(\.scalar) }

    func isCPRNumber(at start: Int) -> Bool {
        guard digit(start - 1) == nil, let day = pair(start), (1...31).contains(day) || (61...91).contains(day),
            let first = gap(start + 2), let month = pair(first.upperBound), (1...12).contains(month),
            let second = gap(first.upperBound + 2), pair(second.upperBound) != nil,
            let third = gap(second.upperBound + 2), pair(third.upperBound) != nil
        else { return false }
        // An association has four digits: keys, and files of a month (`9001-10-2025.csv`), begin with them.
        if first.isEmpty, !second.isEmpty { return false }
        let isTogether = first.isEmpty && second.isEmpty
        let half = third.upperBound + 2
        guard let fourth = gap(half), pair(fourth.upperBound) != nil, digit(fourth.upperBound + 2) == nil else {
            return false
        }
        guard ![first, second, third, fourth].contains(where: isReckoned) else { return false }
        let end = fourth.upperBound + 2
        guard fourth.isEmpty else {
            // Commas and semicolons part lists, as of ages.
            let isEven =
                [second, third, fourth].allSatisfy { text($0) == text(first) }
                && !text(first).contains { $0 == "," || $0 == ";" }
            return !third.isEmpty && (isTogether || isEven) && !isNear(before: start) && !isNear(after: end)
        }
        if isTogether { return true }
        return !isInRow(start) && !isInTime(start, [first, second, third])
            && !isDayAndAmount([first, second], third, end)
    }

    /// Whether digits stand close before a place, with something between.
    private func isNear(before start: Int) -> Bool {
        (1...4).contains { digit(start - 1 - $0) != nil && (start - $0..<start).allSatisfy(isGap) }
    }

    private func isNear(after end: Int) -> Bool { gap(end) != nil }

    /// Whether what stands before goes on here: a unit's key, or a day with the year first.
    private func isInRow(_ start: Int) -> Bool {
        var first = start
        while digit(first - 1) != nil || scalar(first - 1) == "/" || scalar(first - 1) == "-" { first -= 1 }
        let before = text(first..<start)
        if before.count(where: { $0 == "/" }) > 1 { return before.last == "/" || before.last == "-" }
        return before.count == 5 && before.last == "-" && (first..<start - 1).allSatisfy { digit($0) != nil }
    }

    /// Whether one reckons with two numbers, as in `170300 = 1746`.
    private func isReckoned(_ gap: Range<Int>) -> Bool {
        text(gap).contains { $0.properties.isWhitespace } && text(gap).contains { "=+*<>×".unicodeScalars.contains($0) }
    }

    /// Whether it is a time with decimals, from the hour or from the minute.
    private func isInTime(_ start: Int, _ gaps: [Range<Int>]) -> Bool {
        let signs = gaps.map { text($0) }
        if signs == [[":"], [":"], ["."]] { return true }
        return signs == [[":"], ["."], []] && scalar(start - 1) == ":" && digit(start - 2) != nil
    }

    /// Whether it is a day with points and an amount: `kr`, or decimals, come after it.
    private func isDayAndAmount(_ points: [Range<Int>], _ gap: Range<Int>, _ end: Int) -> Bool {
        guard points.allSatisfy({ text($0) == ["."] }), !gap.isEmpty,
            gap.allSatisfy({ scalar($0)?.properties.isWhitespace == true })
        else { return false }
        if scalar(end) == "," { return digit(end + 1) != nil || scalar(end + 1) == "-" }
        let unit = scalar(end)?.properties.isWhitespace == true ? end + 1 : end
        return (scalar(unit) == "k" || scalar(unit) == "K") && (scalar(unit + 1) == "r" || scalar(unit + 1) == "R")
    }
}

extension Problem {
    /// Refuses a text that a CPR number stands in: what is written of a case is read by many.
    ///
    /// - Parameter field: where it stands, for the details.
    package static func refuseNumber(in text: String?, field: String? = nil) throws(Problem) {
        guard let text, hasCPRNumber(text) else { return }
        throw Problem(
            .refused, "number_in_text",
            Words(da: "Der står et CPR-nummer i teksten.", en: "A CPR number stands in the text."),
            details: field.map { ["field": $0] } ?? [:],
            hint: Words(
                da: "Skriv det om uden CPR-nummer. Er det en dag og et tal, så skriv årets fire cifre.",
                en: "Write it without the CPR number. Where it is a day and a number, write the year in four digits."))
    }

    /// Refuses the name of a file that a CPR number stands in: it is kept, and shown to whoever may see that it came.
    package static func refuseNumber(inFileName name: String?) throws(Problem) {
        guard let name, hasCPRNumber(name) else { return }
        throw Problem(
            .refused, "number_in_text",
            Words(da: "Der står et CPR-nummer i filens navn.", en: "A CPR number stands in the name of the file."),
            hint: Words(
                da: "Omdøb filen, og send den igen. Er det en dag og et tal, så skriv årets fire cifre.",
                en: "Rename the file and send it again. Where it is a day and a number, write the year in four digits.")
        )
    }
}
