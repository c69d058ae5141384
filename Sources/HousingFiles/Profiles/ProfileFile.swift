import Housing
import Yams

/// A profile file as written: shipped, or added by a municipality.
struct ProfileFile: Decodable {
    var kind: ImportKind?
    /// The LBF number of the association whose files it is for; none for every sender.
    var association: String?
    /// The profile that associations are registered with (`associations add --profile`), where it is for those alone.
    var profile: String?
    /// The days it is in force; `until` is not included.
    var from: Day?
    var until: Day?
    var include: Include?
    var columns: [Column]?
    var words: ProfileWords?
    var rentRanges: [Range]?

    struct Include: Decodable {
        var kind: ImportKind
        var through: String
    }

    struct Column: Decodable {
        var name: String
        var type: ColumnType?
        var list: String?
        var required: Bool?
        var positive: Bool?
        var highest: Int?
        var key: Bool?
        var da: String?
        var en: String?
        var aliases: [String]?
    }

    struct Range: Decodable {
        var type: UnitType
        var from: Day?
        var until: Day?
        var low: Int
        var high: Int
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, association, profile, from, until, include, columns, words
        case rentRanges = "rent_ranges"
    }

    init(yaml: String) throws {
        self = try YAMLDecoder().decode(ProfileFile.self, from: yaml)
    }

    var ranges: [RentRange] {
        (rentRanges ?? []).map {
            RentRange(type: $0.type, from: $0.from ?? Day(number: 0), until: $0.until, low: $0.low, high: $0.high)
        }
    }

    var aliases: [String: [String]] {
        Dictionary((columns ?? []).map { ($0.name, $0.aliases ?? []) }, uniquingKeysWith: +)
    }

    /// True for a file that not every sender's files are read with.
    var isOwn: Bool { association != nil || profile != nil }

    /// Whether it is for that association, registered with that profile.
    func isFor(_ association: String?, _ profile: String?) -> Bool {
        !isOwn || (self.profile != nil && self.profile == profile)
            || (self.association != nil && self.association.map { foldedKey($0) } == association.map { foldedKey($0) })
    }

    func isInForce(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true) }
}

/// The words of the closed lists: list, code, words; codes in the order they are written in, which is the order people choose
/// from.
struct ProfileWords: Decodable {
    private(set) var lists: [String: [(code: String, words: [String])]] = [:]

    /// No words.
    init() {}

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for list in container.allKeys {
            let codes = try container.nestedContainer(keyedBy: Name.self, forKey: list)
            lists[list.stringValue] = try codes.allKeys.map { code in
                (code.stringValue, try codes.decode([String].self, forKey: code))
            }
        }
    }

    /// Adds codes after those that a list has.
    mutating func add(_ codes: [(code: String, words: [String])], to list: String) {
        lists[list, default: []] += codes
    }

    /// The same with what another has.
    func adding(_ other: ProfileWords) -> ProfileWords {
        var words = self
        for (list, codes) in other.lists { words.add(codes, to: list) }
        return words
    }

    /// The codes of a list.
    func codes(of list: String) -> [(code: String, words: [String])] { lists[list] ?? [] }
}
