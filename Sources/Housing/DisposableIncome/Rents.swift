/// The whole-krone rents a household passes at, all other facts kept.
///
/// While the benefit is not paid out, and from the rent where it is, what is left never grows with the rent: the
/// benefit rises by at most the rent itself, and cuts only grow with it. So there are at most two intervals: up to
/// the last passing rent before the benefit begins, and from its beginning to the last one that passes.
struct PassingRents: Sendable {
    /// The highest rent looked at, kr/month. A household that passes there passes, for any purpose, everywhere.
    static let highest = 1_000_000_000_000

    /// First and last passing rent of each interval, in order.
    let intervals: [ClosedRange<Int>]

    /// - Parameters:
    ///   - excessAt: what the benefit is above its minimum pay-out at a rent; it never falls.
    ///   - marginAt: what is left above the minimum at a rent; the household passes where it is not negative.
    init(excessAt: (Int) -> Int128, marginAt: (Int) -> Int128) {
        let rents = 0...PassingRents.highest
        let begins = PassingRents.firstNegative(in: rents) { -1 - excessAt($0) } ?? rents.upperBound + 1
        var intervals: [ClosedRange<Int>] = []
        func add(_ piece: Range<Int>) {
            guard !piece.isEmpty else { return }
            // No rent of the piece fails: it passes to its end.
            let fails = PassingRents.firstNegative(in: ClosedRange(piece), of: marginAt) ?? piece.upperBound
            guard fails > piece.lowerBound else { return }
            if let last = intervals.last, last.upperBound + 1 == piece.lowerBound {
                intervals[intervals.count - 1] = last.lowerBound...(fails - 1)
            } else {
                intervals.append(piece.lowerBound...(fails - 1))
            }
        }
        add(0..<begins)
        add(begins..<(rents.upperBound + 1))
        self.intervals = intervals
    }

    /// The first rent at which a value that never grows is negative. Between a rent where it is not and one where it
    /// is, the next is tried where a straight line between them crosses zero: what is left is made of straight lines.
    private static func firstNegative(in rents: ClosedRange<Int>, of value: (Int) -> Int128) -> Int? {
        // 2 x + 1 is never 0 and changes sign between 0, which passes, and -1, which fails; so the straight line has
        // somewhere to cross.
        func height(_ rent: Int) -> Int128 { value(rent) * 2 + 1 }
        var low = rents.lowerBound
        var above = height(low)
        guard above > 0 else { return low }
        // The answer is nearly always a rent people pay, so the far end is looked at last.
        var high = min(low + 8192, rents.upperBound)
        var below = height(high)
        while below > 0 {
            guard high < rents.upperBound else { return nil }
            (low, above) = (high, below)
            high = min(high * 16, rents.upperBound)
            below = height(high)
        }
        var hasMovedLow: Bool?
        while high - low > 1 {
            // Where parameters are missing the heights are beyond what times 2^40 can be held: their last bits do not matter.
            let bits = max(0, 42 - (above - below).leadingZeroBitCount)
            let step = Int(truncatingIfNeeded: Int128(high - low) * (above >> bits) / ((above - below) >> bits))
            let rent = low + min(max(step, 1), high - low - 1)
            let tried = height(rent)
            // Where the same end has stayed twice its height is halved (the Illinois variant of regula falsi), else the
            // other end would creep.
            if tried > 0 {
                if hasMovedLow == true { below = min(below / 2, -1) }
                (low, above, hasMovedLow) = (rent, tried, true)
            } else {
                if hasMovedLow == false { above = max(above / 2, 1) }
                (high, below, hasMovedLow) = (rent, tried, false)
            }
        }
        return high
    }

    /// The highest passing rent; 0 when there is none.
    var highest: Int { intervals.last?.upperBound ?? 0 }
}

extension Settlement {
    /// The rents that pass whatever is missing, and those that pass for some value of it. They are the same where
    /// nothing is missing.
    func passingRents(in dwelling: Dwelling<Q>, offset: Int = 0) -> (always: PassingRents, ever: PassingRents) {
        func at(_ rent: Int) -> Dwelling<Q> {
            var dwelling = dwelling
            dwelling.rent = Q(rent * 100 + offset)
            return dwelling
        }
        let always = PassingRents(
            excessAt: { excess(in: at($0)).lowest }, marginAt: { margin(in: at($0)).lowest })
        guard Q.self != Int128.self else { return (always, always) }
        let ever = PassingRents(
            excessAt: { excess(in: at($0)).highest }, marginAt: { margin(in: at($0)).highest })
        return (always, ever)
    }
}
