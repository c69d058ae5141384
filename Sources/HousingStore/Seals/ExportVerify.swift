import Housing
import HousingAPI
import Postgres

/// Verifies an export, line by line and twice: first is read which look-ups were forgotten, then every line is held against
/// the seals. In bounded memory, and without a database.
package struct ExportVerification {
    package private(set) var report = SealReport()
    private var chain: SealChain
    private var ranges: [ForgottenReads.Range] = []
    private var forgotten = ForgottenReads([], ReadRetention([]))
    private var approvals: [ReadRetention.Approval] = []
    /// What the seal above says of the events that must follow, and where among them we are.
    private var leaves: [SealLeaf] = []
    private var place = 0
    /// Events that others stand before, though they come earlier in the seal.
    private var missed: [Int: SealLeaf] = [:]
    private var until: Timestamp?
    /// A seal that does not fit; the event that follows it is named.
    private var brokenSeal: SealBreak?
    /// Seals that the export has in whole.
    private var seals = 0
    private var isAfter = false
    private var isEnded = false
    private var tellers: [Int: SealBreak] = [:]

    /// - Parameter heads: those whose signature was found right.
    package init(heads: [SealedHead]) { chain = SealChain(heads) }

    /// Takes a line the first time; to be called with every one before `take(_:)` is with any.
    package mutating func note(_ text: String) {
        guard text.contains("\"action\":\"forget\"") || text.contains(SettingName.retentionReads.rawValue),
            let json = try? JSON(Array(text.utf8)), let event = LoggedEvent(json, text: text)
        else { return }
        if let range = ForgottenReads.Range(event) { ranges.append(range) }
        if let approval = ReadRetention.Approval(event) { approvals.append(approval) }
    }

    /// Takes a line the second time.
    ///
    /// - Throws: `SealBreak`; `Problem` where it is no export of events.
    package mutating func take(_ text: String) throws {
        guard let json = try? JSON(Array(text.utf8)) else { throw broken(.changed) }
        if until == nil { return try begin(json) }
        if let broken = brokenSeal {
            throw SealBreak(broken.way, event: LoggedEvent(json, text: text)?.id, seal: broken.seal)
        }
        guard !isEnded else { throw broken(.inserted) }
        if json["event"] != nil { return try take(event: json, text) }
        try requireComplete()
        if json["seal"] != nil {
            guard let seal = Seal(json, text: text) else {
                brokenSeal = SealBreak(.seal, event: nil, seal: chain.number + 1)
                return
            }
            do { try take(seal) } catch let broken as SealBreak where broken.id == nil { brokenSeal = broken }
        } else if json["after"] != nil, !isAfter {
            isAfter = true
        } else if let end = json["end"] {
            isEnded = true
            guard end["seals"]?.count == seals, end["events"]?.count == report.events else { throw broken(.cut) }
        } else {
            throw broken(.inserted)
        }
    }

    /// To be called after the last line.
    ///
    /// - Throws: `SealBreak` where something is missing.
    package mutating func finish() throws {
        guard until != nil else { throw Problem.noExport }
        if let brokenSeal { throw brokenSeal }
        try requireComplete()
        guard isEnded else { throw SealBreak(.cut, event: chain.lastEvent, seal: chain.number) }
        if let broken = tellers.values.min(by: { ($0.id ?? 0) < ($1.id ?? 0) }) { throw broken }
        report.heads = chain.agreeing
        try chain.end(until: until)
    }

    private mutating func begin(_ json: JSON) throws {
        guard json["export"] == .text("bolig events 1"), case .text(let day)? = json["until"], let day = Day(day) else {
            throw Problem.noExport
        }
        report.until = day
        until = Timestamp(microseconds: Instant(startOf: day.adding(days: 1)).microseconds)
        forgotten = ForgottenReads(ranges, ReadRetention(approvals))
    }

    private mutating func take(_ seal: Seal) throws {
        leaves = try chain.take(seal)
        (place, missed) = (0, [:])
        if isAfter { return }
        guard seal.leaves != nil, let until, seal.sealedAt < until else {
            throw SealBreak(.seal, event: leaves.first?.event, seal: seal.number)
        }
        seals += 1
        report.seals += 1
    }

    private mutating func take(event json: JSON, _ text: String) throws {
        guard let event = LoggedEvent(json, text: text) else { throw broken(.changed) }
        guard let found = leaves[place...].firstIndex(where: { $0.event == event.id }) else {
            throw missed[event.id] == nil
                ? SealBreak(.inserted, event: event.id, seal: chain.number)
                : SealBreak(.moved, event: missed.keys.min() ?? event.id, seal: chain.number)
        }
        // After the day only some events of a seal follow.
        if !isAfter { for leaf in leaves[place..<found] { missed[leaf.event] = leaf } }
        place = found
        let leaf = leaves[place]
        place += 1
        if let teller = try event.requireSealed(by: leaf, forgotten, chain.latest) {
            if !isAfter { report.forgotten += 1 }
            if tellers[teller] == nil { tellers[teller] = SealBreak(.emptied, event: event.id, seal: chain.number) }
        }
        tellers.removeValue(forKey: event.id)
        if !isAfter { report.events += 1 }
    }

    /// Every event the seal above lists has come.
    private func requireComplete() throws {
        guard !isAfter, let first = missed.keys.min() ?? (place < leaves.count ? leaves[place].event : nil) else {
            return
        }
        throw SealBreak(.deleted, event: first, seal: chain.number)
    }

    /// Broken at the event that should come now.
    private func broken(_ way: SealBreak.Way) -> SealBreak {
        SealBreak(way, event: place < leaves.count ? leaves[place].event : chain.lastEvent, seal: chain.number)
    }
}

extension Problem {
    fileprivate static let noExport = Problem(
        .wrongUse, "not_an_export",
        Words(da: "Filen er ingen eksport af hændelser.", en: "The file is no export of events."),
        hint: Words(
            da: "Den laves med: boligd events export --until DAG FIL",
            en: "It is made with: boligd events export --until DAY FILE"))
}
