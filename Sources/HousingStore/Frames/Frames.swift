import Housing
import Postgres

extension Transaction {
    /// The frames of a scheme, with what is taken of them. Nobody else takes of them, or sets one, until this transaction
    /// ends. To be called before the event of what takes a place; `requireRoom` comes after it is written.
    ///
    /// - Parameter scheme: nil takes nothing. Who touches several locks them in the order of `Scheme`.
    func lockFrames(of scheme: Scheme?) throws -> [Frame] {
        guard let scheme else { return [] }
        // A scheme has no row of its own to lock, and its first frame is not there before it is set.
        try execute("select pg_advisory_xact_lock(\(Lock.frames.rawValue)::int, hashtext(\(scheme)::text))")
        return try frames(of: scheme)
    }

    /// The frames of every scheme, for a step whose schemes are not known beforehand.
    func lockFrames() throws -> [Frame] { try Scheme.allCases.flatMap { try lockFrames(of: $0) } }

    /// Refuses what was written since the frames were locked, where it takes more of them than there is. An offer, a grant,
    /// and whatever brings one back ask it: a place is counted from them, so nothing else is written.
    ///
    /// - Throws: `frame_exhausted`.
    func requireRoom(in frames: [Frame]) throws {
        for scheme in Set(frames.map(\.scheme)) {
            for frame in try self.frames(of: scheme) {
                guard let before = frames.first(where: { $0.name == frame.name }) else { continue }
                try frame.requireRoom(since: before)
            }
        }
    }

    /// The terms of schemes that have room in their frame of the day's year, or no frame.
    func schemesWithRoom(_ rules: Rules, on day: Day) throws -> [SchemeTerms] {
        let full = try Set(rules.schemes.map(\.scheme)).filter { scheme in
            try frames(of: scheme).contains { $0.year == day.date.year && !$0.hasRoom }
        }
        return rules.schemes.filter { !full.contains($0.scheme) }
    }

    /// Those in force.
    func frames(of scheme: Scheme) throws -> [Frame] {
        try rows(
            """
            select year, dwellings, amount, dwellings_used + dwellings_reserved as dwellings_taken,
              amount_used + amount_reserved as amount_taken
            from frame_now where scheme = \(scheme) and state = 'in_force' order by year
            """
        ).map { row in
            Frame(
                scheme: scheme, year: try row["year"],
                limit: FrameLimit(dwellings: try row["dwellings"], amount: try row["amount"]),
                dwellings: try row["dwellings_taken"], amount: try row["amount_taken"])
        }
    }
}
