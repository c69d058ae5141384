import HousingAPI

/// Reads records from pieces of text that have one a line; a piece may end anywhere.
struct RecordLineReader {
    /// The beginning of a line whose end has not come yet.
    private var begun: [UInt8] = []

    /// The records whose lines are whole with this piece.
    mutating func read(_ piece: some Sequence<UInt8>) throws -> [Record] {
        begun += piece
        var records: [Record] = []
        var start = begun.startIndex
        while let end = begun[start...].firstIndex(of: UInt8(ascii: "\n")) {
            records.append(try record(begun[start..<end]))
            start = end + 1
        }
        begun.removeSubrange(..<start)
        return records
    }

    /// Throws where the answer broke off within a line.
    func end() throws {
        guard begun.isEmpty else { throw Failure.notUnderstood(status: 200, request: nil) }
    }

    private func record(_ line: ArraySlice<UInt8>) throws -> Record {
        guard let record = Record(line: line) else { throw Failure.notUnderstood(status: 200, request: nil) }
        return record
    }
}
