import Housing

/// A header that nobody knows, held against those that are known.
struct UnknownHeader {
    private let wanted: String
    /// Its words, folded: in `By og land` the short header `by` is one of them.
    private let words: [String]

    init(_ header: String) {
        wanted = folded(header)
        words = header.split { !$0.isLetter && !$0.isNumber }.map { folded(String($0)) }
    }

    /// How many letters it and a known header, folded, are apart; nil where it does not come near.
    func distance(to name: String) -> Int? {
        guard (2...60).contains(wanted.count) else { return nil }
        // One within the other is near, however long the other: `Boligareal` means the area.
        if min(name.count, wanted.count) > 3 {
            if name.hasPrefix(wanted) || wanted.hasPrefix(name) { return 1 }
            if name.contains(wanted) || wanted.contains(name) { return 2 }
        }
        if words.contains(name) { return 2 }
        let distance = editDistance(name, wanted)
        return distance * 3 <= max(name.count, wanted.count) ? distance : nil
    }
}
