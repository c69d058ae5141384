import FoundationEssentials
package import Housing

/// A body, or the parameters of a query: an ordinary struct. Its description, and the bounds within which it is decoded,
/// are found by decoding it once with a decoder that notes what is asked for.
package protocol Wire: Codable, Sendable {
    /// Bounds other than the usual ones, by JSON name: of a text its length, of a number its value, of a list its items.
    static var bounds: [String: ClosedRange<Int>] { get }
    /// One to show, which the operation would take.
    static var example: Self { get }
    /// Whether a CPR number may stand in it when something is changed: because it says who is meant, or is read column by
    /// column and refused where it is out of place.
    static var mayHaveCPRNumber: Bool { get }
}

extension Wire {
    package static var bounds: [String: ClosedRange<Int>] { [:] }
    package static var mayHaveCPRNumber: Bool { false }

    /// The example as it travels.
    package static func exampleJSON() throws -> JSON {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSON(Array(encoder.encode(example)))
    }
}

/// A value of one's own that stands on the wire as a JSON text, number or list.
package protocol WireValue: Codable, Sendable {
    static var schema: Schema { get }
    static var sample: Self { get }
}

/// No parameters, or no body.
package struct Nothing: Wire {
    package init() {}
    package static let example = Nothing()
}

extension Day: WireValue {
    package static var schema: Schema { .text(10...10, form: "date") }
    package static var sample: Day { Day("2025-11-03") ?? Day(number: 0) }
}

extension Money: WireValue {
    package static var schema: Schema { .kroner(Schema.usualKroner) }
    package static var sample: Money { Money(kroner: 4150) }
}

extension Number: WireValue {
    package static var schema: Schema {
        .text(1...20, pattern: "^([\(Of.letter)\(Of.letter.lowercased())]-)?[0-9]{1,15}$")
    }
    package static var sample: Number { Number(12) }
}

extension Instant: WireValue {
    package static var schema: Schema { .text(10...40, form: "date-time") }
    package static var sample: Instant { Instant("2025-11-03T11:00:00Z") ?? Instant(endOf: .sample) }
}

extension Statistic: WireValue {
    package static var schema: Schema { .code(all.map(\.code)) }
    package static var sample: Statistic { .unitsReceived }
}
