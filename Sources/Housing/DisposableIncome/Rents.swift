/// The whole-krone rents a household passes at, all other facts kept.
///
/// While the benefit is not paid out, and from the rent where it is, what is left never grows with the rent: the
/// benefit rises by at most the rent itself, and cuts only grow with it. So there are at most two intervals: up to
/// the last passing rent before the benefit begins, and from its beginning to the last one that passes.
struct PassingRents {
    /// The highest rent looked at, kr/month. A household that passes there passes, for any purpose, everywhere.
    static let highest = 1_000_000

    /// First and last passing rent of each interval, in order.
    let intervals: [ClosedRange<Int>]

    /// - Parameters:
    ///   - benefitAt: the benefit before cuts at a rent; it never falls.
    ///   - passesAt: whether the household passes at a rent.
    init(benefitAt: (Int) -> Int128, passesAt: (Int) -> Bool) {
        let highest = PassingRents.highest
        let begins = PassingRents.first(in: 0...highest) { benefitAt($0) > 0 } ?? highest + 1
        var intervals: [ClosedRange<Int>] = []
        for piece in [0..<begins, begins..<(highest + 1)] where !piece.isEmpty && passesAt(piece.lowerBound) {
            let failing = PassingRents.first(in: ClosedRange(piece)) { !passesAt($0) } ?? piece.upperBound
            let interval = piece.lowerBound...(failing - 1)
            if let last = intervals.last, last.upperBound + 1 == interval.lowerBound {
                intervals[intervals.count - 1] = last.lowerBound...interval.upperBound
            } else {
                intervals.append(interval)
            }
        }
        self.intervals = intervals
    }

    /// The first rent of which `holds` is true, where it stays true from then on. Steps double from the start, since
    /// the answer is a rent people pay, and then close in.
    private static func first(in rents: ClosedRange<Int>, holds: (Int) -> Bool) -> Int? {
        var fails = rents.lowerBound - 1
        var step = 512
        var found = min(rents.lowerBound + step, rents.upperBound)
        while !holds(found) {
            guard found < rents.upperBound else { return nil }
            fails = found
            step *= 2
            found = min(found + step, rents.upperBound)
        }
        while found - fails > 1 {
            let middle = fails + (found - fails) / 2
            if holds(middle) { found = middle } else { fails = middle }
        }
        return found
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
            benefitAt: { benefit(in: at($0)).lowest }, passesAt: { margin(in: at($0)).lowest >= 0 })
        guard Q.self != Int128.self else { return (always, always) }
        let ever = PassingRents(
            benefitAt: { benefit(in: at($0)).highest }, passesAt: { margin(in: at($0)).highest >= 0 })
        return (always, ever)
    }
}
