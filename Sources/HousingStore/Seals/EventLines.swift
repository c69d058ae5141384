import FoundationEssentials
import HousingAPI
import Postgres

// The lines of an export. Each is written in one way only, so a line that reads the same and looks otherwise is found too.

extension LoggedEvent {
    var line: JSON {
        .object([
            "event": .text(eventNumber(id)), "at": .text(at.description), "transaction": .number("\(transaction)"),
            "actor": .text(actor), "request": .text(request), "action": .text(action),
            "subject": subject.map { .text($0) } ?? .null, "reason": reason.map { .text($0) } ?? .null,
            "details": details, "things": .texts(things), "undoes": undoes.map { .text(eventNumber($0)) } ?? .null,
            "citizens": .list(citizens.map { .number("\($0)") }), "notes": .texts(notes),
        ])
    }

    /// - Returns: nil where the line is none of an event, or is written in another way.
    init?(_ line: JSON, text: String) {
        guard let id = line["event"]?.event, let at = line["at"]?.string.flatMap({ Timestamp($0) }),
            let transaction = line["transaction"]?.count, let actor = line["actor"]?.string,
            let request = line["request"]?.string, let action = line["action"]?.string, let details = line["details"],
            let things = line["things"]?.items, let citizens = line["citizens"]?.items,
            let notes = line["notes"]?.items
        else { return nil }
        self.init(
            id: id, at: at, transaction: transaction, actor: actor, request: request, action: action,
            subject: line["subject"]?.string, reason: line["reason"]?.string, details: details,
            things: things.compactMap(\.string), undoes: line["undoes"]?.event, citizens: citizens.compactMap(\.count),
            notes: notes.compactMap(\.string))
        guard self.line.compact == text else { return nil }
    }
}

extension Seal {
    /// - Parameter showsLeaves: false for one none of whose events follow.
    func line(showsLeaves: Bool) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member("seal", .number("\(number)")), JSON.Member("previous", .text(previous.hexadecimal)),
            JSON.Member("floor", .text(eventNumber(floor))), JSON.Member("highest", .text(eventNumber(highest))),
            JSON.Member("transaction", .number("\(transaction)")), JSON.Member("at", .text(sealedAt.description)),
        ]
        if let oldest { members.append(JSON.Member("oldest", .number("\(oldest)"))) }
        members += [
            JSON.Member("events", .number("\(events)")),
            showsLeaves
                ? JSON.Member("leaves", .text(Data(leaves ?? []).base64EncodedString()))
                : JSON.Member("leaves_hash", .text(leavesHash.hexadecimal)),
            JSON.Member("hash", .text(hash.hexadecimal)),
        ]
        return .object(members)
    }

    /// - Returns: nil where the line is none of a seal, or is written in another way.
    init?(_ line: JSON, text: String) {
        guard let number = line["seal"]?.count, let previous = line["previous"]?.hash, let floor = line["floor"]?.event,
            let highest = line["highest"]?.event, let transaction = line["transaction"]?.count,
            let sealedAt = line["at"]?.string.flatMap({ Timestamp($0) }), let events = line["events"]?.count,
            let hash = line["hash"]?.hash
        else { return nil }
        let leaves = line["leaves"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
        let leavesHash = line["leaves_hash"]?.hash
        guard (leaves == nil) != (leavesHash == nil) else { return nil }
        self.init(
            number: number, previous: previous, floor: floor, highest: highest, transaction: transaction,
            sealedAt: sealedAt, oldest: line["oldest"]?.count, events: events, leaves: leaves, leavesHash: leavesHash,
            hash: hash)
        guard self.line(showsLeaves: leaves != nil).compact == text else { return nil }
    }
}

extension JSON {
    fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var items: [JSON]? { if case .list(let items) = self { items } else { nil } }
    fileprivate var hash: [UInt8]? { string.flatMap { [UInt8](hexadecimal: $0) } }

    /// The id of `E-17`.
    fileprivate var event: Int? {
        guard let string, string.hasPrefix("E-") else { return nil }
        return Int(string.dropFirst(2))
    }
}
