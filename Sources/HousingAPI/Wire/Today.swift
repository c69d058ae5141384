package import Housing

/// The day's work: every list, as of one moment.
package struct Today: Sendable {
    package let on: Day
    /// The rows of each list, in the order of `TodayList`.
    package let lists: [(list: TodayList, rows: [Record])]

    package init(on: Day, lists: [(list: TodayList, rows: [Record])]) {
        self.on = on
        self.lists = lists
    }

    /// One JSON object, every list in it, however empty.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("on")
            writer.value("\(on)")
            for (list, rows) in lists {
                writer.name(list.rawValue)
                writer.list(rows) { writer, row in writer.value(.record(row)) }
            }
        }
        return writer.bytes
    }
}

extension Today: Decodable {
    private enum CodingKeys: String, CodingKey {
        case on
    }

    package init(from decoder: any Decoder) throws {
        on = try decoder.container(keyedBy: CodingKeys.self).decode(Day.self, forKey: .on)
        let container = try decoder.container(keyedBy: ListKey.self)
        lists = try TodayList.allCases.map { ($0, try container.decode([Record].self, forKey: ListKey(list: $0))) }
    }

    private struct ListKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(list: TodayList) { stringValue = list.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// Rows of one kind, whole.
package struct Rows: Codable, Sendable {
    package let items: [Record]

    package init(items: [Record]) { self.items = items }

    /// `{"items": […]}`
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("items")
            writer.list(items) { writer, row in writer.value(.record(row)) }
        }
        return writer.bytes
    }
}

extension TodayList {
    /// A row of the list; what is missing stands there with its words.
    package var schema: Schema {
        .object(
            fields.map { field in
                field.name == "missing"
                    ? Schema.Property(
                        "missing",
                        .list(
                            .object([
                                Schema.Property("path", .text(0...400)), Schema.Property("words", .text(0...1000)),
                            ]), most: Int.max))
                    : field.schemaProperty
            })
    }
}

/// What is searched for. It travels in a body: an address ends in logs.
package struct FindText: Wire {
    package var text: String

    package init(text: String) { self.text = text }

    package static var bounds: [String: ClosedRange<Int>] { ["text": 1...200] }
    package static var example: FindText { FindText(text: "IND-001") }
}

extension Listing {
    /// The fields of what is found: a referral and what it has, or a unit by itself.
    package static let found: [Field] = [
        Field("referral", .number("R"), Words(da: "Indstilling", en: "Referral")),
        Field("source_number", .text, Words(da: "Sagsnr.", en: "Case number")),
        Field("name", .text, Words(da: "Navn", en: "Name")),
        Field("state", .code(.referralState), Words(da: "Status", en: "State")),
        Field("waited_days", .count, Words(da: "Ventet, dage", en: "Days waited")),
        Field("allocation", .number("A"), Words(da: "Anvisning", en: "Allocation")),
        Field("unit", .number("U"), Words(da: "Bolig", en: "Unit")),
        Field("passes", .count, Words(da: "Har råd", en: "Can afford")), .protected,
    ]

    static let foundSchema = Schema.object(found.map(\.schemaProperty))
}
