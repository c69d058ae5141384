package import Housing

/// Adds a project: dwellings to come (`special`, `new`: `dwellings` and `expected`), or a renovation (`association`,
/// `department` and its days).
package struct SupplyAdd: Wire {
    package var kind: SupplyKind
    package var name: String
    package var dwellings: Int?
    package var expected: ExpectedYears?
    package var association: String?
    package var department: String?
    package var startsOn: Day?
    /// The last day units are kept away.
    package var endsOn: Day?
    /// After this day a figure that rests on it is provisional.
    package var reviewBy: Day?

    package init(
        kind: SupplyKind, name: String, dwellings: Int? = nil, expected: ExpectedYears? = nil,
        association: String? = nil, department: String? = nil, startsOn: Day? = nil, endsOn: Day? = nil,
        reviewBy: Day? = nil
    ) {
        self.kind = kind
        self.name = name
        self.dwellings = dwellings
        self.expected = expected
        self.association = association
        self.department = department
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.reviewBy = reviewBy
    }

    enum CodingKeys: String, CodingKey {
        case kind, name, dwellings, expected, association, department
        case startsOn = "starts_on"
        case endsOn = "ends_on"
        case reviewBy = "review_by"
    }

    package static var bounds: [String: ClosedRange<Int>] {
        ["dwellings": 1...100_000, "association": 1...40, "department": 1...40]
    }
    package static var example: SupplyAdd {
        SupplyAdd(kind: .special, name: "Skæve boliger, Prøvevej", dwellings: 24, expected: .sample)
    }
}

/// Changes a project; what is left out stays as it is.
package struct SupplyChange: Wire {
    package var name: String?
    package var dwellings: Int?
    package var expected: ExpectedYears?
    package var startsOn: Day?
    package var endsOn: Day?
    package var reviewBy: Day?

    package init(
        name: String? = nil, dwellings: Int? = nil, expected: ExpectedYears? = nil, startsOn: Day? = nil,
        endsOn: Day? = nil, reviewBy: Day? = nil
    ) {
        self.name = name
        self.dwellings = dwellings
        self.expected = expected
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.reviewBy = reviewBy
    }

    enum CodingKeys: String, CodingKey {
        case name, dwellings, expected
        case startsOn = "starts_on"
        case endsOn = "ends_on"
        case reviewBy = "review_by"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["dwellings": 1...100_000] }
    package static var example: SupplyChange { SupplyChange(dwellings: 30, expected: .sample) }
}

/// So many dwellings of a project have come; the units come by file.
package struct SupplyDeliver: Wire {
    package var dwellings: Int
    package var on: Day?

    package init(dwellings: Int, on: Day?) {
        self.dwellings = dwellings
        self.on = on
    }

    package static var bounds: [String: ClosedRange<Int>] { ["dwellings": 1...100_000] }
    package static var example: SupplyDeliver { SupplyDeliver(dwellings: 12, on: .sample) }
}

extension ExpectedYears: WireValue {
    package static var schema: Schema { .text(4...9, pattern: "^20[0-9]{2}(-20[0-9]{2})?$") }
    package static var sample: ExpectedYears { ExpectedYears(2027) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let years = ExpectedYears(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a year such as 2027, or 2026-2029")
        }
        self = years
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
