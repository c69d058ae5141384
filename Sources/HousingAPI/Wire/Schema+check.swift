package import Housing

extension Schema {
    /// Whether a value is what it should be; else what is wrong, with the path of the field and never its value.
    package func check(_ value: JSON, at path: [String] = []) throws(Problem) {
        switch (self, value) {
        case (.optional, .null), (.free, _), (.flag, .flag), (.number, .number): return
        case (.optional(let schema), _): try schema.check(value, at: path)
        case (.text(let length, let form, _), .text(let text)):
            try Schema.check(text, length, at: path)
            if form == "date", let day = Day(text), !Day.stated.contains(day) { throw .badValue(path, .stated) }
        case (.code(let codes), .text(let text)):
            guard codes.contains(text) else {
                throw .badValue(path, Words(da: "En af: \(codes.said).", en: "One of: \(codes.said)."))
            }
        case (.whole(let range), .number(let text)):
            guard let number = Int(text) else { throw .wrongType(path) }
            guard range.contains(number) else { throw .badValue(path, .between(range)) }
        case (.kroner(let range), .number(let text)):
            guard let amount = Money(text) else {
                throw .badValue(
                    path,
                    Words(da: "Et beløb i kroner med højst to decimaler.", en: "Kroner with two decimals at most."))
            }
            guard Money(kroner: range.lowerBound) <= amount, amount <= Money(kroner: range.upperBound) else {
                throw .badValue(path, .between(range))
            }
        case (.list(let item, let most), .list(let items)):
            guard items.count <= most else { throw .badValue(path, .atMost(most)) }
            for (index, value) in items.enumerated() { try item.check(value, at: path + [String(index)]) }
        case (.object(let properties), .object(let members)):
            try Schema.check(members, properties, at: path)
        case (.map(let item), .object(let members)):
            guard members.count <= 200 else { throw .badValue(path, .atMost(200)) }
            for (index, member) in members.enumerated() {
                // Who asked names the members of a map, and may have written anything.
                let name = member.name.isPlainName ? member.name : String(index)
                try item.check(member.value, at: path + [name])
            }
        case (.oneOf(let schemas), _):
            // Of the right type, it is told what is wrong with the value.
            var problem = Problem.wrongType(path)
            for schema in schemas {
                do throws(Problem) {
                    try schema.check(value, at: path)
                    return
                } catch {
                    if error.code != problem.code { problem = error }
                }
            }
            throw problem
        default: throw .wrongType(path)
        }
    }

    private static func check(
        _ members: [JSON.Member], _ properties: [Property], at path: [String]
    ) throws(Problem) {
        for member in members {
            guard let property = properties.first(where: { $0.name == member.name }) else {
                throw .unknownField(path, properties.map(\.name))
            }
            try property.schema.check(member.value, at: path + [member.name])
        }
        for property in properties where property.isRequired {
            guard members.contains(where: { $0.name == property.name }) else {
                throw .missingField(path + [property.name])
            }
        }
    }

    private static func check(
        _ text: String, _ length: ClosedRange<Int>, at path: [String]
    ) throws(Problem) {
        let count = text.unicodeScalars.count
        guard length.contains(count) else { throw .badValue(path, .letters(length)) }
        guard !text.unicodeScalars.contains(where: \.isControl) else {
            throw .badValue(path, Words(da: "Der står tegn, der ikke er tekst.", en: "It holds what is no text."))
        }
    }
}

extension Unicode.Scalar {
    /// Control characters but tab and new line: no text has them, and PostgreSQL keeps no NUL.
    package var isControl: Bool { (value < 32 && ![9, 10, 13].contains(value)) || value == 127 || value == 0xFFFD }
}

extension [String] {
    fileprivate var said: String { joined(separator: ", ") }
}

extension Words {
    fileprivate static let stated = Words(
        da: "Fra \(Day.stated.lowerBound) til \(Day.stated.upperBound).",
        en: "From \(Day.stated.lowerBound) to \(Day.stated.upperBound).")

    fileprivate static func between(_ range: ClosedRange<Int>) -> Words {
        Words(
            da: "Fra \(range.lowerBound) til \(range.upperBound).",
            en: "From \(range.lowerBound) to \(range.upperBound)."
        )
    }

    fileprivate static func letters(_ range: ClosedRange<Int>) -> Words {
        Words(
            da: "\(range.lowerBound)-\(range.upperBound) tegn.",
            en: "\(range.lowerBound)-\(range.upperBound) characters."
        )
    }

    fileprivate static func atMost(_ count: Int) -> Words {
        Words(da: "Højst \(count).", en: "At most \(count).")
    }
}

extension Problem {
    /// A field whose value cannot be: too long, too large, no code of its list.
    package static func badValue(_ path: [String], _ hint: Words?) -> Problem {
        Problem(
            .wrongUse, "bad_value",
            Words(da: "Værdien af et felt kan ikke bruges.", en: "The value of a field cannot be used."),
            details: ["field": path.joined(separator: ".")], hint: hint)
    }

    package static func wrongType(_ path: [String]) -> Problem {
        Problem(
            .wrongUse, "wrong_type", Words(da: "Et felt har den forkerte type.", en: "A field has the wrong type."),
            details: ["field": path.joined(separator: ".")], hint: whereFieldsStand)
    }

    package static func missingField(_ path: [String]) -> Problem {
        Problem(
            .wrongUse, "missing_field", Words(da: "Et felt mangler.", en: "A field is missing."),
            details: ["field": path.joined(separator: ".")], hint: whereFieldsStand)
    }

    /// A field nobody knows; its name is not repeated, since anything may have been typed there.
    package static func unknownField(_ path: [String], _ known: [String]) -> Problem {
        let names = known.said
        return Problem(
            .wrongUse, "unknown_field", Words(da: "Et felt kendes ikke.", en: "A field is not known."),
            details: path.isEmpty ? [:] : ["field": path.joined(separator: ".")],
            hint: names.isEmpty
                ? Words(da: "Der er ingen felter.", en: "There are no fields.")
                : Words(da: "Felterne er: \(names).", en: "The fields are: \(names)."))
    }

    package static let whereFieldsStand = Words(
        da: "Felterne står i /v1/openapi.json.", en: "The fields are in /v1/openapi.json.")
}

extension String {
    /// Whether it can be the name of a column, and so be told again: letters, digits and `_`, and not the digits of a CPR
    /// number.
    fileprivate var isPlainName: Bool {
        (1...60).contains(count) && allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            && filter(\.isNumber).count < 6
    }
}
