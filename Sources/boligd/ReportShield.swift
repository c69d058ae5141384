import Housing
import HousingFiles
import HousingStore
import Synchronization

/// Reports quote the cells of files, and what they changed, and either may say who somebody is whose name is protected, or where
/// they live. On the way to whoever may not see them it is left out, line by line, and of everybody: were only what is of the
/// protected left out, whoever sends many names or numbers could tell by what is missing which are theirs.
final class ReportShield: Sendable {
    private let kind: ImportKind
    private struct Place {
        /// The line that has begun.
        var rest: [UInt8] = []
        var isAtEnd = false
    }

    private let place = Mutex(Place())

    init(_ kind: ImportKind) { self.kind = kind }

    /// The next piece of a report, as far as it has come to the end of a line; nil after the last.
    ///
    /// - Parameter piece: nil is the end of the report.
    func shielded(_ piece: [UInt8]?) throws -> [UInt8]? {
        try place.withLock { place in
            guard let piece else {
                guard !place.isAtEnd else { return nil }
                place.isAtEnd = true
                return try shielded(line: place.rest[...])
            }
            place.rest += piece
            guard let end = place.rest.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
            let lines = place.rest[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            place.rest = Array(place.rest[(end + 1)...])
            return try lines.flatMap { try shielded(line: $0) + [UInt8(ascii: "\n")] }
        }
    }

    private func shielded(line: ArraySlice<UInt8>) throws -> [UInt8] {
        if let change = RowChange(line: line) { return try shielded(change, line) }
        guard var problem = ReportLine(json: line) else { return Array(line) }
        // A header that nobody knows stands in place of a column, and what a hand or a later file said in the message.
        let isHeader =
            problem.code == .unknownColumn && (kind == .referrals || problem.column.map(hasCPRNumber) == true)
        let quotes = problem.found.map { hides(problem.column) || hasCPRNumber($0) } ?? false
        let tells =
            saysMore(problem) || hasCPRNumber(problem.message) || hasCPRNumber(problem.hint ?? "")
        guard quotes || tells || isHeader else { return Array(line) }
        problem.found = nil
        if isHeader { problem.column = nil }
        if tells { (problem.message, problem.hint) = (problem.code.rawValue, nil) }
        var bytes: [UInt8] = []
        try problem.append(to: &bytes)
        return bytes + (line.last == UInt8(ascii: ",") ? [UInt8(ascii: ",")] : [])
    }

    /// That a name, a birthday or an address was changed is told without what it was, and is.
    private func shielded(_ change: RowChange, _ line: ArraySlice<UInt8>) throws -> [UInt8] {
        guard ReferralFacts.tellsWho(change.column) || Unit.tellsWhere(change.column) else { return Array(line) }
        var bytes: [UInt8] = []
        try RowChange(row: change.row, column: change.column, old: .unknown, new: .unknown).append(to: &bytes)
        return bytes + (line.last == UInt8(ascii: ",") ? [UInt8(ascii: ",")] : [])
    }

    /// Whether what stood in a column is left out: of a file of referrals everything, for rows slip, and a name may stand
    /// anywhere, among the headers too.
    private func hides(_ column: String?) -> Bool { kind == .referrals || column.map(Unit.tellsWhere) == true }

    /// Whether the message says which headers were not known, which are a person's where the file has none, or what was told
    /// before in a column that tells who or where somebody is.
    private func saysMore(_ problem: ReportLine) -> Bool {
        switch problem.code {
        case .missingColumn: kind == .referrals
        case .changedByHand, .olderValue:
            problem.column.map { ReferralFacts.tellsWho($0) || Unit.tellsWhere($0) } == true
        default: false
        }
    }
}
