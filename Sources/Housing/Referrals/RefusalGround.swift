/// Whether a referral can be refused for income: the household fails in *every* suitable unit of the last 12 months.
///
/// Units are met one at a time, the cheapest first. Each is judged by its own check, since the rents that pass are
/// not one interval, and once more as if the parameters of 30 June 2025 were still in force: that tells whether the
/// refusal belongs to the reform cohort.
package struct RefusalGround: Sendable {
    /// The last day before the cash-benefit reform.
    package static let lastDayBeforeReform = Day(number: 20_269)

    package let household: Household
    package let on: Day
    package let parameters: Parameters
    /// The facts of the old rules that were derived, not stated.
    package let assumed: [String]
    /// How many units were met.
    package private(set) var units = 0
    /// What the household is refused on: the first unit met, or the example; its unit is nil then.
    package private(set) var cheapest: (unit: UnitNumber?, home: Home)?

    private var today: Judge
    private var before: Judge
    /// The first unit it passes in, by number; the example by its key.
    private(set) var passes: String?
    private(set) var undecided: (unit: String, missing: [String])?
    private var outcomeBefore = CheckOutcome.fail

    /// - Parameter history: the parameters of every period; those in force on `day` decide.
    package init(_ household: Household, on day: Day, _ history: ParameterHistory) {
        self.household = household
        on = day
        parameters = history.on(day)
        today = Judge(household, parameters)
        let old = household.assumingOldCategories()
        assumed = old.assumed
        before = Judge(old.household, history.on(RefusalGround.lastDayBeforeReform))
    }

    /// Judges the household in one more unit.
    package mutating func meet(_ unit: UnitNumber, _ home: Home) {
        units += 1
        judge(unit, home)
    }

    /// Whether the household, its facts unchanged, would have passed in some of the units under the parameters of 30 June
    /// 2025; nil where a missing fact decides.
    package var passedBeforeReform: Bool? {
        switch outcomeBefore {
        case .pass: true
        case .fail: false
        case .unknown: nil
        }
    }

    /// Ends the meeting of units. Where there was none, the parameter `cheapest_unit` stands in their place.
    ///
    /// - Returns: the unit the refusal rests on, nil for the example, and its dwelling.
    /// - Throws: `passes_somewhere`, `undecided` or `no_suitable_unit`: the referral cannot be refused for income.
    package mutating func conclude() throws(Problem) -> (unit: UnitNumber?, home: Home) {
        if units == 0 {
            guard case .home(let rent, let area, let heating) = parameters[.cheapestUnit]?.value else {
                throw .noSuitableUnit(on)
            }
            judge(nil, Home(rent: rent, areaTenths: area, heating: heating))
        }
        if let passes { throw .passesSomewhere(passes) }
        if let undecided { throw .undecided(undecided.unit, undecided.missing) }
        guard let cheapest else { throw .noSuitableUnit(on) }
        return cheapest
    }

    private mutating func judge(_ unit: UnitNumber?, _ home: Home) {
        if cheapest == nil { cheapest = (unit, home) }
        let name = unit?.description ?? ParameterKey.cheapestUnit.rawValue
        switch today.outcome(in: home) {
        case .fail: break
        case .pass: passes = passes ?? name
        case .unknown: undecided = undecided ?? (name, today.missing(in: home, on: on))
        }
        guard outcomeBefore != .pass else { return }
        let outcome = before.outcome(in: home)
        if outcome != .fail { outcomeBefore = outcome }
    }
}

/// One household under one period's parameters, prepared where nothing of it is missing.
private struct Judge {
    let household: Household
    let parameters: Parameters
    var prepared: PreparedHousehold?

    init(_ household: Household, _ parameters: Parameters) {
        self.household = household
        self.parameters = parameters
        prepared = PreparedHousehold(household, parameters: parameters)
    }

    mutating func outcome(in home: Home) -> CheckOutcome {
        prepared?.outcome(in: home)
            ?? DisposableIncome.outcome(
                Question(household: household, home: home, subsidy: nil, parameters: parameters))
    }

    func missing(in home: Home, on day: Day) -> [String] {
        DisposableIncome.check(household, home, parameters: parameters, on: day).missing
    }
}

extension Problem {
    fileprivate static func noSuitableUnit(_ day: Day) -> Problem {
        Problem(
            .refused, "no_suitable_unit",
            Words(
                da:
                    "Der er ikke modtaget nogen egnet bolig i 12 måneder, og den billigste bolig at regne på er ikke fastsat.",
                en: "No suitable unit was received in 12 months, and the cheapest unit to reckon with is not set."),
            details: ["on": day.description, "parameter": ParameterKey.cheapestUnit.rawValue],
            hint: Words(
                da: "Fastsæt cheapest_unit (husleje, areal, varme) i satserne, eller vent på en egnet bolig.",
                en: "Set cheapest_unit (rent, area, heating) among the parameters, or wait for a suitable unit."))
    }

    fileprivate static func passesSomewhere(_ unit: String) -> Problem {
        Problem(
            .refused, "passes_somewhere",
            Words(
                da: "Borgeren har råd til \(unit) og kan ikke afvises alene på grund af for lav indtægt.",
                en: "The citizen can afford \(unit) and cannot be refused solely for low income."),
            details: ["unit": unit],
            hint: Words(
                da: "Se hvorfor: bolig checks run R-… --unit \(unit)", en: "See: bolig checks run R-… --unit \(unit)"))
    }

    fileprivate static func undecided(_ unit: String, _ missing: [String]) -> Problem {
        Problem(
            .refused, "undecided",
            Words(
                da:
                    "Det kan ikke afgøres, om borgeren har råd til \(unit). Der mangler: \(FactWords.list(missing, .da)).",
                en:
                    "Whether the citizen can afford \(unit) cannot be decided. Missing: \(FactWords.list(missing, .en))."
            ),
            details: ["unit": unit, "missing": missing.joined(separator: ", ")],
            hint: Words(
                da: "Indhent oplysningerne, importér dem, og prøv igen.",
                en: "Obtain the facts, import them and try again."))
    }
}
