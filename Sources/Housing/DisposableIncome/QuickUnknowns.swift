/// A household met with many dwellings while facts are missing of it or of them. It says the outcome where that is
/// cheap to be sure of: spans that pass or fail whatever is missing, or two values of which one passes and one fails.
/// `Unknowns` finds the rest.
struct QuickUnknowns {
    private let parameters: Parameters
    /// One for each combination of the household's missing codes; empty where there are too many.
    private let ways: [Way]
    /// True where only parameters are missing of the household, no fact.
    let lacksNoFact: Bool
    /// Whole kr/month, where it is the same whatever is missing; nil where it is not, or there are too many ways.
    var minimum: Int? {
        guard let first = ways.first?.economy.minimum.amount.whole else { return nil }
        return ways.allSatisfy { $0.economy.minimum.amount.whole == first } ? first : nil
    }
    /// By the dwelling's flags; filled as dwellings with them are met.
    private var kinds: [Kind?] = Array(repeating: nil, count: BenefitFlags.count)

    private struct Way {
        let economy: Economy<Span>
        /// The economy with every missing number at its lowest, and at its highest.
        let points: [Economy<Int128>]
    }

    /// The ways met with dwellings of one kind.
    private struct Kind {
        let settlements: [(span: Settlement<Span>, points: [Settlement<Int128>])]
    }

    private static let mostWays = 100

    init(_ household: Household, parameters: Parameters) {
        self.parameters = parameters
        var ways: [Way] = []
        var lacksNoFact = true
        var picks: Picks? = Picks()
        // Where no rule is for an adult's age, the outcome is left to the whole check.
        if !household.adults.allSatisfy(\.isOfAge) { picks = nil }
        while let way = picks {
            guard ways.count < QuickUnknowns.mostWays else {
                ways = []
                break
            }
            var facts = Facts<Span>(parameters, picks: way)
            let economy = Economy(household, facts: &facts)
            let ends = [facts.ranges.mapValues(\.lowerBound), facts.ranges.mapValues(\.upperBound)]
            let points = ends.map { end in
                var exact = Facts<Int128>(parameters, picks: facts.picks.again, assumed: end)
                return Economy(household, facts: &exact)
            }
            ways.append(Way(economy: economy, points: points))
            lacksNoFact = lacksNoFact && facts.missing.allSatisfy(\.isParameter)
            picks = facts.picks.next
        }
        self.ways = ways
        self.lacksNoFact = lacksNoFact
    }

    /// The outcome in a dwelling, or nil where it takes the whole check.
    mutating func outcome(in home: Home, subsidy: StatedSubsidy? = nil) -> CheckOutcome? {
        guard home.rent != nil, !ways.isEmpty else { return nil }
        var picks: Picks? = Picks()
        var seen = (pass: false, fail: false, open: false)
        while let way = picks {
            var facts = Facts<Span>(parameters, picks: way)
            let flags = home.benefitFlags(facts: &facts)
            let dwelling = home.dwelling(subsidy: subsidy, facts: &facts).dwelling
            let corners = [dwelling.corner(\.lowest), dwelling.corner(\.highest)]
            for settlement in kind(flags).settlements {
                let margin = settlement.span.margin(in: dwelling)
                if margin.lowest >= 0 {
                    seen.pass = true
                } else if margin.highest < 0 {
                    seen.fail = true
                } else {
                    seen.open = true
                    for point in settlement.points {
                        for corner in corners {
                            if point.margin(in: corner) >= 0 { seen.pass = true } else { seen.fail = true }
                        }
                    }
                }
                if seen.pass && seen.fail { return .unknown }
            }
            picks = facts.picks.next
        }
        return seen.open ? nil : seen.pass ? .pass : .fail
    }

    /// What is left in a dwelling, whole kr/month, where it is the same whatever is missing.
    mutating func disposableIncome(in home: Home) -> Int? {
        guard home.rent != nil, !ways.isEmpty else { return nil }
        var found: Int?
        var picks: Picks? = Picks()
        while let way = picks {
            var facts = Facts<Span>(parameters, picks: way)
            let flags = home.benefitFlags(facts: &facts)
            let dwelling = home.dwelling(subsidy: nil, facts: &facts).dwelling
            for settlement in kind(flags).settlements {
                guard let left = settlement.span.outcome(in: dwelling).disposable.whole, found ?? left == left
                else { return nil }
                found = left
            }
            picks = facts.picks.next
        }
        return found
    }

    private mutating func kind(_ flags: BenefitFlags) -> Kind {
        if let kind = kinds[flags.index] { return kind }
        let kind = Kind(
            settlements: ways.map { way in
                var facts = Facts<Span>(parameters)
                let span = Settlement(way.economy, flags: flags, facts: &facts)
                let points = way.points.map { economy in
                    var exact = Facts<Int128>(parameters)
                    return Settlement(economy, flags: flags, facts: &exact)
                }
                return (span, points)
            })
        kinds[flags.index] = kind
        return kind
    }
}

extension Dwelling<Span> {
    /// The dwelling with every missing number at one end.
    fileprivate func corner(_ end: KeyPath<Span, Int128>) -> Dwelling<Int128> {
        Dwelling<Int128>(
            rent: rent[keyPath: end], benefitDeduction: benefitDeduction[keyPath: end], area: area[keyPath: end],
            subsidy: subsidy[keyPath: end], consumption: consumption[keyPath: end])
    }
}
