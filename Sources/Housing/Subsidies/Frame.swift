/// What a scheme has for a year (ramme): so many dwellings, so many kroner. nil is no limit.
package struct FrameLimit: Hashable, Sendable {
    package var dwellings: Int?
    package var amount: Money?

    package init(dwellings: Int?, amount: Money?) {
        self.dwellings = dwellings
        self.amount = amount
    }

    /// What is stated, and where nothing is, another's.
    package func or(_ other: FrameLimit?) -> FrameLimit {
        FrameLimit(dwellings: dwellings ?? other?.dwellings, amount: amount ?? other?.amount)
    }

    /// What allows less of each, of it and another; what is not limited allows most.
    package func lesser(of other: FrameLimit) -> FrameLimit {
        func least<Value: Comparable>(_ one: Value?, _ other: Value?) -> Value? {
            guard let one, let other else { return one ?? other }
            return min(one, other)
        }
        return FrameLimit(dwellings: least(dwellings, other.dwellings), amount: least(amount, other.amount))
    }

    /// Whether it allows more than another, of dwellings or of kroner: then a second person must approve it.
    package func isAbove(_ other: FrameLimit) -> Bool {
        func isMore<Value: Comparable>(_ value: Value?, than other: Value?) -> Bool {
            guard let other else { return false }
            return value.map { $0 > other } ?? true
        }
        return isMore(dwellings, than: other.dwellings) || isMore(amount, than: other.amount)
    }
}

/// A scheme's frame of a year, and what is taken of it: reserved by offers, or used since they were accepted.
package struct Frame: Hashable, Sendable {
    package let scheme: Scheme
    package let year: Int
    package let limit: FrameLimit
    package let dwellings: Int
    package let amount: Money

    package init(scheme: Scheme, year: Int, limit: FrameLimit, dwellings: Int, amount: Money) {
        self.scheme = scheme
        self.year = year
        self.limit = limit
        self.dwellings = dwellings
        self.amount = amount
    }

    /// As people write it: `transitional 2026`.
    package var name: String { "\(scheme.rawValue) \(year)" }

    /// Whether something is left of it.
    package var hasRoom: Bool {
        (limit.dwellings.map { dwellings < $0 } ?? true) && (limit.amount.map { amount < $0 } ?? true)
    }

    /// Refuses what took more than there was, or left less than is taken. What was beyond the frame already, such as a
    /// register told, stands in nobody's way who takes nothing of it.
    ///
    /// - Parameter before: the same frame before that; nil where there was none.
    /// - Throws: `frame_exhausted`.
    package func requireRoom(since before: Frame?) throws(Problem) {
        func isExceeded<Value: Comparable>(_ taken: Value, _ limit: Value?, _ was: (taken: Value, limit: Value?)?)
            -> Bool
        {
            guard let limit, taken > limit else { return false }
            guard let was, let wasLimit = was.limit else { return true }
            return taken > was.taken || limit < wasLimit
        }
        if isExceeded(dwellings, limit.dwellings, before.map { ($0.dwellings, $0.limit.dwellings) }) {
            let most = limit.dwellings ?? 0
            throw exhausted(
                Words(
                    da: "\(grouped(most, .da)) \(most == 1 ? "bolig" : "boliger")",
                    en: "\(grouped(most, .en)) \(most == 1 ? "dwelling" : "dwellings")"), ["dwellings": "\(most)"])
        }
        if isExceeded(amount, limit.amount, before.map { ($0.amount, $0.limit.amount) }) {
            let most = limit.amount ?? .zero
            throw exhausted(
                Words(da: "\(most.text(.da)) kr.", en: "\(most.text(.en)) kr"), ["amount": "\(most)"])
        }
    }

    private func exhausted(_ limit: Words, _ details: [String: String]) -> Problem {
        Problem(
            .refused, "frame_exhausted",
            Words(
                da: "Rammen for \(scheme.words.da.lowercased()) i \(year) er \(limit.da), og den rækker ikke.",
                en: "The frame of \(scheme.words.en.lowercased()) in \(year) is \(limit.en), which is not enough."),
            details: details.merging(["scheme": scheme.rawValue, "year": "\(year)"]) { own, _ in own },
            hint: Words(
                da: "Se, hvad der er brugt og reserveret: bolig frames list",
                en: "See what is used and reserved: bolig frames list"))
    }
}
