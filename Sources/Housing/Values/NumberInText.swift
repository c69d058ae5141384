/// Whether a CPR number stands anywhere in a text: ten digits that begin with a day and a month, and no digit around them. The
/// days 61-91 are those of made-up numbers. It may be written
///
/// - in one (`0101801234`), or with a mark after the sixth digit: a dash of any kind, a slash, a point, white space, or a dash
///   within white space (`010180 - 1234`);
/// - with the day in pairs with points or white space (`01.01.80-1234`, `01 01 80-1234`) and then a mark; after points that is
///   no white space, for a day and an amount are written so (`01.02.25 4500 kr.`);
/// - all in pairs (`01 01 80 12 34`), where no more pairs stand around them: two telephone numbers are written so.
package func hasCPRNumber(_ text: String) -> Bool {
    guard text.utf8.count >= 10 else { return false }
    // What a text program puts in unseen hides no number.
    let digits = Digits(scalars: text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint })
    return digits.scalars.indices.contains { digits.isCPRNumber(at: $0) }
}

/// The letters of a text by their places.
private struct Digits {
    let scalars: [Unicode.Scalar]

    private func scalar(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

    private func digit(_ place: Int) -> Int? {
        guard let value = scalar(place)?.value, (48...57).contains(value) else { return nil }
        return Int(value) - 48
    }

    private func pair(_ place: Int) -> Int? {
        digit(place).flatMap { ten in digit(place + 1).map { ten * 10 + $0 } }
    }

    private func isGap(_ place: Int) -> Bool { scalar(place)?.properties.isWhitespace == true }

    private func isMark(_ place: Int) -> Bool {
        scalar(place).map { $0.properties.isDash || $0 == "/" || $0 == "." } ?? false
    }

    func isCPRNumber(at start: Int) -> Bool {
        let (isPointed, isSpaced) = (scalar(start + 2) == ".", isGap(start + 2))
        let step = isPointed || isSpaced ? 3 : 2
        guard digit(start - 1) == nil, let day = pair(start), let month = pair(start + step),
            pair(start + 2 * step) != nil,
            (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day),
            isPointed ? scalar(start + 5) == "." : !isSpaced || isGap(start + 5)
        else { return false }
        let end = start + 2 * step + 2
        if isSpaced, isGap(end), pair(end + 1) != nil, isGap(end + 3), pair(end + 4) != nil, digit(end + 6) == nil {
            return !(isGap(start - 1) && digit(start - 2) != nil) && !(isGap(end + 6) && digit(end + 7) != nil)
        }
        var rest = end
        if isGap(rest), isMark(rest + 1) { rest += 1 }
        if isMark(rest) {
            rest += 1
            if isGap(rest) { rest += 1 }
        } else if isGap(rest), !isPointed {
            rest += 1
        } else if isPointed || isSpaced {
            return false
        }
        return (0..<4).allSatisfy { digit(rest + $0) != nil } && digit(rest + 4) == nil
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
            hint: Words(da: "Skriv det om uden CPR-nummer.", en: "Write it without the CPR number."))
    }

    /// Refuses the name of a file that a CPR number stands in: it is kept, and shown to whoever may see that it came.
    package static func refuseNumber(inFileName name: String?) throws(Problem) {
        guard let name, hasCPRNumber(name) else { return }
        throw Problem(
            .refused, "number_in_text",
            Words(da: "Der står et CPR-nummer i filens navn.", en: "A CPR number stands in the name of the file."),
            hint: Words(da: "Omdøb filen, og send den igen.", en: "Rename the file and send it again."))
    }
}
