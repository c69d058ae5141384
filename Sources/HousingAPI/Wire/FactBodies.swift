package import Housing

/// New values for some facts of a unit or a referral, by the columns of their files; null makes a fact unknown.
package struct FactsChanged: Wire {
    /// A number, yes or no, a code, a day or a text, as `facts` of `show` has it; or a text as a cell of the file has it.
    package var columns: [String: FactValue]
    /// True says that they are right where a file would be asked about them.
    package var confirm: Bool?

    package init(columns: [String: FactValue], confirm: Bool? = nil) {
        self.columns = columns
        self.confirm = confirm
    }

    package static var mayHaveCPRNumber: Bool { true }
    package static var example: FactsChanged {
        FactsChanged(columns: ["husleje": .number("4150"), "el": .text("included"), "svarfrist": .unknown])
    }
}

/// From which day on an association is told of its answers, and in what form.
package struct AnswersQuery: Wire {
    /// Units answered before it are left out; none where it is left out.
    package var since: Day?
    package var format: AnswersFormat?

    package init(since: Day?, format: AnswersFormat?) {
        self.since = since
        self.format = format
    }

    package static var example: AnswersQuery { AnswersQuery(since: .sample, format: .csv) }
}

/// How answers to an association are written: for Excel either way.
package enum AnswersFormat: String, CaseIterable, Codable, Sendable {
    case xlsx, csv
}

extension FactValue: WireValue {
    package static var schema: Schema {
        .optional(.oneOf([.text(0...400), .kroner(0...1_000_000_000), .flag, .list(.text(0...200), most: 50)]))
    }
    package static var sample: FactValue { .number("4150") }
}
