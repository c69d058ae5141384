import Housing

/// The word that looks most like what was typed; nil where none comes near.
package func nearest(to typed: String, of words: [String]) -> String? {
    let wanted = folded(typed)
    guard (1...60).contains(wanted.count) else { return nil }
    let near = words.compactMap { word -> (word: String, distance: Int)? in
        if wanted.count > 2, word.hasPrefix(wanted) || wanted.hasPrefix(word) { return (word, 1) }
        let distance = editDistance(folded(word), wanted)
        return distance * 2 <= max(word.count, wanted.count) ? (word, distance) : nil
    }
    return near.min { $0.distance < $1.distance }?.word
}
