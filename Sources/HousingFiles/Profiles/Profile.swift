package import Housing

/// Which columns a kind of file has, under which headers, and how their cells are read.
package struct Profile: Sendable {
    package let kind: ImportKind
    package private(set) var columns: [ProfileColumn]
    package private(set) var rentRanges: [RentRange]
    /// By folded header; a file can have 16,000 of them.
    private var places: [String: Int] = [:]

    init(kind: ImportKind, columns: [ProfileColumn], rentRanges: [RentRange]) {
        self.kind = kind
        self.columns = columns
        self.rentRanges = rentRanges
        findPlaces()
    }

    /// The place of a column by its own name, or nil where this kind has none of that name.
    package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The column a header means, by its name or another header of it.
    package func index(header: String) -> Int? { index(folded: folded(header)) }

    /// The column a folded header means.
    func index(folded header: String) -> Int? { places[header] }

    /// The column whose headers look most like one that nobody knows, and how many letters they are apart; nil where none
    /// comes near.
    func nearest(to header: String) -> (index: Int, distance: Int)? {
        let header = UnknownHeader(header)
        let near = places.compactMap { name, index in header.distance(to: name).map { (index: index, distance: $0) } }
        return near.min { ($0.distance, $0.index) < ($1.distance, $1.index) }
    }

    /// How many letters a header and the nearest header of a column are apart; nil where it does not come near.
    func distance(of header: String, to index: Int) -> Int? {
        let header = UnknownHeader(header)
        return ([folded(columns[index].name)] + columns[index].aliases).compactMap { header.distance(to: $0) }.min()
    }

    /// The first of two columns with one header has it.
    private mutating func findPlaces() {
        places = [:]
        for (index, column) in columns.enumerated() {
            for header in [folded(column.name)] + column.aliases where places[header] == nil { places[header] = index }
        }
    }

    /// The range of rents in force for that type on that day, kr/m² a month.
    package func rentRange(_ type: UnitType, on day: Day) -> RentRange? {
        rentRanges.last { $0.type == type && $0.from <= day && $0.until.map { day < $0 } ?? true }
    }

    /// Adds the aliases and words of a later file; its rent ranges come after, so they win.
    mutating func add(aliases: [String: [String]], words: ProfileWords, rentRanges: [RentRange]) {
        for index in columns.indices {
            let column = columns[index]
            columns[index] = column.adding(
                aliases: aliases[column.name] ?? [], words: column.list.map { words.codes(of: $0) } ?? [])
        }
        self.rentRanges += rentRanges
        findPlaces()
    }
}

/// A column of a profile. A class, because every cell of a file asks its column, and a struct of strings and tables is
/// slow to pass around.
package final class ProfileColumn: Sendable {
    /// As in the template: what a report calls it.
    package let name: String
    /// What it means.
    package let meaning: Words
    package let type: ColumnType
    package let required: Bool
    /// The value must be above 0.
    package let positive: Bool
    /// A whole number must not be above it.
    package let highest: Int?
    /// Part of a key, which has one form in every source.
    package let isKey: Bool
    /// The closed list its words belong to.
    package let list: String?
    /// Other headers, folded.
    package let aliases: Set<String>
    /// Folded word to code.
    package let codes: [String: String]
    /// The words a person may write: the first of each code.
    package let words: [String]

    init(
        name: String, meaning: Words, type: ColumnType, required: Bool = false, positive: Bool = false,
        highest: Int? = nil, isKey: Bool = false, list: String? = nil, aliases: Set<String> = [],
        codes: [String: String] = [:], words: [String] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.highest = highest
        self.isKey = isKey || type == .key || type == .association
        self.type = type
        self.required = required
        self.positive = positive
        self.list = list
        self.aliases = aliases
        self.codes = codes
        self.words = words
    }

    /// The words for a hint.
    var choices: String { words.joined(separator: ", ") }

    /// The column with more headers and more words for its codes.
    func adding(aliases: [String], words: [(code: String, words: [String])]) -> ProfileColumn {
        var codes = codes
        for (code, words) in words {
            // Yes and no are the words for them alone: their codes are words of another language.
            for word in type == .yesNo ? words : words + [code] where codes[folded(word)] == nil {
                codes[folded(word)] = code
            }
        }
        let first = words.map { $0.words.first ?? $0.code }
        return ProfileColumn(
            name: name, meaning: meaning, type: type, required: required, positive: positive, highest: highest,
            isKey: isKey, list: list, aliases: self.aliases.union(aliases.map { folded($0) }), codes: codes,
            words: self.words.isEmpty ? first : self.words)
    }

    /// The first word of a code of its list; nil where the list has no such code.
    package func word(_ code: String) -> String? { words.first { codes[folded($0)] == code } }

    /// The code of a word of its list.
    func code(of word: String) -> String? { codes[word] ?? codes[folded(word)] }
}

/// How the cells of a column are read.
package enum ColumnType: String, Sendable, Decodable {
    /// An LBF number or a registered name.
    case association
    /// Part of a key, at most 40 characters.
    case key
    /// At most 200 characters.
    case text
    /// As text; never shown in a report.
    case personName = "person_name"
    case cpr
    case postcode, uuid
    /// kr, øre as decimals.
    case amount
    /// Up to one decimal.
    case number
    case whole, year, month, day
    /// A day from 1900 on.
    case birthDay = "birth_day"
    case yesNo = "yes_no"
    case list
    /// Some words of a list, separated by `,`, `;` or `og`.
    case several
    /// Ages or birthdays of children, `4,9`.
    case ages
}

/// What a rent usually is for a type of unit, kr/m² a month, both bounds included; `until` is a day not included.
package struct RentRange: Sendable, Hashable {
    package let type: UnitType
    package let from: Day
    package let until: Day?
    package let low: Int
    package let high: Int

    /// True where a rent (kr/month) for that many tenths of a square metre lies inside.
    package func contains(_ rent: Money, areaTenths: Int) -> Bool {
        // Both sides in tenths of an øre: the rent is øre, the area tenths of m², the bounds kr/m².
        let scaled = rent.ore * 10
        return scaled >= low * 100 * areaTenths && scaled <= high * 100 * areaTenths
    }
}

/// How many letters one has to add, leave out or replace to make one text of the other.
package func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (place, other) in right.enumerated() {
            let kept = letter == other ? diagonal : diagonal + 1
            diagonal = row[place + 1]
            row[place + 1] = min(kept, row[place] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
