import Housing
import Postgres

extension Transaction {
    /// The order of candidates in force on a day.
    func ranking(on day: Day) throws -> Ranking { .shipped }

    /// The terms of subsidies that have room left.
    func schemesWithRoom(_ rules: Rules, on day: Day) throws -> [SchemeTerms] { rules.schemes }
}
