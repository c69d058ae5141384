import Housing

/// Counts wrong tokens by the address they come from, so that nobody can try many. Right ones are not held up.
actor WrongTokens {
    private var tried: [String: [ContinuousClock.Instant]] = [:]
    private static let allowed = 10
    private static let span = Duration.seconds(60)
    /// More addresses than these are not told apart from a new one; what is kept stays small.
    private static let addresses = 10_000

    /// What a wrong token is answered: the eleventh within a minute is told to wait.
    func answer(to address: String, at now: ContinuousClock.Instant = .now) -> Problem {
        var recent = (tried[address] ?? []).filter { $0 + Self.span > now }
        if recent.count >= Self.allowed, let first = recent.first {
            tried[address] = recent
            return .tooManyWrongTokens(seconds: max(1, Int((first + Self.span - now) / .seconds(1)) + 1))
        }
        recent.append(now)
        if tried[address] == nil, tried.count >= Self.addresses {
            tried = tried.filter { ($0.value.last ?? now) + Self.span > now }
            if tried.count >= Self.addresses { tried.removeAll() }
        }
        tried[address] = recent
        return .noToken
    }
}

extension Problem {
    fileprivate static func tooManyWrongTokens(seconds: Int) -> Problem {
        Problem(
            .tooOften, "too_many_wrong_tokens",
            Words(
                da: "Der er kommet for mange forkerte adgangsnøgler herfra.",
                en: "Too many wrong tokens have come from here."),
            details: ["retry_after": "\(seconds)"],
            hint: Words(
                da: "Vent \(seconds) sekunder, og log ind: bolig login",
                en: "Wait \(seconds) seconds, and log in: bolig login"))
    }
}
