import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the day of a project's last delivery. All else that is told of it is changed by `supply change`.
    func correct(_ act: Act, _ number: SupplyNumber, _ said: Correction, today: Day) throws -> SteppedBack {
        let project = try lockedSupply(number.value)
        let day = try said.day("delivered_on", now: project.deliveredOn)
        try said.requireChange(day != project.deliveredOn)
        if let day {
            let before = try optionalRow(
                """
                select delivered_on from supply_version
                where supply_id = \(number) and delivered < \(project.delivered) order by known_from desc limit 1
                """)
            try check(day, notBefore: try before?["delivered_on"] ?? day, notAfter: today)
        }
        let undone = try stepThatSaid("delivered_on", .supply, of: number.value)
        let things = [Thing.supply(number)]
        let event = try correctionEvent(act, things[0], said)
        try follow(.supply, of: number.value, event, set: ["delivered_on": "\(day)"])
        try step(event, things)
        return try steppedBack(event, of: undone, things[0], things)
    }
}
