import Housing

extension ParameterFile {
    /// A parameter as it stands in a file; `value` is nil where it is missing.
    package struct Entry: Sendable {
        package var key: String
        package var value: String?
        package var unit: String
        package var confidence: String
        package var reviewBy: String
        package var source: String

        package init(
            key: String, value: String?, unit: String, confidence: String, reviewBy: String, source: String
        ) {
            self.key = key
            self.value = value
            self.unit = unit
            self.confidence = confidence
            self.reviewBy = reviewBy
            self.source = source
        }
    }

    /// The file of a period, which `read` reads back. The parameters stand in the order of the keys' own list, so that two
    /// files can be compared line by line.
    package static func text(from: String, _ entries: [Entry]) -> String {
        let places = Dictionary(uniqueKeysWithValues: ParameterKey.allCases.enumerated().map { ($1.rawValue, $0) })
        let lines = entries.sorted { places[$0.key] ?? .max < places[$1.key] ?? .max }.map(line)
        return (["from: \(from)", "figures:"] + lines).joined(separator: "\n") + "\n"
    }

    /// A parameter, as the files have it.
    static func line(_ entry: Entry) -> String {
        """
          \(entry.key):
            {value: \(entry.value ?? "null"), unit: \(scalar(entry.unit)), confidence: \(entry.confidence), \
        review_by: \(entry.reviewBy), source: \(quoted(entry.source))}
        """
    }

    /// A unit needs quotes only where it has commas.
    private static func scalar(_ text: String) -> String { text.contains(",") ? quoted(text) : text }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
