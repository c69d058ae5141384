package import Housing

extension CaseFile {
    /// The cases of a file before a day, as a file: parameters of several periods are drafted one by one, and each draft can
    /// only be held to the cases of its own days and those before. Where there are none it is an empty list, which still
    /// takes the place of an older file.
    ///
    /// The text is cut between cases, so what a case says is kept to the letter; a file whose cases share YAML anchors
    /// cannot be cut.
    ///
    /// - Throws: what `read` throws of the file.
    package static func text(_ text: String, name: String, before day: Day) throws(Problem) -> String {
        let days = try YAMLValue(text: text, file: name).list().map { (value) throws(Problem) -> Day in
            guard let on = try value.entries().first(where: { $0.key == "on" }) else {
                throw value.problem("missing_key", da: "on mangler.", en: "on is missing.")
            }
            return try on.value.day()
        }
        var kept: [Substring] = []
        // What stands before the first case is the file's own comment; a comment before a later one is kept with it.
        var pieces: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("- ") { pieces.append([]) }
            pieces[pieces.count - 1].append(line)
        }
        guard pieces.count == days.count + 1 else {
            throw .fact(
                "cannot_cut", name,
                Words(
                    da: "Hver sag skal begynde på sin egen linje med »- «.",
                    en: "Each case must begin on a line of its own with \"- \"."))
        }
        kept += pieces[0]
        var count = 0
        for (piece, on) in zip(pieces.dropFirst(), days) where on < day {
            kept += piece
            count += 1
        }
        if count == 0 { kept.append("[]\n") }
        return kept.joined(separator: "\n")
    }
}
