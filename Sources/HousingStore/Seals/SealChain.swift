import HousingAPI
import Postgres

/// Follows the seals one after the other, and says at which the chain breaks.
struct SealChain {
    private var heads: [Int: SealedHead]
    private(set) var number = 0
    private(set) var floor = 0
    private var hash = Seal.noPrevious
    /// The last event of the seals so far.
    private(set) var lastEvent: Int?
    /// The first event that no head vouches for yet.
    private var firstOpen: Int?
    private(set) var agreeing = 0
    private var bounds = SealBounds()
    /// The seal that was taken last, for its events.
    private(set) var latest = SealPlace(number: 0, sealedAt: Timestamp(microseconds: 0), bounds: SealBounds())

    init(_ heads: [SealedHead]) {
        self.heads = Dictionary(heads.map { ($0.number, $0) }) { first, _ in first }
    }

    /// Takes the next seal.
    ///
    /// - Returns: its leaves; none where it shows none.
    /// - Throws: `SealBreak` where it is not the one that must come.
    mutating func take(_ seal: Seal) throws(SealBreak) -> [SealLeaf] {
        let leaves = seal.leaves.flatMap { SealLeaf.leaves($0) }
        // What it says of its events is no better than the rest of it.
        let broken = SealBreak(.seal, event: nil, seal: number + 1)
        guard seal.number == number + 1, seal.previous == hash, seal.isWhole, seal.floor >= floor,
            seal.highest >= seal.floor, seal.leaves == nil || leaves?.count == seal.events
        else { throw broken }
        var before = floor
        for leaf in leaves ?? [] {
            guard leaf.event > before else { throw broken }
            before = leaf.event
        }
        if firstOpen == nil { firstOpen = leaves?.first?.event }
        if let head = heads.removeValue(forKey: seal.number) {
            // All fits together, and is not what was signed: it was made anew since the last head that agrees.
            guard head.hash == seal.hash, head.highest == seal.highest, head.sealedAt == seal.sealedAt else {
                throw SealBreak(.seal, event: firstOpen, seal: seal.number)
            }
            agreeing += 1
            firstOpen = nil
        }
        (number, floor, hash) = (seal.number, seal.floor, seal.hash)
        bounds.begin(seal.transaction)
        latest = SealPlace(number: seal.number, sealedAt: seal.sealedAt, bounds: bounds)
        bounds.end(seal)
        lastEvent = [lastEvent, leaves?.last?.event].compactMap { $0 }.max()
        return leaves ?? []
    }

    /// What an event that is not sealed yet can be of.
    ///
    /// - Parameter transaction: that would write the next seal now.
    func next(_ transaction: Int, at now: Timestamp) -> SealPlace {
        var bounds = bounds
        bounds.begin(transaction)
        return SealPlace(number: number, sealedAt: now, bounds: bounds)
    }

    /// - Parameter until: heads from that instant on tell nothing of what was looked at; nil is all tell.
    /// - Throws: `SealBreak` where a head tells of seals that are not there.
    func end(until: Timestamp? = nil) throws(SealBreak) {
        let untold = heads.values.filter { head in head.number > number && (until.map { head.sealedAt < $0 } ?? true) }
        guard let head = untold.min(by: { $0.number < $1.number }) else { return }
        throw SealBreak(.cut, event: lastEvent, seal: head.number)
    }
}

/// The events that say which look-ups were forgotten.
struct ForgottenReads {
    /// The look-ups with a number in the range, and of an instant no later.
    struct Range {
        let event: Int
        /// When they were forgotten.
        let at: Timestamp
        let first: Int
        let last: Int
        let until: Timestamp
    }

    /// By their last number.
    private let ranges: [Range]
    /// The lowest first number from there on.
    private var lowest: [Int]

    /// - Parameter retention: what says of look-ups that were still to be kept says nothing.
    init(_ ranges: [Range], _ retention: ReadRetention) {
        self.ranges = ranges.filter(retention.admits).sorted { $0.last < $1.last }
        lowest = self.ranges.map(\.first)
        for place in lowest.indices.dropLast().reversed() { lowest[place] = min(lowest[place], lowest[place + 1]) }
    }

    /// The event that says that the look-up was forgotten, which comes after it.
    func event(of read: LoggedEvent) -> Int? {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < read.id { low = middle + 1 } else { high = middle }
        }
        while low < ranges.count, lowest[low] <= read.id {
            let range = ranges[low]
            if range.first <= read.id, read.at <= range.until, range.event > read.id { return range.event }
            low += 1
        }
        return nil
    }
}

extension ForgottenReads.Range {
    /// What an event says was forgotten; nil of one that says nothing of look-ups, or not as the service says it.
    init?(_ event: LoggedEvent) {
        guard event.action == "forget", event.subject == nil, event.things.isEmpty, event.citizens.isEmpty,
            event.notes.isEmpty, case .object(let members) = event.details, members.count == 4,
            case .text(let reads)? = event.details["reads"], case .text(let first)? = event.details["first"],
            case .text(let last)? = event.details["last"], case .text(let until)? = event.details["until"]
        else { return nil }
        self.init(event: event.id, at: event.at, reads: reads, first: first, last: last, until: until)
    }

    /// The same from its columns.
    init?(event: Int, at: Timestamp, reads: String, first: String, last: String, until: String) {
        guard let reads = Int(reads), let first = Int(first), let last = Int(last), let until = Timestamp(until),
            first <= last, last < event, (1...(last - first + 1)).contains(reads)
        else { return nil }
        self.init(event: event, at: at, first: first, last: last, until: until)
    }
}

extension LoggedEvent {
    /// Holds the event against what a seal keeps of it.
    ///
    /// - Returns: the event that says it was forgotten, of a look-up that was.
    /// - Throws: `SealBreak`.
    func requireSealed(by leaf: SealLeaf, _ forgotten: ForgottenReads, _ seal: SealPlace) throws(SealBreak) -> Int? {
        guard leaf != self.leaf else {
            try requireInTime(seal)
            return nil
        }
        guard isForgottenRead, leaf.skeleton == skeleton else {
            throw SealBreak(.changed, event: id, seal: seal.number)
        }
        try requireInTime(seal)
        guard let event = forgotten.event(of: self) else { throw SealBreak(.emptied, event: id, seal: seal.number) }
        return event
    }

    /// - Throws: `SealBreak` where the event was put in after what it says to be of had been sealed, or forgets on a day
    ///   that had not come.
    func requireInTime(_ seal: SealPlace) throws(SealBreak) {
        guard seal.bounds.admit(self, sealedAt: seal.sealedAt),
            action != "forget" || SealBounds.mayHaveBeen(at, when: seal.sealedAt)
        else {
            throw SealBreak(.inserted, event: id, seal: seal.number)
        }
    }
}
