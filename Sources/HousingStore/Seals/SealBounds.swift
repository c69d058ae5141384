import Postgres

/// Tells an event that was put in afterwards, under a number that no seal had come to yet, from one that came in its time.
///
/// A transaction takes its own id before it writes its event, and the event's instant after that. So once a seal has taken all
/// that was over, no event of an older transaction can come; and an event of a later transaction than that of a seal is
/// of a later instant than the seal.
struct SealBounds: Sendable {
    /// Microseconds that a clock may be set back by, or an instant be taken before the one it follows.
    private static let tolerance = 60_000_000

    /// Transactions before that one were over, and their events sealed; nil until a seal says so.
    private var oldest: Int?
    /// Seals by their own transactions, from the last before `oldest`.
    private var seals: [(transaction: Int, at: Int)] = []
    private var last = 0

    /// A seal is about to come.
    ///
    /// - Parameter transaction: that writes it. A lower one than that of the seal before is another server's, on which
    ///   the database was restored: what came with it is not held against this server's numbers.
    mutating func begin(_ transaction: Int) {
        if transaction < last { self = SealBounds() }
        last = transaction
    }

    /// Whether the event can have come after the seals so far.
    ///
    /// - Parameter sealedAt: the instant of its own seal. Where that too lies before an earlier seal the clock was set back.
    func admit(_ event: LoggedEvent, sealedAt: Timestamp) -> Bool {
        guard let oldest else { return true }
        guard event.transaction >= oldest else { return false }
        guard let before = seals.last(where: { $0.transaction < event.transaction }) else { return true }
        return event.at.microseconds >= min(before.at, sealedAt.microseconds) - Self.tolerance
    }

    /// Whether an instant had come at another, as far as clocks go.
    static func mayHaveBeen(_ at: Timestamp, when now: Timestamp) -> Bool {
        at.microseconds <= now.microseconds + tolerance
    }

    /// The seal has come.
    mutating func end(_ seal: Seal) {
        oldest = seal.oldest ?? oldest
        guard let oldest else { return }
        seals.append((seal.transaction, seal.sealedAt.microseconds))
        while seals.count > 1, seals[1].transaction < oldest { seals.removeFirst() }
    }
}

/// A seal, and what an event in it can be of.
struct SealPlace: Sendable {
    let number: Int
    let sealedAt: Timestamp
    let bounds: SealBounds
}
