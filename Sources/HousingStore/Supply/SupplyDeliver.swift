package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// So many dwellings of a project have come: they are planned no more. The units themselves come by file.
    ///
    /// Two at once of the last ones: one wins, the other gets `more_than_planned`.
    ///
    /// - Throws: `unknown_supply`; `nothing_planned` for a renovation; `more_than_planned`; what the day wants.
    package func deliverSupply(
        _ act: Act, _ name: String, _ request: SupplyDeliver, today: Day
    ) async throws -> Record {
        try await write(act) { tx in
            let project = try tx.lockedSupply(try tx.id(of: name, .supply))
            guard let planned = project.dwellings else { throw Problem.nothingPlanned(project) }
            let on = request.on ?? today
            try tx.check(on, notBefore: project.deliveredOn ?? on, notAfter: today)
            let left = planned - project.delivered
            guard request.dwellings <= left else { throw Problem.moreThanPlanned(project, left: left) }
            let event = try tx.event(
                act, subject: "\(project.number)", details: ["dwellings": "\(request.dwellings)"])
            try tx.follow(
                .supply, of: project.number.value, event,
                set: ["delivered": "\(project.delivered + request.dwellings)", "delivered_on": "\(on)"])
            try tx.step(event, [.supply(project.number)])
            return try tx.record(.supply, id: project.number.value)
        }
    }
}

extension Problem {
    /// A renovation brings no dwellings.
    fileprivate static func nothingPlanned(_ project: Project) -> Problem {
        Problem(
            .refused, "nothing_planned",
            Words(
                da: "\(project.number) er en renovering: der er ingen boliger på vej.",
                en: "\(project.number) is a renovation: no dwellings are to come."),
            details: ["supply": "\(project.number)"],
            hint: Words(da: "Se projekterne: bolig supply list", en: "See the projects: bolig supply list"))
    }

    /// More has come than is planned.
    static func moreThanPlanned(_ project: Project, left: Int) -> Problem {
        Problem(
            .refused, "more_than_planned",
            Words(
                da: "Der er taget flere boliger i brug, end \(project.number) planlægger.",
                en: "More dwellings have come than \(project.number) plans."),
            details: [
                "supply": "\(project.number)", "dwellings": "\(project.dwellings ?? 0)",
                "dwellings_delivered": "\(project.delivered)", "dwellings_left": "\(left)",
            ],
            hint: Words(
                da: "Bliver projektet større, så ret det først: bolig supply change \(project.number) --dwellings N",
                en: "Where the project has grown, change it first: bolig supply change \(project.number) --dwellings N")
        )
    }
}
