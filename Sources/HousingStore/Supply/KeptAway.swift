import Housing
import Postgres

extension Transaction {
    /// That a department's units are kept away on a day, while it is renovated: the condition on a row.
    ///
    /// - Parameters:
    ///   - department: an expression for its id, such as `u.department_id`.
    ///   - day: an expression for the day.
    static func keptAway(_ department: Statement, on day: Statement) -> Statement {
        """
        exists (select from supply_version away where away.department_id = \(fragment: department)
          and away.known_until = 'infinity' and not away.undone and (\(fragment: day)) between away.starts_on and away.ends_on)
        """
    }

    /// Refuses a unit that is kept away on the day it would be offered.
    ///
    /// - Throws: `unit_taken`.
    func requireNotKeptAway(_ unit: UnitNumber, on day: Day) throws {
        let away = try optionalRow(
            """
            select v.supply_id, v.ends_on from supply_version v join received_unit u on u.department_id = v.department_id
            where u.id = \(unit) and v.known_until = 'infinity' and not v.undone and \(day)::date between v.starts_on and v.ends_on
            order by v.ends_on desc limit 1
            """)
        guard let away else { return }
        let (project, last): (SupplyNumber, Day) = (try away["supply_id"], try away["ends_on"])
        throw Problem(
            .refused, "unit_taken",
            Words(
                da: "\(unit) holdes væk til og med \(last.danish), mens afdelingen renoveres (\(project)).",
                en: "\(unit) is kept away until \(last) while its department is renovated (\(project))."),
            details: ["unit": "\(unit)", "supply": "\(project)", "until": last.description],
            hint: Words(
                da: "Er renoveringen forbi, så ret den: bolig supply change \(project) --until DAG",
                en: "Where the renovation is over, change it: bolig supply change \(project) --until DAY"))
    }
}
