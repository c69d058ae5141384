/// The way through the rules while codes are missing: each missing code the rules ask for is picked, and `next` is the
/// way that picks otherwise, until every combination has been gone through.
struct Picks {
    private(set) var picked: [(fact: Fact, pick: Int, count: Int)] = []
    /// Remembered by fact, not by order: a run with less missing asks for fewer codes, and in another order.
    private var script: [(fact: Fact, pick: Int)] = []

    init() {}

    mutating func pick(_ fact: Fact, of count: Int) -> Int {
        if let known = picked.first(where: { $0.fact == fact }) { return known.pick }
        let pick = script.first { $0.fact == fact }?.pick ?? 0
        picked.append((fact, pick, count))
        return pick
    }

    /// The same picks, for another run.
    var again: Picks {
        var picks = Picks()
        picks.script = picked.map { ($0.fact, $0.pick) }
        return picks
    }

    /// The next combination, or nil after the last.
    var next: Picks? {
        guard let last = picked.lastIndex(where: { $0.pick + 1 < $0.count }) else { return nil }
        var picks = Picks()
        picks.script = picked[..<last].map { ($0.fact, $0.pick) }
        picks.script.append((picked[last].fact, picked[last].pick + 1))
        return picks
    }
}

/// A value for each of some facts. There are few of them, so they are looked for one by one.
struct FactValues<Value> {
    private(set) var entries: [(fact: Fact, value: Value)] = []

    subscript(fact: Fact) -> Value? {
        get { entries.first { $0.fact == fact }?.value }
        set {
            let index = entries.firstIndex { $0.fact == fact }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append((fact, value))
            case (nil, nil): break
            }
        }
    }

    func mapValues<Other>(_ transform: (Value) -> Other) -> FactValues<Other> {
        FactValues<Other>(entries: entries.map { ($0.fact, transform($0.value)) })
    }
}

/// What the rules ask, and what they are told. Only what is asked for can be missing, and only parameters asked for
/// are used: a rule that does not apply to a household must not ask.
struct Facts<Q: Quantity> {
    let parameters: Parameters
    /// What a missing number is taken to be, where `Unknowns` has narrowed it.
    private let assumed: FactValues<Q>
    private(set) var picks: Picks
    private(set) var used = KeySet()
    private(set) var missing: [Fact] = []
    /// The missing numbers asked for, with everything they could be.
    private(set) var ranges = FactValues<ClosedRange<Int128>>()

    init(_ parameters: Parameters, picks: Picks = Picks(), assumed: FactValues<Q> = FactValues()) {
        self.parameters = parameters
        self.picks = picks
        self.assumed = assumed
    }

    /// A parameter, in the unit of its key.
    mutating func parameter(_ key: ParameterKey) -> Q {
        used.insert(key)
        if let number = parameters.number(key) { return Q(number) }
        return number(nil, .parameter(key), 0...key.measure.highestMissing)
    }

    /// A parameter that is looked at by other ways than its number.
    mutating func use(_ key: ParameterKey) { used.insert(key) }

    /// A stated number, or everything it could be.
    mutating func number(_ value: Int?, _ fact: Fact, _ range: ClosedRange<Int128>) -> Q {
        if let value { return Q(value) }
        miss(fact)
        ranges[fact] = range
        return assumed[fact] ?? Q(from: range.lowerBound, to: range.upperBound)
    }

    /// An amount of a line: whole kroner, rounded once.
    mutating func kroner(_ amount: Money?, _ fact: Fact) -> Q {
        number(amount?.kroner, fact, 0...Facts.highestKroner)
    }

    /// An amount that enters a formula exactly as given, in øre.
    mutating func ore(_ amount: Money?, _ fact: Fact, from lowest: Int128 = 0) -> Q {
        number(amount?.ore, fact, lowest...(Facts.highestKroner * 100))
    }

    /// A stated code, or each of those it could be in turn.
    mutating func code<Code>(_ value: Code?, _ fact: Fact, of codes: [Code]) -> Code? {
        if let value { return value }
        miss(fact)
        guard !codes.isEmpty else { return nil }
        return codes[picks.pick(fact, of: codes.count)]
    }

    mutating func flag(_ value: Bool?, _ fact: Fact) -> Bool {
        if let value { return value }
        return code(nil, fact, of: [false, true]) ?? false
    }

    /// Whether the policy counts that kind of expense; either where its list is missing.
    mutating func accepts(_ kind: ExpenseKind) -> Bool {
        used.insert(.acceptedExpenses)
        if let accepted = parameters.acceptedExpenses { return accepted.contains(kind) }
        miss(.parameter(.acceptedExpenses))
        return picks.pick(.accepts(kind), of: 2) == 1
    }

    private mutating func miss(_ fact: Fact) {
        if !missing.contains(fact) { missing.append(fact) }
    }

    private static var highestKroner: Int128 { ParameterMeasure.kroner.highestMissing }
}
