import HousingAPI

/// Bytes that say their values in one way only: every text goes with its length and every list with its count, so that no two
/// different values give the same bytes. Numbers are eight bytes, the highest first.
struct CanonicalBytes {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) {
        let bits = UInt64(bitPattern: Int64(number))
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
    }

    mutating func add(_ raw: [UInt8]) {
        add(raw.count)
        bytes += raw
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            add(utf8.count)
            bytes += utf8
        }
    }

    mutating func add(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    mutating func add(_ number: Int?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { add(number) }
    }

    mutating func add(_ texts: [String]) {
        add(texts.count)
        for text in texts { add(text) }
    }

    mutating func add(_ numbers: [Int]) {
        add(numbers.count)
        for number in numbers { add(number) }
    }

    /// The members of an object in the order of their names' bytes, whatever order they stand in; numbers as they are written.
    mutating func add(_ json: JSON) {
        switch json {
        case .null: bytes.append(0)
        case .flag(let flag): bytes.append(flag ? 2 : 1)
        case .number(let text):
            bytes.append(3)
            add(text)
        case .text(let text):
            bytes.append(4)
            add(text)
        case .list(let items):
            bytes.append(5)
            add(items.count)
            for item in items { add(item) }
        case .object(let members):
            bytes.append(6)
            add(members.count)
            for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                add(member.name)
                add(member.value)
            }
        }
    }
}
