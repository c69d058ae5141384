/// One row of the municipality's table of minimums (mindste rådighedsbeløb): which households it is for, and what they
/// must have left. The first row that fits counts.
package struct MinimumRow: Hashable, Sendable {
    package enum Children: String, Hashable, Sendable, CaseIterable {
        case none, some
    }

    /// 1 or 2; nil is any, and so with every condition.
    package var adults: Int?
    package var children: Children?
    package var couple: Bool?
    /// What every adult must live on: one of these.
    package var benefit: [BenefitCode]?
    /// Every adult is at least that old.
    package var ageFrom: Int?
    /// Every adult is younger than that.
    package var ageUnder: Int?
    /// kr/month.
    package var amount: Int
    /// kr/month for the first, the second, ... child; the last repeats. Empty is nothing.
    package var perChild: [Int]

    package init(
        adults: Int? = nil, children: Children? = nil, couple: Bool? = nil, benefit: [BenefitCode]? = nil,
        ageFrom: Int? = nil, ageUnder: Int? = nil, amount: Int, perChild: [Int] = []
    ) {
        self.adults = adults
        self.children = children
        self.couple = couple
        self.benefit = benefit
        self.ageFrom = ageFrom
        self.ageUnder = ageUnder
        self.amount = amount
        self.perChild = perChild
    }

    /// How many amounts `perChild` may have.
    package static let mostChildren = 20

    /// The minimum of a household with that many children, kr/month.
    func amount(children: Int) -> Int {
        guard let last = perChild.last else { return amount }
        let counted = min(children, perChild.count)
        return amount + perChild[..<counted].reduce(0, +) + (children - counted) * last
    }

    /// Whether every household that `other` is for is one that this row is for.
    package func covers(_ other: MinimumRow) -> Bool {
        (adults == nil || adults == other.adults) && (children == nil || children == other.children)
            && (couple == nil || couple == other.couple || (couple == false && other.adults == 1))
            && (benefit.map { mine in other.benefit?.allSatisfy(mine.contains) ?? false } ?? true)
            && (ageFrom.map { from in other.ageFrom.map { $0 >= from } ?? (from <= Adult.ages.lowerBound) } ?? true)
            && (ageUnder.map { under in other.ageUnder.map { $0 <= under } ?? (under > Adult.ages.upperBound) } ?? true)
    }
}

extension [MinimumRow] {
    /// The places of rows that no household reaches, because one before them is for all of its households.
    package var unreachable: [Int] {
        indices.filter { later in self[..<later].contains { $0.covers(self[later]) } }
    }
}

extension Parameters {
    /// What is readable and most likely a slip, said to who drafts the parameters: rows of the table of minimums that no
    /// household reaches.
    package var warnings: [Words] {
        minimums.unreachable.map { row in
            Words(
                da: "minimums, række \(row + 1): ingen husstand når den, for en række før den passer på dem alle.",
                en: "minimums, row \(row + 1): no household reaches it, for a row before it fits them all.")
        }
    }
}

extension MinimumRow: CustomStringConvertible {
    /// As a file writes it.
    package var description: String {
        var fields: [String] = []
        if let benefit { fields.append("benefit: [\(benefit.map(\.rawValue).joined(separator: ", "))]") }
        if let adults { fields.append("adults: \(adults)") }
        if let children { fields.append("children: \(children.rawValue)") }
        if let couple { fields.append("couple: \(couple)") }
        if let ageFrom { fields.append("age_from: \(ageFrom)") }
        if let ageUnder { fields.append("age_under: \(ageUnder)") }
        fields.append("amount: \(amount)")
        if !perChild.isEmpty { fields.append("per_child: [\(perChild.map(String.init).joined(separator: ", "))]") }
        return "{\(fields.joined(separator: ", "))}"
    }
}

extension MinimumRow: Codable {
    private enum CodingKeys: String, CodingKey {
        case adults, children, couple, benefit, amount
        case ageFrom = "age_from"
        case ageUnder = "age_under"
        case perChild = "per_child"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys, _ range: ClosedRange<Int>) throws -> Int? {
            guard let number = try container.decodeIfPresent(Int.self, forKey: key) else { return nil }
            guard range.contains(number) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "\(range)")
            }
            return number
        }
        func code<Value>(_ key: CodingKeys, _ value: Value?) throws -> Value {
            guard let value else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "unknown code")
            }
            return value
        }
        let kroner = 0...ParameterMeasure.kronerMonth.highest
        let perChild = try container.decodeIfPresent([Int].self, forKey: .perChild) ?? []
        guard perChild.count <= MinimumRow.mostChildren, perChild.allSatisfy(kroner.contains) else {
            throw DecodingError.dataCorruptedError(forKey: .perChild, in: container, debugDescription: "\(kroner)")
        }
        self.init(
            adults: try number(.adults, 1...2),
            children: try container.decodeIfPresent(String.self, forKey: .children).map {
                try code(.children, Children(rawValue: $0))
            },
            couple: try container.decodeIfPresent(Bool.self, forKey: .couple),
            benefit: try container.decodeIfPresent([String].self, forKey: .benefit)?.map {
                try code(.benefit, BenefitCode(rawValue: $0))
            },
            ageFrom: try number(.ageFrom, 0...150), ageUnder: try number(.ageUnder, 0...150),
            amount: try code(.amount, number(.amount, kroner)), perChild: perChild)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(adults, forKey: .adults)
        try container.encodeIfPresent(children?.rawValue, forKey: .children)
        try container.encodeIfPresent(couple, forKey: .couple)
        try container.encodeIfPresent(benefit?.map(\.rawValue), forKey: .benefit)
        try container.encodeIfPresent(ageFrom, forKey: .ageFrom)
        try container.encodeIfPresent(ageUnder, forKey: .ageUnder)
        try container.encode(amount, forKey: .amount)
        if !perChild.isEmpty { try container.encode(perChild, forKey: .perChild) }
    }
}
