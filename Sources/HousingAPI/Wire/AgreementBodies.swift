package import Housing

/// Writes what is agreed on letting with an association, or for one of its departments, from a day on. What is left out
/// stays as it was the day before; the row that was in force ends there.
package struct AgreementSet: Wire {
    package var association: String
    /// Its number; the whole association where it is left out.
    package var department: String?
    /// The share of vacancies offered.
    package var share: Share?
    /// Days the municipality has to answer.
    package var answerDays: Int?
    /// The first day; today where it is left out.
    package var from: Day?

    package init(association: String, department: String?, share: Share?, answerDays: Int?, from: Day?) {
        self.association = association
        self.department = department
        self.share = share
        self.answerDays = answerDays
        self.from = from
    }

    enum CodingKeys: String, CodingKey {
        case association, department, share, from
        case answerDays = "answer_days"
    }

    package static var bounds: [String: ClosedRange<Int>] {
        ["association": 1...40, "department": 1...40, "answer_days": 1...365]
    }
    package static var example: AgreementSet {
        AgreementSet(association: "9001", department: "12", share: .quarter, answerDays: 10, from: .sample)
    }
}

/// Which months a balance is of.
package struct BalanceQuestion: Wire {
    package var period: Period

    package init(period: Period) { self.period = period }

    package static var example: BalanceQuestion { BalanceQuestion(period: .sample) }
}

/// A share travels as `1/4`, or as a number of per cent.
extension Share: WireValue {
    package static var schema: Schema { .oneOf([.text(1...12), .whole(0...100)]) }
    package static var sample: Share { .quarter }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try (try? container.decode(Int.self)).map(String.init) ?? container.decode(String.self)
        guard let share = Share(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a share such as 1/4 or 25")
        }
        self = share
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
