package import Housing

/// One condition of a list: a field, what is asked of it, and the values, as `--where` and the parameter `where` have
/// it: `rent<4500`, `state=Åben,returned`, `answer_by<=today+7`, `address~prøve`, `deposit=` (empty).
package struct Condition: Sendable, Hashable {
    /// What is asked of the field.
    package enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        /// Holds the text, letters folded; of a closed list, what its words hold.
        case contains = "~"
    }

    package let field: Field
    package let comparison: Comparison
    /// `equal` and `contains` want one of them, `unequal` none of them; the other comparisons have one. No value at all
    /// asks whether the field is empty.
    package let values: [ConditionValue]

    /// Parses what was typed.
    ///
    /// - Parameter today: what `today` means.
    /// - Throws: `bad_condition`, `unknown_field`, `bad_comparison`, `bad_value`, `unknown_word`: never what was typed,
    ///   which may be anything.
    package init(_ typed: String, _ listing: Listing, today: Day) throws(Problem) {
        try self.init(typed, listing.listed, today: today)
    }

    /// Parses what was typed of a list that is computed, likewise.
    package init(_ typed: String, _ listing: ListedFields, today: Day) throws(Problem) {
        guard typed.utf8.count <= Self.longest, !typed.unicodeScalars.contains("\0"),
            let sign = typed.firstIndex(where: { "=<>!~".contains($0) }),
            let comparison = Comparison.allCases.filter({ typed[sign...].hasPrefix($0.rawValue) })
                .max(by: { $0.rawValue.count < $1.rawValue.count })
        else { throw .badCondition(listing) }
        let field = try listing.known(Self.trimmed(typed[..<sign]))
        guard field.kind.comparisons.contains(comparison) else { throw .badComparison(field) }
        let text = String(Self.trimmed(typed[sign...].dropFirst(comparison.rawValue.count)))
        self.field = field
        self.comparison = comparison
        if text.isEmpty {
            guard comparison == .equal || comparison == .unequal else { throw .badValue(field) }
            values = []
        } else {
            values = try ConditionValue.all(text, of: field, comparison, today: today)
        }
    }

    /// The most bytes of a condition.
    private static let longest = 1000

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Field.Kind {
    /// What can be asked of a field of this kind: a code has no order, an amount no letters.
    package var comparisons: [Condition.Comparison] {
        switch self {
        case .number, .text, .day: Condition.Comparison.allCases
        case .money, .instant, .count, .year, .tenths, .share: Condition.Comparison.allCases.filter { $0 != .contains }
        // Whether there is one.
        case .flag, .sealed: [.equal, .unequal]
        case .code, .codes, .fact: [.equal, .unequal, .contains]
        }
    }
}

extension Problem {
    fileprivate static func badCondition(_ listing: ListedFields) -> Problem {
        Problem(
            .wrongUse, "bad_condition",
            Words(
                da: "Betingelsen kan ikke læses: den skrives felt=værdi.",
                en: "The condition cannot be read: it is written field=value."),
            details: ["list": listing.name],
            hint: Words(
                da: "Tegnene er =, !=, <, <=, >, >= og ~ (indeholder). \(listing.names.da)",
                en: "The signs are =, !=, <, <=, >, >= and ~ (contains). \(listing.names.en)"))
    }

    fileprivate static func badComparison(_ field: Field) -> Problem {
        let signs = field.kind.comparisons.map(\.rawValue).joined(separator: ", ")
        return Problem(
            .wrongUse, "bad_comparison",
            Words(da: "\(field.name) kan ikke sammenlignes sådan.", en: "\(field.name) cannot be compared like that."),
            details: ["field": field.name],
            hint: Words(da: "For \(field.name): \(signs).", en: "For \(field.name): \(signs)."))
    }
}
