package import Housing
import Postgres

extension Store {
    /// The order of candidates in force on a day.
    package func ranking(on day: Day) async throws -> Ranking { try await read { try $0.ranking(on: day) } }
}

extension Transaction {
    /// The value in force on a day; nil before the first.
    func setting(_ name: SettingName, on day: Day) throws -> String? {
        try row("select setting_on(\(name.rawValue), \(day)::date) as value")["value"]
    }

    /// The order of candidates in force on a day.
    func ranking(on day: Day) throws -> Ranking { try setting(.ranking, on: day).flatMap { Ranking($0) } ?? .shipped }

    /// Days an offer made on a day can be answered, where it says no other.
    func offerAnswerDays(on day: Day) throws -> Int { try setting(.offerAnswerDays, on: day).flatMap { Int($0) } ?? 7 }
}
