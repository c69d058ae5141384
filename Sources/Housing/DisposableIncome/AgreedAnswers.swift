/// What all the values tried so far say about one answer.
enum Agreement<Value: Equatable>: Equatable {
    case untried
    case same(Value)
    case differs

    mutating func add(_ value: Value) {
        switch self {
        case .untried: self = .same(value)
        case .same(let other): if other != value { self = .differs }
        case .differs: break
        }
    }

    var value: Value? { if case .same(let value) = self { value } else { nil } }
}

/// The answers that all the values tried so far agree on.
struct AgreedAnswers {
    private var outcome = Agreement<CheckOutcome>.untried
    private var netIncome = Agreement<Int>.untried
    private var housingBenefit = Agreement<Int>.untried
    private var disposableIncome = Agreement<Int>.untried
    private var shortfall = Agreement<Int>.untried
    private var maxRent = Agreement<Int>.untried
    private var passingRents = Agreement<[[Int]]>.untried
    private var binding = Agreement<LineCode?>.untried

    /// - Parameter isOutcomeAlone: no other answer is asked for, as if it were known to differ.
    init(isOutcomeAlone: Bool = false) {
        guard isOutcomeAlone else { return }
        giveUp()
        outcome = .untried
        binding = .differs
    }

    /// Adds what is certain for a whole box: what is nil there is open still.
    mutating func add(certain answers: Answers) {
        func add<Value>(_ value: Value?, to agreement: inout Agreement<Value>) {
            if let value { agreement.add(value) }
        }
        add(answers.outcome, to: &outcome)
        add(answers.netIncome, to: &netIncome)
        add(answers.housingBenefit, to: &housingBenefit)
        add(answers.disposableIncome, to: &disposableIncome)
        add(answers.shortfall, to: &shortfall)
        add(answers.maxRent, to: &maxRent)
        add(answers.passingRents, to: &passingRents)
    }

    /// Adds the answers at a single point: what is nil there differs from one rent to the next.
    mutating func add(point answers: Answers, binding: LineCode??) {
        add(certain: answers)
        if let binding { self.binding.add(binding) } else { self.binding = .differs }
        giveUp(onNilOf: answers)
    }

    /// Takes every answer that is open in `answers` as not given.
    mutating func giveUp(onNilOf answers: Answers = Answers()) {
        if answers.outcome == nil { outcome = .differs }
        if answers.netIncome == nil { netIncome = .differs }
        if answers.housingBenefit == nil { housingBenefit = .differs }
        if answers.disposableIncome == nil { disposableIncome = .differs }
        if answers.shortfall == nil { shortfall = .differs }
        if answers.maxRent == nil { maxRent = .differs }
        if answers.passingRents == nil { passingRents = .differs }
    }

    /// Whether the rents that pass can still be given; they cost the most to find.
    var areRentsOpen: Bool { maxRent != .differs || passingRents != .differs }

    /// Whether the deciding line can still be given.
    var isBindingOpen: Bool { binding != .differs && outcome != .differs }

    /// True where every answer that can still be given is certain in `answers`.
    func isSettled(by answers: Answers) -> Bool {
        (answers.outcome != nil || outcome == .differs) && (answers.netIncome != nil || netIncome == .differs)
            && (answers.housingBenefit != nil || housingBenefit == .differs)
            && (answers.disposableIncome != nil || disposableIncome == .differs)
            && (answers.shortfall != nil || shortfall == .differs) && (answers.maxRent != nil || maxRent == .differs)
            && (answers.passingRents != nil || passingRents == .differs)
    }

    var answers: Answers {
        Answers(
            outcome: outcome.value, netIncome: netIncome.value, housingBenefit: housingBenefit.value,
            disposableIncome: disposableIncome.value, shortfall: shortfall.value, maxRent: maxRent.value,
            passingRents: passingRents.value,
            binding: outcome.value == nil ? nil : binding.value ?? nil)
    }
}
