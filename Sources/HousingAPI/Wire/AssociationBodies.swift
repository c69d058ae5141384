package import Housing

/// What an association is called, how its files are read and what its dwellings may hold; what is left out stays. Days to
/// answer change from today.
package struct AssociationChange: Wire {
    package var name: String?
    /// An empty text is none of its own.
    package var profile: String?
    /// Days the municipality has to answer, from today.
    package var answerDays: Int?
    package var personsPerRoom: PersonsPerRoom?

    package init(name: String?, profile: String?, answerDays: Int? = nil, personsPerRoom: PersonsPerRoom? = nil) {
        self.name = name
        self.profile = profile
        self.answerDays = answerDays
        self.personsPerRoom = personsPerRoom
    }

    enum CodingKeys: String, CodingKey {
        case name, profile
        case answerDays = "answer_days"
        case personsPerRoom = "persons_per_room"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["profile": 0...40, "answer_days": 1...365] }
    package static var example: AssociationChange {
        AssociationChange(
            name: "Eksempel Boligforening Nord", profile: nil, answerDays: 10, personsPerRoom: .most(2))
    }
}

/// A number, or `none` for no limit.
extension PersonsPerRoom: WireValue {
    package static var schema: Schema { .oneOf([.whole(bounds), .code(["none"])]) }
    package static var sample: PersonsPerRoom { .most(2) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try (try? container.decode(Int.self)).map(String.init) ?? container.decode(String.self)
        guard let value = PersonsPerRoom(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a number of persons, or none")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let most { try container.encode(most) } else { try container.encode("none") }
    }
}
