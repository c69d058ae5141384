package import Housing

// What may stand in a query, one small type a kind of question.

/// What every list takes.
package struct ListQuery: Wire {
    /// Conditions that must all hold: `rent<=4500`, `state=open,offered`, `address~prove`.
    package var `where`: [String]?
    /// A field, with a leading `-` for descending.
    package var sort: String?
    /// Rows a page.
    package var limit: Int?
    /// Where the page before ended.
    package var cursor: String?

    package init(where: [String]? = nil, sort: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.where = `where`
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }

    package static var bounds: [String: ClosedRange<Int>] {
        ["where": 0...20, "sort": 1...60, "limit": 1...1000, "cursor": 1...2000]
    }
    package static var example: ListQuery { ListQuery(where: [], limit: 100) }
}

/// A day to look at something from; today where it is left out.
package struct OnDay: Wire {
    package var on: Day?

    package init(on: Day?) { self.on = on }

    package static var example: OnDay { OnDay(on: .sample) }
}

/// A day that must be said.
package struct AgainstDay: Wire {
    package var on: Day

    package init(on: Day) { self.on = on }

    package static var example: AgainstDay { AgainstDay(on: .sample) }
}

/// Which dwelling, and from which day, the highest rents are reckoned with.
package struct FrontierQuery: Wire {
    package var on: Day?
    /// Number or file key.
    package var unit: String?

    package init(on: Day?, unit: String?) {
        self.on = on
        self.unit = unit
    }

    package static var example: FrontierQuery { FrontierQuery(on: .sample, unit: "U-12") }
}

/// How a letter is written.
package struct LetterQuery: Wire {
    package var format: LetterFormat?

    package init(format: LetterFormat?) { self.format = format }

    package static var example: LetterQuery { LetterQuery(format: .md) }
}

/// A period, and what was known when.
package struct StatisticQuestion: Wire {
    package var period: Period
    /// A day (its end) or an instant; the latest where it is left out.
    package var knownAt: KnownAt?

    package init(period: Period, knownAt: KnownAt?) {
        self.period = period
        self.knownAt = knownAt
    }

    enum CodingKeys: String, CodingKey {
        case period
        case knownAt = "known_at"
    }

    package static var example: StatisticQuestion { StatisticQuestion(period: .sample, knownAt: nil) }
}

/// A package of statistics.
package struct PackageQuestion: Wire {
    package var period: Period
    package var knownAt: KnownAt?
    /// Codes with commas between; every statistic where it is left out.
    package var statistics: String?
    package var format: PackageFormat?
    /// True leaves out what would tell of few persons.
    package var publish: Bool?

    package init(
        period: Period, knownAt: KnownAt? = nil, statistics: String? = nil, format: PackageFormat? = nil,
        publish: Bool? = nil
    ) {
        self.period = period
        self.knownAt = knownAt
        self.statistics = statistics
        self.format = format
        self.publish = publish
    }

    enum CodingKeys: String, CodingKey {
        case period, statistics, format, publish
        case knownAt = "known_at"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["statistics": 1...1000] }
    package static var example: PackageQuestion { PackageQuestion(period: .sample) }
}

/// What a file is sent with.
package struct FileQuery: Wire {
    package var kind: ImportKind
    /// Its name, without its folder; better in the header `Bolig-File`.
    package var file: String?
    /// The LBF number all its rows are of.
    package var association: String?
    /// The day it is judged on.
    package var on: Day?
    /// True takes the good rows of a file with mistakes.
    package var acceptValid: Bool?
    /// True of what somebody typed: it is no list of what an association has, and answers no file that was refused.
    package var byHand: Bool?

    package init(
        kind: ImportKind, file: String?, association: String?, on: Day?, acceptValid: Bool?, byHand: Bool? = nil
    ) {
        self.kind = kind
        self.file = file
        self.association = association
        self.on = on
        self.acceptValid = acceptValid
        self.byHand = byHand
    }

    enum CodingKeys: String, CodingKey {
        case kind, file, association, on
        case acceptValid = "accept_valid"
        case byHand = "by_hand"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["association": 1...40] }
    package static var example: FileQuery {
        FileQuery(kind: .units, file: "units.csv", association: nil, on: .sample, acceptValid: false)
    }
}

extension Period: WireValue {
    package static var schema: Schema { .text(4...16) }
    package static var sample: Period { Period(monthOf: .sample) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let period = Period(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a period such as 2024-H1")
        }
        self = period
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension KnownAt: WireValue {
    package static var schema: Schema { .text(10...40) }
    package static var sample: KnownAt { .endOf(.sample) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let knownAt = KnownAt(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day or an instant")
        }
        self = knownAt
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .latest: try container.encodeNil()
        case .endOf(let day): try container.encode(day.description)
        case .instant(let instant): try container.encode(instant.description)
        }
    }
}

/// Which candidates, and as of when.
package struct CandidatesQuery: Wire {
    package var on: Day?
    /// True shows those who fail or are excluded too.
    package var all: Bool?
    /// One alone, whatever speaks against it: number or file key.
    package var why: String?

    package init(on: Day?, all: Bool?, why: String?) {
        self.on = on
        self.all = all
        self.why = why
    }

    package static var example: CandidatesQuery { CandidatesQuery(on: .sample, all: false, why: nil) }
}
