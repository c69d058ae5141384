import Crypto
import HousingAPI
import Postgres

/// What a seal keeps of one event: its number and its two hashes.
package struct SealLeaf: Sendable, Equatable {
    static let skeletonLength = 16
    /// Number, skeleton and content as bytes.
    static let length = 8 + skeletonLength + 32

    let event: Int
    let skeleton: [UInt8]
    let content: [UInt8]

    /// The leaves of the bytes, in their order; nil where they do not divide into leaves.
    static func leaves(_ bytes: [UInt8]) -> [SealLeaf]? {
        guard bytes.count.isMultiple(of: length) else { return nil }
        return stride(from: 0, to: bytes.count, by: length).map { start in
            SealLeaf(
                event: bytes[start..<start + 8].reduce(0) { $0 << 8 | Int($1) },
                skeleton: Array(bytes[start + 8..<start + 8 + skeletonLength]),
                content: Array(bytes[start + 8 + skeletonLength..<start + length]))
        }
    }

    static func bytes(_ leaves: [SealLeaf]) -> [UInt8] {
        var bytes = CanonicalBytes()
        var all: [UInt8] = []
        all.reserveCapacity(leaves.count * length)
        for leaf in leaves {
            bytes = CanonicalBytes()
            bytes.add(leaf.event)
            all += bytes.bytes
            all += leaf.skeleton
            all += leaf.content
        }
        return all
    }
}

/// A seal: which events it covers, what they were, and the seal before it, in one hash.
package struct Seal: Sendable, Equatable {
    /// From 1, without gaps.
    let number: Int
    /// The hash of the seal before; 32 zeros of the first.
    let previous: [UInt8]
    /// Every event with a number to here is in this seal or an earlier one, and no other will ever come.
    let floor: Int
    /// The highest number of an event that could be seen when it was made.
    let highest: Int
    /// The database transaction that wrote it.
    let transaction: Int
    let sealedAt: Timestamp
    /// Every transaction before that one was over, and its events are in this seal or an earlier one; nil where that was not so.
    let oldest: Int?
    /// How many events it covers.
    let events: Int
    /// What is kept of each, in the order of their numbers; nil in the part of an export that shows none of them.
    let leaves: [UInt8]?
    /// SHA-256 of the leaves.
    let leavesHash: [UInt8]
    /// As it is stored, which is what it must be.
    let hash: [UInt8]

    static let noPrevious = [UInt8](repeating: 0, count: 32)

    /// A new seal, hashed.
    init(
        number: Int, previous: [UInt8], floor: Int, highest: Int, transaction: Int, sealedAt: Timestamp, oldest: Int?,
        leaves: [SealLeaf]
    ) {
        let bytes = SealLeaf.bytes(leaves)
        let leavesHash = Array(SHA256.hash(data: bytes))
        self.init(
            number: number, previous: previous, floor: floor, highest: highest, transaction: transaction,
            sealedAt: sealedAt, oldest: oldest, events: leaves.count, leaves: bytes, leavesHash: leavesHash,
            hash: Self.hash(number, previous, floor, highest, transaction, sealedAt, oldest, leaves.count, leavesHash))
    }

    /// One as it was kept.
    init(
        number: Int, previous: [UInt8], floor: Int, highest: Int, transaction: Int, sealedAt: Timestamp, oldest: Int?,
        events: Int, leaves: [UInt8]?, leavesHash: [UInt8]? = nil, hash: [UInt8]
    ) {
        self.number = number
        self.previous = previous
        self.floor = floor
        self.highest = highest
        self.transaction = transaction
        self.sealedAt = sealedAt
        self.oldest = oldest
        self.events = events
        self.leaves = leaves
        self.leavesHash = leavesHash ?? Array(SHA256.hash(data: leaves ?? []))
        self.hash = hash
    }

    /// Whether its hash is that of what it says.
    var isWhole: Bool {
        hash == Self.hash(number, previous, floor, highest, transaction, sealedAt, oldest, events, leavesHash)
    }

    private static func hash(
        _ number: Int, _ previous: [UInt8], _ floor: Int, _ highest: Int, _ transaction: Int, _ sealedAt: Timestamp,
        _ oldest: Int?, _ events: Int, _ leavesHash: [UInt8]
    ) -> [UInt8] {
        var bytes = CanonicalBytes()
        // Those that say nothing of it are hashed as all were before any did.
        bytes.add(oldest == nil ? "bolig seal 1" : "bolig seal 2")
        bytes.add(number)
        bytes.add(previous)
        bytes.add(floor)
        bytes.add(highest)
        bytes.add(transaction)
        bytes.add(sealedAt.microseconds)
        if let oldest { bytes.add(oldest) }
        bytes.add(events)
        bytes.add(leavesHash)
        return Array(SHA256.hash(data: bytes.bytes))
    }
}

extension Seal {
    static let columns: Statement =
        """
        number, previous, floor, highest, transaction::text::bigint as transaction, sealed_at, oldest::text::bigint as oldest,
        events, leaves, hash
        """

    /// A row of `columns`.
    init(_ row: Row) throws {
        self.init(
            number: try row["number"], previous: try row["previous"], floor: try row["floor"],
            highest: try row["highest"], transaction: try row["transaction"], sealedAt: try row["sealed_at"],
            oldest: try row["oldest"], events: try row["events"], leaves: try row["leaves"], hash: try row["hash"])
    }
}
