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
    /// How many of each surveys count: read for every household, where a dwelling is dear to copy.
    private let counts: [Int]
    /// The index in `dwellings` of each that was given, by its place.
    private let indices: [Int]
    /// Those with every fact stated, in groups that one settlement serves.
    private let groups: [Group]
    /// The indices of those that lack a fact.
    private let incomplete: [Int]

    /// Dwellings that are alike.
    private struct Listed {
        let home: Home
        /// Of the first of them in the list.
        let place: Int
        /// How many of them surveys count.
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
        let dwelling: Dwelling<Int128>
        /// The subsidies that could save it while housing benefit counts the whole rent, whole kr/month.
        let reliefs: [(savers: Verdict.Savers, amount: Int128)]
        /// The dwelling with each subsidy that lowers the rent housing benefit counts.
        let relieved: [(savers: Verdict.Savers, dwelling: Dwelling<Int128>)]

        init(_ index: Int, _ home: Home, _ dwelling: Dwelling<Int128>, _ offers: [Offer]) {
            self.index = index
            self.dwelling = dwelling
            var reliefs: [(savers: Verdict.Savers, amount: Int128)] = []
            var relieved: [(savers: Verdict.Savers, dwelling: Dwelling<Int128>)] = []
            for offer in offers {
                var savers = Verdict.Savers()
                savers.insert(offer.subsidy.scheme)
                if !offer.subsidy.lowersBenefitRent {
                    reliefs.append((savers, Int128(offer.subsidy.amount.kroner)))
                } else if let dwelling = Dwelling(home, subsidy: offer.subsidy) {
                    relieved.append((savers, dwelling))
                }
            }
            (self.reliefs, self.relieved) = (reliefs, relieved)
        }

        @inline(__always)
        func verdict(_ settlement: Settlement<Int128>) -> Verdict {
            let margin = settlement.margin(in: dwelling)
            guard margin < 0 else { return .pass }
            var savers = Verdict.Savers()
            for relief in reliefs where margin + relief.amount >= 0 { savers.formUnion(relief.savers) }
            for other in relieved where settlement.margin(in: other.dwelling) >= 0 { savers.formUnion(other.savers) }
            return .fail(savedBy: savers)
        }
    }

    /// - Parameters:
    ///   - homes: the dwellings; a `Survey` speaks of them by their place here.
    ///   - others: dwellings that are judged too, and not counted in surveys; their places follow.
    ///   - parameters: the parameters in force on `day`.
    ///   - schemes: the terms of the subsidies that could save a dwelling.
    package init(
        _ homes: [Home], besides others: [Home] = [], parameters: Parameters, schemes: [SchemeTerms], on day: Day
    ) {
        self.parameters = parameters
        self.schemes = schemes
        self.day = day
        var alike: [Home: Listed] = [:]
        for (place, home) in homes.enumerated() {
            alike[home, default: Listed(home: home, place: place)].count += 1
        }
        for (place, home) in others.enumerated() where alike[home] == nil {
            alike[home] = Listed(home: home, place: homes.count + place)
        }
        let highest = Money(ore: .max)
        let dwellings = alike.values.sorted {
            ($0.home.rent ?? highest, $0.place) < ($1.home.rent ?? highest, $1.place)
        }
        let found = Dictionary(uniqueKeysWithValues: dwellings.enumerated().map { ($1.home, $0) })
        indices = (homes + others).compactMap { found[$0] }
        var groups: [Kind: [Entry]] = [:]
        var incomplete: [Int] = []
        for (index, listed) in dwellings.enumerated() {
            let home = listed.home
            guard let dwelling = Dwelling(home, subsidy: nil), let flags = home.benefitFlags else {
                incomplete.append(index)
                continue
            }
            let offers = DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day)
            groups[Kind(flags: flags, type: home.type), default: []].append(Entry(index, home, dwelling, offers))
        }
        self.dwellings = dwellings
        counts = dwellings.map(\.count)
        self.incomplete = incomplete
        self.groups = groups.map { Group(kind: $0.key, entries: $0.value) }
            .sorted { $0.kind.flags.index < $1.kind.flags.index }
    }

    /// Where the verdict of a dwelling stands among `verdicts`, by its place.
    package func index(of place: Int) -> Int { indices[place] }

    /// Judges a household in every dwelling of those types.
    ///
    /// - Parameter types: the types open to the household; nil is all.
    /// - Returns: what one check for each distinct dwelling would say. Where a fact is missing it is slower.
    package func verdicts(of household: Household, types: [UnitType]? = nil) -> [Verdict] {
        var verdicts = Array(repeating: Verdict.notJudged, count: dwellings.count)
        let prepared = PreparedHousehold(household, parameters: parameters)
        lazy var unknowns = QuickUnknowns(household, parameters: parameters)
        var settled: (flags: BenefitFlags, settlement: Settlement<Int128>?)?
        for group in groups where types?.contains(group.kind.type) ?? true {
            let flags = group.kind.flags
            if settled?.flags != flags { settled = (flags, prepared?.settlement(flags)) }
            if let settlement = settled?.settlement {
                // Without a copy of each entry: a hundred million are judged.
                group.entries.withUnsafeBufferPointer { entries in
                    for place in entries.indices {
                        verdicts[entries[place].index] = entries[place].verdict(settlement)
                    }
                }
            } else {
                for entry in group.entries {
                    verdicts[entry.index] = verdict(household, &unknowns, dwellings[entry.index].home)
                }
            }
        }
        for index in incomplete where types?.contains(dwellings[index].home.type) ?? true {
            verdicts[index] = verdict(household, &unknowns, dwellings[index].home)
        }
        return verdicts
    }

    /// What became of a household in all of them but the `others`.
    package func survey(of household: Household, types: [UnitType]? = nil) -> Survey {
        survey(verdicts(of: household, types: types))
    }

    /// The same from its verdicts.
    package func survey(_ verdicts: [Verdict]) -> Survey {
        var survey = Survey()
        var isFirst = (judged: true, pass: true, open: true)
        // Of the first of each kind, if it has a rent: the others cost as much or more.
        func place(_ index: Int, _ isFirst: inout Bool) -> Int? {
            isFirst = false
            return dwellings[index].home.rent == nil ? nil : dwellings[index].place
        }
        for index in verdicts.indices where counts[index] > 0 {
            guard let outcome = verdicts[index].outcome else { continue }
            if isFirst.judged { survey.cheapest = place(index, &isFirst.judged) }
            switch outcome {
            case .pass:
                survey.passes += counts[index]
                if isFirst.pass { survey.cheapestPassing = place(index, &isFirst.pass) }
            case .fail:
                survey.fails += counts[index]
                if !verdicts[index].savers.isEmpty { survey.saved += counts[index] }
            case .unknown:
                survey.unknowns += counts[index]
                if isFirst.open { survey.cheapestUnknown = place(index, &isFirst.open) }
            }
        }
        return survey
    }

    /// Judges one dwelling where something is missing of it or of the household.
    private func verdict(_ household: Household, _ unknowns: inout QuickUnknowns, _ home: Home) -> Verdict {
        func outcome(_ subsidy: StatedSubsidy?) -> CheckOutcome {
            unknowns.outcome(in: home, subsidy: subsidy)
                ?? DisposableIncome.outcome(
                    Question(household: household, home: home, subsidy: subsidy, parameters: parameters))
        }
        switch outcome(nil) {
        case .pass: return .pass
        case .unknown: return .unknown
        case .fail:
            var savers = Verdict.Savers()
            // As with remedies: only where no fact is missing.
            guard unknowns.lacksNoFact, home.isComplete else { return .fail() }
            for offer in DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day)
            where outcome(offer.subsidy) == .pass { savers.insert(offer.subsidy.scheme) }
            return .fail(savedBy: savers)
        }
    }
}
