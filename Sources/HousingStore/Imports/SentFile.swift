package import Housing
package import HousingAPI

package import struct FoundationEssentials.Data

/// The bytes of a file, and what their sender chose.
package struct SentFile: Sendable {
    /// SHA-256 of the bytes as sent.
    package let hash: [UInt8]
    /// As sent, perhaps mapped from disk.
    package let bytes: Data
    package let choices: ImportChoices
    /// The import whose questions are answered with it; nil for a file that was sent.
    package let confirms: ImportNumber?
    /// True of what somebody typed: it is judged as a file, but is no list of what an association has, answers no file that
    /// was refused, and is none of the association's files.
    package let isByHand: Bool

    package init(
        hash: [UInt8], bytes: Data, choices: ImportChoices, confirms: ImportNumber? = nil, isByHand: Bool = false
    ) {
        self.confirms = confirms
        self.isByHand = isByHand
        self.hash = hash
        self.bytes = bytes
        self.choices = choices
    }
}

/// What happened with a file.
package struct ImportAnswer: Codable, Sendable {
    /// The 12 of `I-12`.
    package let number: Int
    /// The report that was just made; nil where the request had been answered before, and the report is the one kept.
    package var report: (any ImportReportText)?
    /// What somebody typed, as it is now, or would be after a dry run; nil of a file, and where it is not to be shown.
    package var thing: Record?

    private enum CodingKeys: String, CodingKey { case number }
}
