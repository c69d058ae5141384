/// What the rules ask for that can be missing. It is named by a path only when somebody is told.
enum Fact: Hashable, Sendable {
    case parameter(ParameterKey)
    /// An adult's cash benefit where not even the rules of it are known.
    case benefitWithoutRules(adult: Int)
    /// Whether the list of accepted expenses, itself missing, holds a kind.
    case accepts(ExpenseKind)
    case couple, children
    case adult(Int, OfAdult)
    case claim(adult: Int, OfClaim)
    case income(adult: Int, Int)
    case gross(adult: Int, Int)
    case expense(Int)
    case unit(OfUnit)

    enum OfAdult: String {
        case age, wealth, pension
        case cashBenefit = "cash_benefit"
        case churchTax = "church_tax"
    }

    enum OfClaim: String {
        case enteredFromAbroad = "entered_from_abroad"
        case residenceRequirement = "residence_requirement"
        case workRequirement = "work_requirement"
        case activityReady = "activity_ready"
        case livesWithParents = "lives_with_parents"
        case category
        case activitySupplement = "activity_supplement"
    }

    enum OfUnit: String {
        case rent, area, heating, electricity, water, maintenance
        case hotWater = "hot_water"
        case heatConsumption = "consumption.heat"
        case waterConsumption = "consumption.water"
        case electricityConsumption = "consumption.electricity"
    }

    /// As a case file names it: `household.adults[0].age`, or the key of a parameter.
    var path: String {
        switch self {
        case .parameter(let key): key.rawValue
        case .benefitWithoutRules: ParameterKey.cashBenefitRegime.rawValue
        case .accepts: ParameterKey.acceptedExpenses.rawValue
        case .couple: "household.couple"
        case .children: "household.children"
        case .adult(let adult, let fact): "household.adults[\(adult)].\(fact.rawValue)"
        case .claim(let adult, let fact): "household.adults[\(adult)].cash_benefit.\(fact.rawValue)"
        case .income(let adult, let income): "household.adults[\(adult)].incomes[\(income)].amount"
        case .gross(let adult, let income): "household.adults[\(adult)].incomes[\(income)].gross"
        case .expense(let expense): "expenses[\(expense)].amount"
        case .unit(let fact): "unit.\(fact.rawValue)"
        }
    }

    /// Whether it is a parameter rather than a fact of the case.
    var isParameter: Bool {
        switch self {
        case .parameter, .benefitWithoutRules, .accepts: true
        default: false
        }
    }
}
