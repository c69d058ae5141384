/// Why the highest passing rent may be another from a day on.
package enum FrontierCause: String, Code {
    case today, parameters, birthday
    case subsidyBegins = "subsidy_begins"
    case subsidyEnds = "subsidy_ends"

    package var words: Words {
        switch self {
        case .today: Words(da: "I dag", en: "Today")
        case .parameters: Words(da: "Nye satser", en: "New parameters")
        case .birthday: Words(da: "Fødselsdag", en: "Birthday")
        case .subsidyBegins: Words(da: "Tilskud begynder", en: "Subsidy begins")
        case .subsidyEnds: Words(da: "Tilskud ophører", en: "Subsidy ends")
        }
    }
}

/// A subsidy granted for some days, kr/month.
package struct GrantedSubsidy: Hashable, Sendable {
    package var scheme: Scheme
    package var amount: Money
    package var from: Day
    /// The last day with it; nil is no end.
    package var until: Day?

    package init(scheme: Scheme, amount: Money, from: Day, until: Day?) {
        self.scheme = scheme
        self.amount = amount
        self.from = from
        self.until = until
    }
}

/// The highest rent a household passes at in a dwelling: today, and from each later day on which something already
/// known changes - a supplement that ends with a birthday, a subsidy, the next parameters.
package struct Frontier: Hashable, Sendable, Codable {
    /// What holds from a day on until the next step.
    package struct Step: Hashable, Sendable, Codable {
        package var from: Day
        package var causes: [FrontierCause]
        /// Whole kr/month; nil where it depends on what is missing.
        package var maxRent: Int?
        /// First and last rent of each interval that passes.
        package var passingRents: [[Int]]?
        /// The subsidy running then, whole kr/month.
        package var subsidy: Int?
        package var missing: [String]
        package var provisional: [String]
        package var parameters: ParameterSetNumber?

        enum CodingKeys: String, CodingKey {
            case from, causes, subsidy, missing, provisional, parameters
            case maxRent = "max_rent"
            case passingRents = "passing_rents"
        }
    }

    package let steps: [Step]

    /// - Parameters:
    ///   - home: the dwelling; its own rent does not matter.
    ///   - subsidies: those granted to the household.
    /// - Throws: what `Household.validate` refuses on one of the days.
    package init(
        _ household: ReferredHousehold, _ home: Home, subsidies: [GrantedSubsidy], history: ParameterHistory,
        schemes: [SchemeTerms], from today: Day
    ) throws(Problem) {
        var causes: [Day: [FrontierCause]] = [today: [.today]]
        func add(_ cause: FrontierCause, on day: Day?) {
            guard let day, day > today, causes[day]?.contains(cause) != true else { return }
            causes[day, default: []].append(cause)
        }
        for period in history.periods { add(.parameters, on: period.from) }
        for adult in household.adults {
            // The ages the rules ask about: of an adult, of supplements and rates (LAS §§ 16-19), of the minimums.
            for age in Set(history.periods.flatMap(\.agesToldApart)) {
                add(.birthday, on: adult.bornOn?.adding(months: age * 12))
            }
        }
        for subsidy in subsidies {
            add(.subsidyBegins, on: subsidy.from)
            add(.subsidyEnds, on: subsidy.until?.adding(days: 1))
        }
        var steps: [Step] = []
        for (day, causes) in causes.sorted(by: { $0.key < $1.key }) {
            let parameters = history.on(day)
            let facts = household.household(on: day, parameters)
            try facts.validate(parameters: parameters)
            let running = subsidies.filter { $0.isRunning(on: day) }
            let amount = running.reduce(Money.zero) { $0 + $1.amount }
            let check = DisposableIncome.check(
                facts, home, subsidy: running.first.map { StatedSubsidy(scheme: $0.scheme, amount: amount) },
                parameters: parameters, schemes: schemes, on: day)
            steps.append(
                Step(
                    from: day, causes: causes, maxRent: check.maxRent, passingRents: check.passingRents,
                    subsidy: running.isEmpty ? nil : amount.kroner, missing: check.missing.filter { $0 != "unit.rent" },
                    provisional: check.provisional, parameters: parameters.set))
        }
        self.steps = steps
    }
}
