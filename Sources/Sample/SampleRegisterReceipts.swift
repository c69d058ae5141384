import Housing

/// The units received and their outcomes, as many of each as the targets say.
struct SampleRegisterReceipts {
    private var dwellings: SampleDwellings
    private var generator: SeededGenerator

    init(seed: UInt64) {
        dwellings = SampleDwellings(generator: SeededGenerator(seed: seed, stream: 1), firstTenancy: 1)
        generator = SeededGenerator(seed: seed, stream: 2)
    }

    /// All years' rows in the order they were received.
    mutating func rows() -> [SampleRegisterRow] {
        var rows: [SampleRegisterRow] = []
        for year in SampleTargets.years {
            for target in year.types {
                let cheap = target.type == .family ? year.familyUnder4500 : nil
                rows += self.rows(target, of: year, under4500: cheap)
            }
        }
        return rows.enumerated().sorted { left, right in
            let days = (left.element.unit.receivedOn, right.element.unit.receivedOn)
            return days.0 == days.1 ? left.offset < right.offset : days.0 < days.1
        }.map(\.element)
    }

    private mutating func rows(
        _ target: SampleTargets.OfType, of year: SampleTargets.Year, under4500: Int?
    ) -> [SampleRegisterRow] {
        let rents = (0..<target.received).map { index in
            dwellings.rent(of: target.type, under4500: under4500.map { index < $0 })
        }
        let returned = returnedIndices(of: rents, count: target.returned)
        let kept = generator.shuffled(rents.indices.filter { !returned.contains($0) })
        let open = Set(kept.prefix(target.open))
        let withdrawn = Set(kept.dropFirst(target.open).prefix(target.withdrawn))
        return rents.indices.map { index in
            // What is still open was received in the last six weeks.
            let receivedOn =
                open.contains(index)
                ? workday(from: SampleTargets.lastDay.adding(days: -40), through: SampleTargets.lastDay)
                : workday(
                    from: SampleTargets.day(year.year, 1, 2),
                    through: SampleTargets.day(year.year, year.lastMonth, 1).adding(months: 1).adding(days: -1))
            let unit = dwellings.unit(
                target.type, rent: rents[index], of: association(for: target.type), receivedOn: receivedOn)
            var row = SampleRegisterRow(unit: unit)
            if returned.contains(index) {
                row.outcome = .returned(on: answer(to: receivedOn, within: 3...18), reason(rent: rents[index]))
            } else if withdrawn.contains(index) {
                row.outcome = .withdrawn(on: answer(to: receivedOn, within: 5...25))
            } else if !open.contains(index) {
                row.outcome = .allocated(allocation(acceptedOn: answer(to: receivedOn, within: 3...24)))
            }
            return row
        }
    }

    /// Dear units go back far more often than cheap ones: each draw picks a band by its weight and what is left in it.
    private mutating func returnedIndices(of rents: [Money], count: Int) -> Set<Int> {
        let bands = [(0..<3500, 1), (3500..<4000, 2), (4000..<4500, 5), (4500..<6501, 14), (6501..<Int.max, 40)]
        var left = bands.map { band in
            (weight: band.1, indices: generator.shuffled(rents.indices.filter { band.0.contains(rents[$0].kroner) }))
        }
        var chosen: Set<Int> = []
        for _ in 0..<count {
            let band = generator.weighted(left.indices.map { ($0, left[$0].weight * left[$0].indices.count) })
            chosen.insert(left[band].indices.removeLast())
        }
        return chosen
    }

    private mutating func reason(rent: Money) -> ReturnReason {
        generator.weighted([
            (.rentTooHigh, rent >= Money(kroner: 4500) ? 160 : 12), (.noSuitableCitizen, 10), (.condition, 7),
            (.access, 5), (.deadlinePassed, 4), (.renovation, 7), (.mistake, 2), (.other, 3),
        ])
    }

    /// Leases begin on the 1st or the 15th, a week or more after the citizen said yes.
    private mutating func allocation(acceptedOn: Day) -> SampleRegisterAllocation {
        var movingDay = acceptedOn.adding(days: generator.number(in: 7...28))
        while ![1, 15].contains(movingDay.date.day) { movingDay = movingDay.adding(days: 1) }
        return SampleRegisterAllocation(
            acceptedOn: acceptedOn, movedInOn: movingDay <= SampleTargets.lastDay ? movingDay : nil)
    }

    private mutating func association(for type: UnitType) -> SampleAssociation {
        let (privately, socially) = (
            SamplePlaces.associations.filter { $0.number == SamplePlaces.privateNumber },
            SamplePlaces.associations.filter { $0.number != SamplePlaces.privateNumber }
        )
        return generator.pick(type == .private ? privately : socially)
    }

    private mutating func answer(to receivedOn: Day, within days: ClosedRange<Int>) -> Day {
        var answer = receivedOn.adding(days: generator.number(in: days))
        while isWeekend(answer) { answer = answer.adding(days: 1) }
        return min(answer, SampleTargets.lastDay)
    }

    /// A Monday to Friday, both ends included.
    private mutating func workday(from: Day, through: Day) -> Day {
        while true {
            let day = from.adding(days: generator.number(in: 0...through.days(since: from)))
            if !isWeekend(day) { return day }
        }
    }
}

/// Saturday or Sunday; 1 January 1970 was a Thursday.
private func isWeekend(_ day: Day) -> Bool { (day.number + 3) % 7 > 4 }
