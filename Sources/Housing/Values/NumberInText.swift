/// Whether a CPR number stands anywhere in a text: ten digits that begin with a day and a month, and no digit around them;
/// after the sixth a dash of any kind, a slash, a space or nothing (`010180-1234`), or the day with points and then a dash
/// or a slash (`01.01.80-1234`). The days 61-91 are those of made-up numbers.
package func hasCPRNumber(_ text: String) -> Bool {
    guard text.utf8.count >= 10 else { return false }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.contains { isCPRNumber(scalars, at: $0) }
}

private func isCPRNumber(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    func scalar(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }
    func digit(_ place: Int) -> Int? {
        guard let value = scalar(place)?.value, (48...57).contains(value) else { return nil }
        return Int(value) - 48
    }
    func pair(_ place: Int) -> Int? { digit(place).flatMap { ten in digit(place + 1).map { ten * 10 + $0 } } }
    let isPointed = scalar(start + 2) == "."
    let step = isPointed ? 3 : 2
    guard digit(start - 1) == nil, let day = pair(start), let month = pair(start + step), pair(start + 2 * step) != nil,
        (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day),
        !isPointed || scalar(start + 5) == "."
    else { return false }
    var rest = start + 2 * step + 2
    if let mark = scalar(rest), mark.properties.isDash || mark == "/" || (!isPointed && mark.properties.isWhitespace) {
        rest += 1
    } else if isPointed {
        return false
    }
    return (0..<4).allSatisfy { digit(rest + $0) != nil } && digit(rest + 4) == nil
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
