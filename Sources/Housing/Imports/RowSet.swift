/// Rows of a file, a bit for each: a file can have millions of rows, and all of them can be in a set.
package struct RowSet: Hashable, Sendable {
    /// 64 rows each; the last is never 0.
    private var words: [UInt64] = []
    package private(set) var count = 0

    package init() {}

    /// - Parameter rows: 0 (the file itself) or above.
    package init(_ rows: some Sequence<Int>) { for row in rows { insert(row) } }

    package var isEmpty: Bool { count == 0 }

    package func contains(_ row: Int) -> Bool {
        words.indices.contains(row >> 6) && words[row >> 6] & 1 << UInt64(row & 63) != 0
    }

    /// - Parameter row: 0 (the file itself) or above; anything below is no row and is left out.
    package mutating func insert(_ row: Int) {
        guard row >= 0, !contains(row) else { return }
        let place = row >> 6
        if place >= words.count { words.append(contentsOf: repeatElement(0, count: place + 1 - words.count)) }
        words[place] |= 1 << UInt64(row & 63)
        count += 1
    }

    /// The rows that are not in the other.
    package func subtracting(_ other: RowSet) -> RowSet {
        var result = self
        for (place, word) in zip(words.indices, other.words) {
            result.count -= (words[place] & word).nonzeroBitCount
            result.words[place] &= ~word
        }
        while result.words.last == 0 { result.words.removeLast() }
        return result
    }

    /// The rows that are in one or both.
    package func union(_ other: RowSet) -> RowSet {
        var result = self
        for row in other { result.insert(row) }
        return result
    }
}

extension RowSet: ExpressibleByArrayLiteral {
    package init(arrayLiteral rows: Int...) { self.init(rows) }
}

extension RowSet: Sequence {
    /// The rows in ascending order.
    package struct Iterator: IteratorProtocol {
        fileprivate let words: [UInt64]
        fileprivate var place = 0
        fileprivate var rest: UInt64

        package mutating func next() -> Int? {
            while rest == 0 {
                place += 1
                guard place < words.count else { return nil }
                rest = words[place]
            }
            defer { rest &= rest - 1 }
            return place << 6 | rest.trailingZeroBitCount
        }
    }

    package func makeIterator() -> Iterator { Iterator(words: words, rest: words.first ?? 0) }
}
