import Housing

/// Gives the register's allocations their subsidies, their homeless citizens and the citizens' keys, as many as the
/// targets say.
struct SampleRegisterAllocations {
    private var generator: SeededGenerator
    /// Only indices of rows with an allocation are used below.
    private(set) var rows: [SampleRegisterRow]

    init(rows: [SampleRegisterRow], seed: UInt64) throws(Problem) {
        self.rows = rows
        generator = SeededGenerator(seed: seed, stream: 3)
        for stretch in SampleTargets.subsidies { try giveSubsidies(stretch) }
        markFallenThrough()
        try giveHomeless()
        giveTargetGroups()
        giveCitizens()
    }

    /// Rows with an allocation that satisfies the condition, shuffled.
    private mutating func candidates(where condition: (Unit, SampleRegisterAllocation) -> Bool) -> [Int] {
        generator.shuffled(
            rows.indices.filter { index in
                rows[index].allocation.map { condition(rows[index].unit, $0) } ?? false
            })
    }

    // MARK: - Subsidies

    /// Only allocations moved into get one, so that its first day is not after the register's last.
    private mutating func giveSubsidies(_ stretch: SampleTargets.Subsidies) throws(Problem) {
        let free = candidates { _, allocation in
            stretch.from <= allocation.acceptedOn && allocation.acceptedOn <= stretch.through
                && allocation.movedInOn != nil
        }
        let state = free.filter {
            let unit = rows[$0].unit
            return unit.type == .family && unit.rent >= Money(kroner: 4500) && unit.rent <= stretch.stateHighestRent
        }
        let chosen = try take(stretch.state, of: state)
        for index in chosen { giveSubsidy(.state, amount: Money(kroner: 1414), months: nil, to: index) }
        let rest = free.filter { rows[$0].allocation?.subsidy == nil && rows[$0].unit.rent >= Money(kroner: 3500) }
        let transitional =
            try take(stretch.transitionalFamily, of: rest.filter { rows[$0].unit.type == .family })
            + take(stretch.transitionalYouth, of: rest.filter { rows[$0].unit.type == .youth })
        for index in transitional {
            // The tenant pays what a shelter costs (3,145 kr/month); five years at most since 1 July 2023, two before.
            let months = stretch.from < SampleTargets.day(2023, 7, 1) ? 24 : generator.pick([12, 24, 36, 60])
            giveSubsidy(.transitional, amount: rows[index].unit.rent - Money(kroner: 3145), months: months, to: index)
        }
    }

    private mutating func giveSubsidy(_ scheme: Scheme, amount: Money, months: Int?, to index: Int) {
        guard let from = rows[index].allocation?.movedInOn else { return }
        rows[index].allocation?.subsidy = SampleRegisterAllocation.Subsidy(
            scheme: scheme, amount: amount, from: from, through: months.map { from.adding(months: $0).adding(days: -1) }
        )
    }

    // MARK: - Citizens

    /// One allocation in a hundred came to nothing: nobody moved in, and the citizen has a later one.
    private mutating func markFallenThrough() {
        let early = candidates { _, allocation in
            allocation.subsidy == nil && allocation.acceptedOn < SampleTargets.day(2025, 1, 1)
        }
        for index in early.prefix(early.count / 100) { rows[index].allocation?.movedInOn = nil }
    }

    /// Move-ins of a year and allocations of 2025 share no row, so each group is filled by itself.
    private mutating func giveHomeless() throws(Problem) {
        let newYear = SampleTargets.day(2025, 1, 1)
        let july = SampleTargets.day(2025, 7, 1)
        for year in SampleTargets.years where year.year < 2025 {
            let group = candidates { _, allocation in
                allocation.acceptedOn < newYear && allocation.movedInOn?.date.year == year.year
            }
            try markHomeless(SampleTargets.homelessMoveIns[year.year] ?? 0, of: group)
        }
        try markHomeless(
            SampleTargets.homelessAllocationsFirstHalf2025,
            of: candidates { _, allocation in newYear <= allocation.acceptedOn && allocation.acceptedOn < july })
        try markHomeless(
            SampleTargets.homelessAllocationsRestOf2025,
            of: candidates { _, allocation in july <= allocation.acceptedOn })
        let acrossNewYear = candidates { _, allocation in
            allocation.acceptedOn < newYear && allocation.movedInOn.map { newYear <= $0 } ?? false
        }
        try markHomeless(acrossNewYear.count / 4, of: acrossNewYear)
    }

