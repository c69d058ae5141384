/// A cell as it lies in the bytes of a file.
struct CutCell {
    /// The first byte, and the one after the last; of a quoted cell including its quotes.
    var start: Int
    var end: Int
    var isQuoted: Bool
}

/// Cuts text in an ASCII-compatible encoding into records and cells, RFC 4180 and what Excel makes of it: LF, CRLF or CR
/// ends a record, a quoted cell may hold line breaks and doubled quotes, a quote inside an unquoted cell is text.
///
/// Nothing is copied; one array of cells is used for every record, so memory doesn't grow with the file.
struct DelimitedCutter {
    /// Cells beyond this many of one record are not kept apart (a workbook has no more columns either).
    static let mostCells = 16_384

    let bytes: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8
    private(set) var position: Int
    /// The cells of the record just cut.
    private(set) var cells: [CutCell] = []
    /// The bytes of the record just cut without its line end, and the line end's length.
    private(set) var record = 0..<0
    private(set) var lineEnd = 0
    /// The quote that opened a cell which never closes.
    private(set) var isUnterminated = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from start: Int) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.position = start
    }

    /// Cuts the next record; false at the end of the file.
    mutating func next() -> Bool {
        let end = bytes.count
        guard position < end, let base = bytes.baseAddress else { return false }
        cells.removeAll(keepingCapacity: true)
        let recordStart = position
        var at = position
        var start = at
        var isQuoted = false
        if base[at] == quote { (at, isQuoted) = (skipQuoted(from: at), true) }
        while at < end {
            let byte = base[at]
            // Most bytes are neither: one comparison for letters and digits.
            if byte > 0x2C, byte != delimiter {
                at += 1
                continue
            }
            if byte == delimiter {
                append(CutCell(start: start, end: at, isQuoted: isQuoted))
                at += 1
                start = at
                isQuoted = false
                if at < end, base[at] == quote { (at, isQuoted) = (skipQuoted(from: at), true) }
            } else if byte == 10 || byte == 13 {
                break
            } else {
                at += 1
            }
        }
        append(CutCell(start: start, end: at, isQuoted: isQuoted))
        record = recordStart..<at
        lineEnd = at == end ? 0 : base[at] == 13 && at + 1 < end && base[at + 1] == 10 ? 2 : 1
        position = at + lineEnd
        return true
    }

    private mutating func append(_ cell: CutCell) {
        if cells.count < DelimitedCutter.mostCells {
            cells.append(cell)
        } else {
            cells[cells.count - 1].end = cell.end
        }
    }

    /// The place after the closing quote.
    private mutating func skipQuoted(from opening: Int) -> Int {
        var at = opening + 1
        while at < bytes.count {
            if bytes[at] != quote {
                at += 1
            } else if at + 1 < bytes.count, bytes[at + 1] == quote {
                at += 2
            } else {
                return at + 1
            }
        }
        isUnterminated = true
        return at
    }

    /// The bytes of a cell without its quotes: what stands after the closing quote is text too.
    func unquoted(_ cell: CutCell) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(cell.end - cell.start)
        var at = cell.start + 1
        var inside = true
        while at < cell.end {
            let byte = bytes[at]
            at += 1
            if inside, byte == quote {
                if at < cell.end, bytes[at] == quote {
                    result.append(quote)
                    at += 1
                } else {
                    inside = false
                }
            } else {
                result.append(byte)
            }
        }
        return result
    }
}

private let quote = UInt8(ascii: "\"")
