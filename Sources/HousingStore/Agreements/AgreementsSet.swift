package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Writes what is agreed from a day on with an association, or for one of its departments.
    ///
    /// - Throws: `unknown_association`; `missing_field` where nothing is agreed.
    package func setAgreement(_ act: Act, _ request: AgreementSet, today: Day) async throws -> Record {
        guard request.share != nil || request.answerDays != nil else { throw Problem.nothingAgreed }
        return try await write(act) { tx in
            let association = try tx.id(of: request.association, .associations)
            try tx.lockFiles(of: request.association)
            let event = try tx.event(act, subject: request.association)
            let department = try request.department.map { try tx.department($0, of: association) }
            let id = try tx.agree(
                association, department, from: request.from ?? today, share: request.share,
                answerDays: request.answerDays, event)
            return try tx.record(.agreements, id: id)
        }
    }
}

extension Transaction {
    /// Writes a row that holds from a day until the next row begins, and lets the one before end there. What is not said
    /// stays as it was the day before; a department without a row of its own takes it from its association.
    ///
    /// The association's files are locked.
    ///
    /// - Returns: the row's id.
    func agree(
        _ association: Int, _ department: Int?, from day: Day, share: Share?, answerDays: Int?, _ event: Event
    ) throws -> Int {
        let rows = try agreed(association, department)
        let current = rows.first { $0.holds(on: day) }
        let before = try current ?? (department == nil ? nil : agreed(association, nil).first { $0.holds(on: day) })
        let share = share ?? before?.share
        let days = answerDays ?? before?.answerDays
        let terms: [(String, Statement)] = [
            ("share_parts", "\(share?.parts)"), ("share_whole", "\(share?.whole)"), ("answer_days", "\(days)"),
        ]
        if department == nil, let days {
            // Departments that found no days to take have the association's, once there are some.
            try follow(
                .agreement, event,
                where: "v.association_id = \(association) and v.department_id is not null and v.answer_days is null",
                set: ["answer_days": "\(days)"])
        }
        if let current, current.from == day {
            try follow(.agreement, of: current.id, event, set: NewFacts(terms))
            return current.id
        }
        if let current { try follow(.agreement, of: current.id, event, set: ["valid_until": "\(day)"]) }
        let until = current?.until ?? rows.first { day < $0.from }?.from
        let id: Int = try row(
            """
            insert into letting_agreement (association_id, department_id) values (\(association), \(department))
            returning id
            """)["id"]
        try begin(
            .agreement, of: "\(id)", event,
            set: NewFacts(
                terms + [
                    ("association_id", "\(association)"), ("department_id", "\(department)"),
                    ("valid_from", "\(day)"), ("valid_until", "\(until)"),
                ]))
        return id
    }
}

extension Problem {
    /// Neither a share nor days.
    fileprivate static let nothingAgreed = Problem(
        .wrongUse, "missing_field",
        Words(da: "Der står ikke, hvad der er aftalt.", en: "It does not say what is agreed."),
        details: ["field": "share"],
        hint: Words(
            da: "Skriv andelen (--share 1/4), svarfristen (--answer-days 10) eller begge.",
            en: "Give the share (--share 1/4), the days to answer (--answer-days 10), or both."))
}
