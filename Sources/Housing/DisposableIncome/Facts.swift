/// The way through the rules while codes are missing: each missing code the rules ask for is picked, and `next` is the
/// way that picks otherwise, until every combination has been gone through.
struct Picks {
    private(set) var picked: [(path: String, pick: Int, count: Int)] = []
    /// By path, since a run in which less is missing asks for fewer codes.
    private var script: [String: Int] = [:]

    init() {}

    mutating func pick(_ path: String, of count: Int) -> Int {
        if let known = picked.first(where: { $0.path == path }) { return known.pick }
        let pick = script[path] ?? 0
        picked.append((path, pick, count))
        return pick
    }

    /// The same picks, for another run.
    var again: Picks {
        var picks = Picks()
        for (path, pick, _) in picked { picks.script[path] = pick }
        return picks
    }

    /// The next combination, or nil after the last.
    var next: Picks? {
        guard let last = picked.lastIndex(where: { $0.pick + 1 < $0.count }) else { return nil }
        var picks = Picks()
        for (path, pick, _) in picked[..<last] { picks.script[path] = pick }
        picks.script[picked[last].path] = picked[last].pick + 1
        return picks
    }
}

/// What the rules ask, and what they are told. Only what is asked for can be missing, and only figures asked for
/// are used: a rule that does not apply to a household must not ask.
struct Facts<Q: Quantity> {
    let parameters: Parameters
    /// What a missing number is taken to be, by its path, where `Unknowns` has narrowed it.
    private let assumed: [String: Q]
    private(set) var picks: Picks
    private(set) var used = KeySet()
    private(set) var missing: Set<String> = []
    /// The missing numbers asked for, with everything they could be.
    private(set) var ranges: [String: ClosedRange<Int128>] = [:]

    init(_ parameters: Parameters, picks: Picks = Picks(), assumed: [String: Q] = [:]) {
        self.parameters = parameters
        self.picks = picks
        self.assumed = assumed
    }

    /// A figure, in the unit of its key.
    mutating func figure(_ key: ParameterKey) -> Q {
        used.insert(key)
        if let number = parameters.number(key) { return Q(number) }
        return number(nil, key.rawValue, 0...Int128(key.unit.highest))
    }

    /// A stated number, or everything it could be.
    mutating func number(_ value: Int?, _ path: @autoclosure () -> String, _ range: ClosedRange<Int128>) -> Q {
        if let value { return Q(value) }
        let path = path()
        missing.insert(path)
        ranges[path] = range
        return assumed[path] ?? Q(from: range.lowerBound, to: range.upperBound)
    }

    /// An amount of a line: whole kroner, rounded once.
    mutating func kroner(_ amount: Money?, _ path: @autoclosure () -> String) -> Q {
        number(amount?.kroner, path(), 0...Facts.highestKroner)
    }

    /// An amount that enters a formula exactly as given, in øre.
    mutating func ore(_ amount: Money?, _ path: @autoclosure () -> String, from lowest: Int128 = 0) -> Q {
        number(amount?.ore, path(), lowest...(Facts.highestKroner * 100))
    }

    /// A stated code, or each of those it could be in turn.
    mutating func code<Code>(_ value: Code?, _ path: @autoclosure () -> String, of codes: [Code]) -> Code? {
        if let value { return value }
        let path = path()
        missing.insert(path)
        guard !codes.isEmpty else { return nil }
        return codes[picks.pick(path, of: codes.count)]
    }

    mutating func flag(_ value: Bool?, _ path: @autoclosure () -> String) -> Bool {
        code(value, path(), of: [false, true]) ?? false
    }

    /// Whether a figure that is a list holds a code; either where the list is missing.
    mutating func list(_ key: ParameterKey, contains code: String) -> Bool {
        used.insert(key)
        if case .list(let codes) = parameters[key]?.value { return codes.contains(code) }
        missing.insert(key.rawValue)
        return picks.pick("\(key.rawValue).\(code)", of: 2) == 1
    }

    private static var highestKroner: Int128 { Int128(ParameterUnit.kroner.highest) }
}
