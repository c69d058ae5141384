/// The disposable-income check (rådighedsbeløb): what a household has left each month in a dwelling, and whether that
/// is the municipality's minimum. It advises; a caseworker decides.
package enum DisposableIncome {
    /// Runs the check of one household in one dwelling.
    ///
    /// - Parameters:
    ///   - subsidy: a subsidy stated; it counts as stated.
    ///   - parameters: the parameters in force on `day`.
    ///   - schemes: the terms `remedies` are looked for in, in the order they are listed.
    /// - Returns: the check. What is missing never throws: it makes an answer unknown where it could change it. Facts
    ///   that cannot be (a couple of one) are refused before, by `Household.validate`.
    package static func check(
        _ household: Household, _ home: Home, subsidy: StatedSubsidy? = nil, parameters: Parameters,
        schemes: [SchemeTerms] = [], on day: Day
    ) -> Check {
        let question = Question(
            household: household, home: home, subsidy: subsidy?.on(schemes, day: day), parameters: parameters)
        var findings = findings(question)
        for offer in remedies(question, findings, schemes: schemes, on: day) { findings.add(offer) }
        return Check(findings, of: household, parameters: parameters, on: day)
    }

    /// The outcome alone: the same as that of the answers, without their cost.
    static func outcome(_ question: Question) -> CheckOutcome {
        var facts = Facts<Int128>(question.parameters)
        let exact = Evaluation(question, facts: &facts)
        guard facts.missing.isEmpty else { return Unknowns.outcome(question) ?? .unknown }
        return exact.margin >= 0 ? .pass : .fail
    }

    /// The answers, exact where every fact and parameter asked for is there.
    static func findings(_ question: Question) -> Findings {
        var facts = Facts<Int128>(question.parameters)
        let exact = Evaluation(question, facts: &facts)
        guard facts.missing.isEmpty else { return Unknowns.resolve(question) }
        let lines = exact.lines
        return Findings(
            exact, answers: exact.answers(lines: lines), lines: lines, used: facts.used)
    }
}

/// What is found of a question, before days and sources are looked at.
struct Findings {
    var answers = Answers()
    var lines: [Line] = []
    var used = KeySet()
    /// The parameters the minimum came from.
    var minimum = KeySet()
    var missing: [Fact] = []
    /// For some value of what is missing.
    var mayMissAdaptationSupplement = false
    /// For every value of what is missing.
    var isRentAboveHalfOfIncome = false
    var remedies: [Remedy] = []

    /// Where the rules have been run, and nothing has been found yet.
    init() {}

    /// What is found where nothing is missing.
    init(_ exact: Evaluation<Int128>, answers: Answers, lines: [Line], used: KeySet) {
        self.answers = answers
        self.lines = lines
        self.used = used
        note(exact, isFirst: true)
    }

    /// Adds what one way through the rules says beside the answers.
    mutating func note<Q: Quantity>(_ way: Evaluation<Q>, isFirst: Bool) {
        minimum = minimum.union(way.economy.minimum.values)
        if way.economy.mayMissAdaptationSupplement { mayMissAdaptationSupplement = true }
        isRentAboveHalfOfIncome = way.isRentAboveHalfOfIncome && (isFirst || isRentAboveHalfOfIncome)
    }

    /// Adds a subsidy that turns the fail into a pass.
    mutating func add(_ offer: Offer) {
        remedies.append(offer.remedy)
        for parameter in offer.parameters { used.insert(parameter) }
    }
}

extension Check {
    init(_ findings: Findings, of household: Household, parameters: Parameters, on day: Day) {
        let answers = findings.answers
        let provisional = findings.used.filter { parameters.isOverdue($0, on: day) }
        let contradictory = household.livingWithParentsUnused.map(\.path)
        // In the order of their codes.
        var notes: [CheckNote] = []
        if findings.mayMissAdaptationSupplement { notes.append(.adaptationSupplement) }
        if parameters.isExampleMinimum(findings.minimum) { notes.append(.exampleMinimum) }
        if !contradictory.isEmpty { notes.append(.livesWithParentsUnused) }
        if !provisional.isEmpty { notes.append(.provisionalParameters) }
        if findings.isRentAboveHalfOfIncome { notes.append(.rentAboveHalfOfIncome) }
        self.init(
            on: day, outcome: answers.outcome ?? .unknown, lines: findings.lines, netIncome: answers.netIncome,
            housingBenefit: answers.housingBenefit, disposableIncome: answers.disposableIncome,
            minimum: findings.lines.last { $0.code == .minimum }?.amount, shortfall: answers.shortfall,
            binding: answers.binding, maxRent: answers.maxRent, passingRents: answers.passingRents,
            remedies: findings.remedies,
            // Paths and keys are ASCII, so this is the order of their bytes. Without any parameter, that is what is missing.
            missing: parameters.values.isEmpty ? ["parameters"] : Set(findings.missing.map(\.path)).sorted(),
            contradictory: contradictory.isEmpty ? nil : contradictory,
            provisional: provisional.map(\.rawValue).sorted(), notes: notes, parametersFrom: parameters.from,
            parameters: parameters.set)
    }
}

extension Household {
    /// An adult of 30 or more stated to live with parents: lawful and looked at by no rule, but more often a slip.
    fileprivate var livingWithParentsUnused: [Fact] {
        adults.enumerated().compactMap { place, adult in
            guard case .paid(let benefit) = adult.cashBenefit, let age = adult.age, age >= 30,
                benefit.livesWithParents == true
            else { return nil }
            return .claim(adult: place, .livesWithParents)
        }
    }
}
