/// Who has which connection and who waits: the pool's decisions, without any waiting or connecting of their own.
struct PoolState<Item, Waiter> {
    let size: Int
    let queueLimit: Int
    /// The one used last is taken first, so that those not needed grow old.
    private(set) var idle: [Item] = []
    /// Connections there are or that somebody is making.
    private(set) var total = 0
    /// All wait equally long, so the first to come is the first whose patience ends.
    private var queue: [(number: Int, waiter: Waiter, deadline: ContinuousClock.Instant)] = []
    private var isWatched = false
    private var numbers = 0
    private(set) var isClosed = false

    init(size: Int, queueLimit: Int) {
        self.size = size
        self.queueLimit = queueLimit
    }

    enum Start {
        case take(Item)
        /// Nobody has one to spare and the pool is not full: make one.
        case connect
        case wait
        case full
        case closed
    }

    var waiting: Int { queue.count }
    var isDrained: Bool { total == idle.count && queue.isEmpty }

    /// Somebody wants a connection.
    mutating func start() -> Start {
        if isClosed { return .closed }
        if let item = idle.popLast() { return .take(item) }
        if total < size {
            total += 1
            return .connect
        }
        return queue.count < queueLimit ? .wait : .full
    }

    /// Joins the queue, in which the first comes first; gives the number to leave it by.
    mutating func enqueue(_ waiter: Waiter, until deadline: ContinuousClock.Instant) -> Int {
        numbers += 1
        queue.append((numbers, waiter, deadline))
        return numbers
    }

    /// True for the one who is to watch the queue from now on, until there is no next deadline.
    mutating func beginsWatch() -> Bool {
        defer { isWatched = true }
        return !isWatched
    }

    /// When the patience of the first in the queue ends; nil ends the watch, for nobody waits.
    mutating func nextDeadline() -> ContinuousClock.Instant? {
        isWatched = !queue.isEmpty
        return queue.first?.deadline
    }

    /// Those whose patience is at an end leave the queue.
    mutating func expired(at now: ContinuousClock.Instant) -> [Waiter] {
        let count = queue.prefix { $0.deadline <= now }.count
        defer { queue.removeFirst(count) }
        return queue.prefix(count).map(\.waiter)
    }

    /// Leaves the queue; nil when the turn had already come.
    mutating func leave(_ number: Int) -> Waiter? {
        guard let place = queue.firstIndex(where: { $0.number == number }) else { return nil }
        return queue.remove(at: place).waiter
    }

    /// A connection comes back: to the first in the queue, who is given, or to the idle ones.
    mutating func giveBack(_ item: Item) -> Waiter? {
        if queue.isEmpty {
            idle.append(item)
            return nil
        }
        return queue.removeFirst().waiter
    }

    /// A connection is gone. The first in the queue, who is given, may make another.
    mutating func lose() -> Waiter? {
        total -= 1
        guard !queue.isEmpty, total < size else { return nil }
        total += 1
        return queue.removeFirst().waiter
    }

    /// Takes an idle connection, to look after it.
    mutating func takeOldestIdle() -> Item? { idle.isEmpty ? nil : idle.removeFirst() }

    mutating func close() { isClosed = true }
}
