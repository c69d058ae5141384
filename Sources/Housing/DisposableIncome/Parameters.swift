/// How sure a parameter is.
package enum Confidence: String, Code {
    case verified, secondary, derived, policy, missing

    package var words: Words {
        switch self {
        case .verified: Words(da: "Læst i kilden", en: "Read in the source")
        case .secondary: Words(da: "Fra anden hånd", en: "Second hand")
        case .derived: Words(da: "Beregnet eller anslået", en: "Derived or estimated")
        case .policy: Words(da: "Kommunens valg", en: "The municipality's choice")
        case .missing: Words(da: "Mangler", en: "Missing")
        }
    }
}

/// Which rules of cash benefit apply: the value of `cash_benefit_regime`.
package enum CashBenefitRegime: String, Code {
    /// Until 30 June 2025: a row for each category.
    case categories
    /// From 1 July 2025: LAS §§ 16-20.
    case rates

    package var words: Words {
        switch self {
        case .categories: Words(da: "Satser efter kategori", en: "Rates by category")
        case .rates: Words(da: "Satser efter LAS §§ 16-20", en: "Rates of the Act, sections 16-20")
        }
    }
}

/// The value of a parameter, as its unit asks for it.
package enum ParameterValue: Hashable, Sendable {
    /// In the unit of the key.
    case number(Int)
    case code(String)
    case list([String])
    /// The rows of `minimums`, never empty: no rows are an empty list.
    case table([MinimumRow])
    /// The dwelling a household without any suitable unit is judged by.
    case home(rent: Money, areaTenths: Int, heating: Heating)
}

/// One parameter of one period: its value, where it is from and how sure it is.
package struct Parameter: Hashable, Sendable {
    /// `nil` is a missing parameter: needed and not found.
    package var value: ParameterValue?
    package var confidence: Confidence
    package var source: String
    /// The last day it may be used without being marked provisional.
    package var reviewBy: Day

    package init(value: ParameterValue?, confidence: Confidence, source: String, reviewBy: Day) {
        self.value = value
        self.confidence = confidence
        self.source = source
        self.reviewBy = reviewBy
    }

    /// The number, where the parameter is one and is not missing.
    package var number: Int? { if case .number(let number) = value { number } else { nil } }
}

/// The parameters of one period. A key that is not among them does not exist in the period and is missing. A class,
/// because every check hands them on, and a struct of tables is slow to pass around.
package final class Parameters: Hashable, Sendable {
    /// The first day the parameters apply; nil before the first period, where every parameter is missing.
    package let from: Day?
    /// The set they are kept as; nil where they come from a file.
    package let set: ParameterSetNumber?
    package let values: [ParameterKey: Parameter]
    /// The numbers among them by the key's place, where every check looks them up.
    private let numbers: [Int?]
    /// Their last days of review, by the key's place.
    private let reviewBy: [Day?]
    /// Nil where no rules of cash benefit are known for the period.
    package let regime: CashBenefitRegime?
    /// The municipality's table of minimums; empty where it has none.
    package let minimums: [MinimumRow]
    /// The parameters of the minimum whose source says that they are an example.
    private let exampleMinimums: KeySet
    /// One age of each group the rules tell apart, the lowest, in order.
    let agesToldApart: [Int]
    /// The kinds of expense that count; nil where the policy is missing.
    package let acceptedExpenses: [ExpenseKind]?

    package init(from: Day?, values: [ParameterKey: Parameter], set: ParameterSetNumber? = nil) {
        self.from = from
        self.set = set
        self.values = values
        numbers = ParameterKey.allCases.map { values[$0]?.number }
        reviewBy = ParameterKey.allCases.map { values[$0]?.reviewBy }
        if case .table(let rows) = values[.minimums]?.value { minimums = rows } else { minimums = [] }
        var examples = KeySet()
        for key in [
            ParameterKey.minimums, .minimumDisposableSingle, .minimumDisposableCouple, .minimumDisposablePerChild,
        ] where values[key]?.source.hasSuffix(Parameters.exampleMinimumSource) == true {
            examples.insert(key)
        }
        exampleMinimums = examples
        // LAS §§ 16 and 19 tell 25 and 30 apart, boligstøtteloven § 22(1) couples both under an age.
        var ages: Set<Int> = [Adult.ages.lowerBound, 25, 30]
        if let young = values[.housingBenefitYoungCoupleAge]?.number { ages.insert(young) }
        for row in minimums { ages.formUnion([row.ageFrom, row.ageUnder].compactMap { $0 }) }
        agesToldApart = ages.filter(Adult.ages.contains).sorted()
        if case .list(let codes) = values[.acceptedExpenses]?.value {
            acceptedExpenses = codes.compactMap(ExpenseKind.init(rawValue:))
        } else {
            acceptedExpenses = nil
        }
        if case .code(let code) = values[.cashBenefitRegime]?.value {
            regime = CashBenefitRegime(rawValue: code)
        } else {
            regime = nil
        }
    }

    /// All else is made of these.
    package static func == (left: Parameters, right: Parameters) -> Bool {
        left.from == right.from && left.set == right.set && left.values == right.values
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(from)
        hasher.combine(set)
    }

    /// Before the first period: no parameter at all.
    package static let none = Parameters(from: nil, values: [:])

    package subscript(key: ParameterKey) -> Parameter? { values[key] }

    /// The number of a key, in its unit; nil where it is missing.
    package func number(_ key: ParameterKey) -> Int? { numbers[key.position] }

    /// Whether the parameter should have been reviewed before that day.
    func isOverdue(_ key: ParameterKey, on day: Day) -> Bool { reviewBy[key.position].map { $0 < day } ?? false }

    /// How the source of a minimum ends that is an example, not the municipality's own.
    package static let exampleMinimumSource = "an example policy"

    /// Whether one of the parameters a minimum came from is an example.
    func isExampleMinimum(_ keys: KeySet) -> Bool { exampleMinimums.intersects(keys) }
}

/// Every period's parameters, each from its first day to the day before the next; the last has no end.
package struct ParameterHistory: Hashable, Sendable {
    /// In the order of their first days.
    package let periods: [Parameters]

    package init(_ periods: [Parameters]) {
        self.periods = periods.sorted { left, right in
            guard let first = left.from, let second = right.from else { return left.from == nil && right.from != nil }
            return first < second
        }
    }

    /// The history with one more period, in place of the one that begins on the same day.
    package func replacing(with period: Parameters) -> ParameterHistory {
        ParameterHistory(periods.filter { $0.from != period.from } + [period])
    }

    /// The parameters in force that day; before the first period every parameter is missing.
    package func on(_ day: Day) -> Parameters {
        periods.last { period in period.from.map { $0 <= day } ?? true } ?? .none
    }
}
