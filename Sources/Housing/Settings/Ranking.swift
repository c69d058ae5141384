/// The order of candidates: keys, each ascending or, with `-` before it, descending. `-priority -waited_days referral`.
package struct Ranking: Hashable, Sendable {
    /// What candidates can be ordered by: fields of a candidate.
    package enum Key: String, Code {
        case priority
        case waitedDays = "waited_days"
        case referral, persons
        case disposableIncome = "disposable_income"
        case shortfall

        package var words: Words {
            switch self {
            case .priority: Words(da: "Prioritet", en: "Priority")
            case .waitedDays: Words(da: "Ventet, dage", en: "Days waited")
            case .referral: Words(da: "Indstillingens nummer", en: "Number of the referral")
            case .persons: Words(da: "Personer", en: "Persons")
            case .disposableIncome: Words(da: "Rådighedsbeløb", en: "Disposable income")
            case .shortfall: Words(da: "Mangler", en: "Shortfall")
            }
        }
    }

    /// One key and its direction.
    package struct Term: Hashable, Sendable {
        package let key: Key
        package let isDescending: Bool
    }

    package let terms: [Term]

    /// What is shipped: who hastens most, then who has waited longest, then by number.
    package static let shipped = Ranking(terms: [
        Term(key: .priority, isDescending: true), Term(key: .waitedDays, isDescending: true),
        Term(key: .referral, isDescending: false),
    ])

    private init(terms: [Term]) { self.terms = terms }

    /// nil where a word is no key, a key stands twice, or there is none.
    package init?(_ text: String) {
        guard text.utf8.count <= 200 else { return nil }
        var terms: [Term] = []
        for word in text.split(separator: " ") {
            let isDescending = word.hasPrefix("-")
            guard let key = Key(rawValue: String(isDescending ? word.dropFirst() : word)),
                !terms.contains(where: { $0.key == key })
            else { return nil }
            terms.append(Term(key: key, isDescending: isDescending))
        }
        guard !terms.isEmpty else { return nil }
        self.terms = terms
    }
}

extension Ranking: CustomStringConvertible {
    package var description: String {
        terms.map { ($0.isDescending ? "-" : "") + $0.key.rawValue }.joined(separator: " ")
    }
}
