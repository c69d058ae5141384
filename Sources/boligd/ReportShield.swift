import Housing
import HousingFiles
import HousingStore
import Synchronization

/// Reports quote the cells of files, and what they changed, and either may say who somebody is whose name is protected. What is
/// quoted of them is left out, line by line, on the way to whoever may not see them.
final class ReportShield: Sendable {
    private let hidden: HiddenIdentities
    private struct Place {
        /// The line that has begun.
        var rest: [UInt8] = []
        var isAtEnd = false
    }

    private let place = Mutex(Place())

    init(_ hidden: HiddenIdentities) { self.hidden = hidden }

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
        let texts = [problem.found, problem.message, problem.hint].compactMap { $0 }
        guard texts.contains(where: hidden.tells) else { return Array(line) }
        problem.found = nil
        if hidden.tells(problem.message) || hidden.tells(problem.hint ?? "") {
            (problem.message, problem.hint) = (problem.code.rawValue, nil)
        }
        var bytes: [UInt8] = []
        try problem.append(to: &bytes)
        return bytes + (line.last == UInt8(ascii: ",") ? [UInt8(ascii: ",")] : [])
    }

    /// That a name or a birthday was changed is told without either: birthdays of nobody, or what is left out would tell whose
    /// they are.
    private func shielded(_ change: RowChange, _ line: ArraySlice<UInt8>) throws -> [UInt8] {
        guard ReferralFacts.tellsWho(change.column),
            change.column != "navn" || hidden.tells(change.old.shown) || hidden.tells(change.new.shown)
        else { return Array(line) }
        var bytes: [UInt8] = []
        try RowChange(row: change.row, column: change.column, old: .unknown, new: .unknown).append(to: &bytes)
        return bytes + (line.last == UInt8(ascii: ",") ? [UInt8(ascii: ",")] : [])
    }
}