    /// Who got a transitional subsidy came from a shelter; units for the elderly seldom go to the homeless.
    private mutating func markHomeless(_ count: Int, of group: [Int]) throws(Problem) {
        let suitable = group.filter { rows[$0].unit.type != .elderly }
        let fromShelters = suitable.filter { rows[$0].allocation?.subsidy?.scheme == .transitional }
        let others = suitable.filter { rows[$0].allocation?.subsidy?.scheme != .transitional }
        for index in try take(count, of: fromShelters + others) {
            let fromShelter = rows[index].allocation?.subsidy?.scheme == .transitional
            rows[index].allocation?.homeless = true
            rows[index].allocation?.homelessCategory =
                fromShelter
                ? .shelter
                : generator.weighted([
                    (.shelter, 38), (.friends, 24), (.street, 9), (.nightShelter, 7), (.hotel, 4), (.shortStay, 7),
                    (.prisonRelease, 4), (.discharge, 4), (.other, 3),
                ])
        }
    }

    private mutating func giveTargetGroups() {
        for index in rows.indices {
            guard var allocation = rows[index].allocation else { continue }
            if allocation.homeless == true {
                allocation.targetGroup =
                    allocation.homelessCategory == .prisonRelease
                    ? .prisonRelease : generator.weighted([(.homeless, 9), (.young, 1)])
            } else if rows[index].unit.type == .elderly {
                allocation.targetGroup = .other
            } else {
                let young = rows[index].unit.type == .youth ? 50 : 12
                allocation.targetGroup = generator.weighted([
                    (.young, young), (.violence, 18), (.prisonRelease, 10), (.refugee, 22), (.other, 30),
                ])
                // Here and there nobody wrote down whether the citizen was homeless.
                if generator.chance(1) { allocation.homeless = nil }
            }
            rows[index].allocation = allocation
        }
    }

    /// Keys run in the order of the allocations; who did not move in has a later allocation under the same key.
    private mutating func giveCitizens() {
        let order = rows.indices.filter { rows[$0].allocation != nil }.sorted {
            let days = (accepted($0), accepted($1))
            return days.0 == days.1 ? $0 < $1 : days.0 < days.1
        }
        for (offset, index) in order.enumerated() {
            rows[index].allocation?.citizen = "P\(padded(offset + 1, to: 5))"
        }
        var later: Set<Int> = []
        for index in order {
            guard let first = rows[index].allocation, first.movedInOn == nil,
                first.acceptedOn < SampleTargets.day(2025, 1, 1),
                let second = order.first(where: { candidate in
                    guard let other = rows[candidate].allocation else { return false }
                    return !later.contains(candidate) && other.acceptedOn > first.acceptedOn.adding(days: 20)
                        && other.movedInOn != nil && other.homeless == first.homeless
                })
            else { continue }
            later.insert(second)
            let group = rows[second].allocation?.targetGroup ?? first.targetGroup
            rows[index].allocation?.targetGroup = group
            rows[second].allocation?.citizen = first.citizen
        }
    }

    private func accepted(_ index: Int) -> Day { rows[index].allocation?.acceptedOn ?? SampleTargets.lastDay }

    /// The first `count`; too few would silently miss a target, so that is refused.
    private func take(_ count: Int, of candidates: [Int]) throws(Problem) -> ArraySlice<Int> {
        guard candidates.count >= count else {
            throw Problem(
                .fault, "sample_too_small",
                Words(
                    da: "Eksemplet har for få rækker til tallene.", en: "The sample has too few rows for its figures."),
                details: ["wanted": "\(count)", "there": "\(candidates.count)"],
                hint: Words(da: "Prøv et andet --seed.", en: "Try another --seed."))
        }
        return candidates.prefix(count)
    }
}
