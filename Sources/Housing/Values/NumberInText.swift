/// Whether a CPR number stands anywhere in a text: ten digits that begin with a day and a month, with a hyphen or a space
/// after the sixth or without, and no digit around them. The days 61-91 are those of made-up numbers.
package func hasCPRNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func digit(_ place: Int) -> Int? {
        guard bytes.indices.contains(place), (48...57).contains(bytes[place]) else { return nil }
        return Int(bytes[place]) - 48
    }
    return bytes.indices.contains { start in
        guard digit(start - 1) == nil else { return false }
        let digits = (0..<6).compactMap { digit(start + $0) }
        guard digits.count == 6 else { return false }
        let (day, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day) else { return false }
        var rest = start + 6
        if bytes.indices.contains(rest), bytes[rest] == UInt8(ascii: "-") || bytes[rest] == UInt8(ascii: " ") {
            rest += 1
        }
        return (0..<4).allSatisfy { digit(rest + $0) != nil } && digit(rest + 4) == nil
    }
}

extension Problem {
    /// Refuses a text that a CPR number stands in: what is written of a case is read by many.
    package static func refuseNumber(in text: String?) throws(Problem) {
        guard let text, hasCPRNumber(text) else { return }
        throw Problem(
            .refused, "number_in_text",
            Words(da: "Der står et CPR-nummer i teksten.", en: "A CPR number stands in the text."),
            hint: Words(da: "Skriv det om uden CPR-nummer.", en: "Write it without the CPR number."))
    }
}
