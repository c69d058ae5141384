import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the day of a project's last delivery, the days of a renovation, and the day by which a plan is looked at again.
    /// Name, count and years are changed by `supply change`.
    func correct(_ act: Act, _ number: SupplyNumber, _ said: Correction, today: Day) throws -> SteppedBack {
        let project = try lockedSupply(number.value)
        let delivered = try said.day("delivered_on", now: project.deliveredOn)
        let starts = try said.day("starts_on", now: project.startsOn)
        let ends = try said.day("ends_on", now: project.endsOn)
        if !project.kind.isBuilt, said.has("review_by") { throw said.notTaken("review_by") }
        let review = try said.day("review_by", now: project.reviewBy, mayBeEmpty: true)
        try said.requireChange(
            delivered != project.deliveredOn || starts != project.startsOn || ends != project.endsOn
                || review != project.reviewBy)
        if let delivered, delivered != project.deliveredOn {
            let before = try optionalRow(
                """
                select delivered_on from supply_version
                where supply_id = \(number) and delivered < \(project.delivered) order by known_from desc limit 1
                """)
            try check(delivered, notBefore: try before?["delivered_on"] ?? delivered, notAfter: today)
        }
        let undone = try stepThatSaid(said.fields.first ?? "delivered_on", .supply, of: number.value)
        let things = [Thing.supply(number)]
        let event = try correctionEvent(act, things[0], said)
        try follow(
            .supply, of: number.value, event,
            set: [
                "delivered_on": "\(delivered)", "starts_on": "\(starts)", "ends_on": "\(ends)",
                "review_by": "\(review)",
            ])
        try step(event, things)
        return try steppedBack(event, of: undone, things[0], things)
    }
}
