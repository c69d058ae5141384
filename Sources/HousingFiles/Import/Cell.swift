import Foundation
import Housing

/// A cell of a file, its text in NFC and without outer white space.
struct Cell: Sendable {
    /// What kind of cell it came from: text is read strictly, a workbook's own values as what they are.
    enum Origin: Sendable {
        case text
        /// A number outside a day format.
        case number
        /// A number in a day format.
        case day
        /// A number in a format that shows the time of day alone.
        case time
        case boolean
        /// `#N/A` and its like.
        case error
    }

    /// As the file has it; a workbook's value as a Dane would type it.
    let text: String
    let origin: Origin

    static let empty = Cell("")

    init(_ text: String, _ origin: Origin = .text) {
        self.text = text
        self.origin = origin
    }

    var isEmpty: Bool { text.isEmpty }
}

/// Rows of cells, read from the beginning as often as wanted.
protocol RowSource: Sendable {
    var readAs: ImportReadAs { get }
    /// About how many rows there can be; 0 where that is not to be seen from outside.
    var likelyRows: Int { get }
    /// Another sheet that has something in it, or, where headings are given, those and rows beneath them; nil for a file
    /// that has none.
    func elsewhere(_ headings: Headings?) -> String?
    /// Every row in order, empty ones too, with the number a person sees (from 1).
    ///
    /// - Throws: `FileFault` where the file breaks off; whatever `body` throws.
    func rows(_ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws
}

extension RowSource {
    func elsewhere(_ headings: Headings?) -> String? { nil }
}
