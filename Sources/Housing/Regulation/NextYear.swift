/// Next year's parameters made from this year's: an estimate to draft, never in force by itself.
package struct NextYear: Sendable {
    /// What was done to a parameter.
    package enum Step: Hashable, Sendable {
        /// The act's base amount times the year's index.
        case regulated(base: Regulation.Base, index: Factor, rate: Factor)
        /// Last year's parameter times the rate, where the base amount does not give last year's parameter.
        case raised(from: Int, rate: Factor)
        /// As last year: a number of the act, or the municipality's own, set or not.
        case unchanged
        /// As last year until the year's table is looked up, or still missing.
        case needsTable(String)
    }

    package struct Regulated: Sendable {
        package let key: ParameterKey
        package let before: Parameter
        package let after: Parameter
        package let step: Step
    }

    package let from: Day
    package let values: [Regulated]

    /// - Parameters:
    ///   - period: the parameters in force; the new ones are for 1 January of the year after its first day.
    ///   - rates: by the name of their group; a group without one is left as it is and needs its table.
    /// - Throws: `unknown_rate` for a name that is no group's, `no_period` where the parameters have no first day.
    package init(
        after period: Parameters, rates: [String: Factor], _ regulation: Regulation
    ) throws(Problem) {
        guard let first = period.from, let from = Day(year: first.date.year + 1, month: 1, day: 1),
            let march = Day(year: first.date.year + 1, month: 3, day: 31),
            let december = Day(year: first.date.year + 1, month: 12, day: 31)
        else {
            throw Problem(
                .wrongUse, "no_period",
                Words(da: "Satserne har ingen første dag.", en: "The parameters have no first day."))
        }
        let names = regulation.groups.map(\.name)
        if let unknown = rates.keys.sorted().first(where: { !names.contains($0) }) {
            throw Problem(
                .wrongUse, "unknown_rate",
                Words(
                    da: "Ukendt regulering: \(unknown). Der er: \(names.joined(separator: ", ")).",
                    en: "No such rate: \(unknown). There are: \(names.joined(separator: ", "))."),
                details: ["rate": unknown])
        }
        self.from = from
        values = ParameterKey.allCases.compactMap { key in
            guard let before = period[key] else { return nil }
            let step = NextYear.step(key, before, rates: rates, regulation, year: first.date.year)
            var after = before
            switch step {
            case .regulated(let base, let index, let rate):
                after = Parameter(
                    value: .number(base.value(index)), confidence: .derived,
                    source: "estimate: \(base.text) x \(index), the rate \(rate) assumed", reviewBy: march)
            case .raised(let number, let rate):
                after = Parameter(
                    value: .number(rate.applied(to: number)), confidence: .derived,
                    source: "estimate: \(number) x \(rate), the rate assumed", reviewBy: march)
            case .unchanged: after.reviewBy = december
            case .needsTable: after.reviewBy = from.adding(days: -1)
            }
            return Regulated(key: key, before: before, after: after, step: step)
        }
    }

    /// As a period, to be checked and drafted.
    package var parameters: Parameters {
        Parameters(from: from, values: Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0.after) }))
    }

    /// The parameters whose table is to be looked up before they are approved.
    package var needingTable: [ParameterKey] {
        values.compactMap { if case .needsTable = $0.step { $0.key } else { nil } }
    }

    private static func step(
        _ key: ParameterKey, _ before: Parameter, rates: [String: Factor], _ regulation: Regulation, year: Int
    ) -> Step {
        let table = regulation.official[key]
        guard let number = before.number else {
            return before.value == nil ? table.map(Step.needsTable) ?? .unchanged : .unchanged
        }
        guard let group = regulation.group(of: key), let base = group.base(key) else {
            return table.map(Step.needsTable) ?? .unchanged
        }
        guard let rate = rates[group.name] else { return .needsTable(table ?? group.section) }
        guard let index = group.indexes[year], base.value(index) == number else {
            return .raised(from: number, rate: rate)
        }
        return .regulated(base: base, index: index.times(rate, decimals: group.decimals), rate: rate)
    }
}

extension Factor {
    /// A whole number times the factor, rounded half away from zero.
    func applied(to number: Int) -> Int {
        Int(truncatingIfNeeded: Int128.quotient(Int128(number) * parts, by: Factor.one))
    }
}

extension Regulation.Base {
    /// The amount as the act has it: `6553`, `96.71`.
    package var text: String {
        let amount = Money(ore: hundredths).description
        return divisor == 1 ? amount : "\(amount) / \(divisor)"
    }
}
