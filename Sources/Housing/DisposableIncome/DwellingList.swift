/// A list of dwellings that many households are surveyed in, on one day: what does not depend on the household is
/// settled once, and dwellings that are alike in everything are judged once.
///
/// Housing benefit begins at its minimum pay-out, so the rents that pass are not one interval, and a rent with øre has
/// a benefit of its own. No dwelling is therefore judged by another's rents: each costs the formula of `Settlement`.
package struct DwellingList: Sendable {
    private let parameters: Parameters
    private let schemes: [SchemeTerms]
    private let day: Day
    /// The distinct dwellings, the lowest rent first, those without a rent last.
    private let dwellings: [Listed]
    /// Those with every fact stated, in groups that one settlement serves.
    private let groups: [Group]
    /// The indices of those that lack a fact.
    private let incomplete: [Int]

    /// Dwellings that are alike.
    private struct Listed {
        let home: Home
        /// Of the first of them in the list.
        let place: Int
        var count = 0
    }

    /// What a group has in common.
    private struct Kind: Hashable {
        let flags: BenefitFlags
        let type: UnitType
    }

    private struct Group {
        let kind: Kind
        let entries: [Entry]
    }

    /// One dwelling as the rules see it.
    private struct Entry {
        let index: Int
        let count: Int
        let dwelling: Dwelling<Int128>
        /// The largest subsidy that could save it while housing benefit counts the whole rent, whole kr/month.
        let relief: Int128
        /// The dwelling with each subsidy that lowers the rent housing benefit counts.
        let relieved: [Dwelling<Int128>]
    }

    /// - Parameters:
    ///   - homes: the dwellings; a `Survey` speaks of them by their place here.
    ///   - parameters: the parameters in force on `day`.
    ///   - schemes: the terms of the subsidies that could save a dwelling.
    package init(_ homes: [Home], parameters: Parameters, schemes: [SchemeTerms], on day: Day) {
        self.parameters = parameters
        self.schemes = schemes
        self.day = day
        var alike: [Home: Listed] = [:]
        for (place, home) in homes.enumerated() {
            alike[home, default: Listed(home: home, place: place)].count += 1
        }
        let highest = Money(ore: .max)
        let dwellings = alike.values.sorted {
            ($0.home.rent ?? highest, $0.place) < ($1.home.rent ?? highest, $1.place)
        }
        var groups: [Kind: [Entry]] = [:]
        var incomplete: [Int] = []
        for (index, listed) in dwellings.enumerated() {
            let home = listed.home
            guard let dwelling = Dwelling(home, subsidy: nil), let flags = home.benefitFlags else {
                incomplete.append(index)
                continue
            }
            let offers = DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day)
            let entry = Entry(
                index: index, count: listed.count, dwelling: dwelling,
                relief: offers.filter { !$0.subsidy.lowersBenefitRent }.map { Int128($0.subsidy.amount.kroner) }.max()
                    ?? 0,
                relieved: offers.filter(\.subsidy.lowersBenefitRent).compactMap { Dwelling(home, subsidy: $0.subsidy) })
            groups[Kind(flags: flags, type: home.type), default: []].append(entry)
        }
        self.dwellings = dwellings
        self.incomplete = incomplete
        self.groups = groups.map { Group(kind: $0.key, entries: $0.value) }
            .sorted { $0.kind.flags.index < $1.kind.flags.index }
    }

    /// Judges a household in every dwelling of those types.
    ///
    /// - Parameter types: the types open to the household; nil is all.
    /// - Returns: what one check for each dwelling would say. Where a fact is missing it is slower.
    package func survey(of household: Household, types: [UnitType]? = nil) -> Survey {
        var survey = Survey()
        let isOpen = { (type: UnitType) in types?.contains(type) ?? true }
        if let cheapest = dwellings.first(where: { isOpen($0.home.type) }), cheapest.home.rent != nil {
            survey.cheapest = cheapest.place
        }
        let prepared = PreparedHousehold(household, parameters: parameters)
        lazy var unknowns = QuickUnknowns(household, parameters: parameters)
        var settled: (flags: BenefitFlags, settlement: Settlement<Int128>?)?
        var best = dwellings.count
        var open = dwellings.count
        for group in groups where isOpen(group.kind.type) {
            let flags = group.kind.flags
            if settled?.flags != flags { settled = (flags, prepared?.settlement(flags)) }
            guard let settlement = settled?.settlement else {
                for entry in group.entries { judge(household, &unknowns, at: entry.index, &survey, &best, &open) }
                continue
            }
            for entry in group.entries {
                let margin = settlement.margin(in: entry.dwelling)
                if margin >= 0 {
                    survey.passes += entry.count
                    best = min(best, entry.index)
                } else {
                    survey.fails += entry.count
                    if margin + entry.relief >= 0 || entry.relieved.contains(where: { settlement.margin(in: $0) >= 0 })
                    {
                        survey.saved += entry.count
                    }
                }
            }
        }
        for index in incomplete where isOpen(dwellings[index].home.type) {
            judge(household, &unknowns, at: index, &survey, &best, &open)
        }
        if best < dwellings.count, dwellings[best].home.rent != nil { survey.cheapestPassing = dwellings[best].place }
        if open < dwellings.count, dwellings[open].home.rent != nil { survey.cheapestUnknown = dwellings[open].place }
        return survey
    }

    /// Judges one dwelling where something is missing of it or of the household.
    private func judge(
        _ household: Household, _ unknowns: inout QuickUnknowns, at index: Int, _ survey: inout Survey,
        _ best: inout Int, _ open: inout Int
    ) {
        let listed = dwellings[index]
        let home = listed.home
        func outcome(_ subsidy: StatedSubsidy?) -> CheckOutcome {
            unknowns.outcome(in: home, subsidy: subsidy)
                ?? DisposableIncome.outcome(
                    Question(household: household, home: home, subsidy: subsidy, parameters: parameters))
        }
        switch outcome(nil) {
        case .pass:
            survey.passes += listed.count
            best = min(best, index)
        case .fail:
            survey.fails += listed.count
            // As with remedies: only where no fact is missing.
            guard unknowns.lacksNoFact, home.isComplete else { return }
            let offers = DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day)
            if offers.contains(where: { outcome($0.subsidy) == .pass }) { survey.saved += listed.count }
        case .unknown:
            survey.unknowns += listed.count
            open = min(open, index)
        }
    }
}
