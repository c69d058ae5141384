import Housing

extension Instant {
    /// Day and time as the clocks of Copenhagen show them: `22-11-2026 09:00`.
    func text(_ language: Language) -> String {
        // What Copenhagen's clocks show is what UTC's will show one offset later.
        let clock = Instant(microseconds: microseconds + offset).description.dropFirst(11).prefix(5)
        return "\(language == .da ? copenhagenDay.danish : copenhagenDay.description) \(clock)"
    }
}
