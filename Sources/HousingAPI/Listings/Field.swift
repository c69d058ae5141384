package import Housing

/// One field of a noun as the API shows it: its JSON name is also the column of the noun's list view, the name in
/// `--where`, `--sort` and `--columns`, and the CSV header.
package struct Field: Sendable, Hashable {
    /// What a field holds, and so how it is written, aligned, compared and parsed.
    package enum Kind: Sendable, Hashable {
        /// A short number such as `U-1042`; stored as the digits alone.
        case number(Character)
        case text
        /// A text that is kept sealed: opened for who reads it, and never filtered or sorted by.
        case sealed
        /// øre in the database, kroner in JSON.
        case money
        case day
        /// An instant in UTC.
        case instant
        case flag
        case count
        /// A calendar year: a number, with no mark at its thousands.
        case year
        /// Tenths in the database, a decimal in JSON (`62.5`).
        case tenths
        /// Basis points in the database, per cent in JSON.
        case share
        /// A closed list; the words are for people.
        case code(Codes)
        /// A list of codes.
        case codes(Codes)
        /// A value of a column of such files: a number, yes or no, a code, a day, a text or a list. It stands in no list.
        case fact(ImportKind)
    }

    package let name: String
    package let kind: Kind
    /// The heading of its column.
    package let words: Words
    /// What is needed to see it beyond the right to see the row; whoever lacks it has no such field.
    package let right: Right?

    package init(_ name: String, _ kind: Kind, _ words: Words, right: Right? = nil) {
        self.name = name
        self.kind = kind
        self.words = words
        self.right = right
    }
}

extension Field {
    /// Whether name and address of the citizen are protected today. Then what tells who it is and where the citizen lives
    /// is null to whoever lacks the right to see it.
    package static let protected = Field("protected", .flag, Words(da: "Beskyttet", en: "Protected"))
}
