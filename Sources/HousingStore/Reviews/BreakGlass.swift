import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Shows the case of a protected citizen once to who may not see protected persons, and leaves it to an auditor. A case
    /// that is not protected is shown as ever, and nothing is broken.
    ///
    /// - Parameter act: its reason is why.
    /// - Throws: `reason_missing`, `unknown_referral`.
    package func breakGlass(_ act: Act, _ name: String) async throws -> Record {
        try act.requireReason()
        var act = act.withoutKey
        act.action = "break_glass"
        return try await write(act) { [act] tx in
            let id = try tx.id(of: name, .referrals)
            let number = ReferralNumber(id)
            let isProtected =
                try tx.optionalRow(
                    "select from referral r join protected_citizen using (citizen_id) where r.id = \(number)") != nil
            guard isProtected else { return try tx.record(.referrals, id: id) }
            let event = try tx.event(act, subject: "\(number)")
            try tx.execute("insert into event_thing (thing, event_id) values (\("\(number)"), \(event.id))")
            try tx.execute(
                """
                insert into break_glass (event_id, referral_id, broken_by, broken_at)
                values (\(event.id), \(number), \(act.actor), \(event.at)::timestamptz)
                """)
            // For what is read here, and no longer than this transaction.
            try tx.execute("select set_config(\(seesProtected), 'on', true)")
            return try tx.record(.referrals, id: id)
        }
    }

    /// What an auditor says of it, once: of two at the same time the database lets one.
    ///
    /// - Throws: `unknown_review`, `review_done`, `second_person_needed`, `number_in_text`.
    package func review(
        _ act: Act, _ name: String, _ said: ReviewNote, _ outcome: ReviewOutcome
    ) async throws -> BreakGlassReview {
        try Problem.refuseNumber(in: said.note)
        return try await write(act) { tx in
            guard let id = eventID(name) else { throw Problem.unknownReview }
            let broken = try tx.optionalRow(
                """
                select b.referral_id, b.broken_by, b.broken_at, e.reason
                from break_glass b join event e on e.id = b.event_id where b.event_id = \(id)
                """)
            guard let broken else { throw Problem.unknownReview }
            let by: String = try broken["broken_by"]
            guard by != act.actor else { throw Problem.breakerReviews }
            if let done = try tx.optionalRow(
                "select reviewed_by from break_glass_review where broken_event_id = \(id)")
            {
                throw Problem.reviewDone(eventNumber(id), by: try done["reviewed_by"])
            }
            let event = try tx.event(act, subject: eventNumber(id), details: ["reason": outcome.rawValue])
            _ = try tx.keep(note: said.note, event)
            try tx.execute(
                """
                insert into break_glass_review (broken_event_id, broken_by, outcome, reviewed_by, event_id)
                values (\(id), \(by), \(outcome.rawValue), \(act.actor), \(event.id))
                """)
            return BreakGlassReview(
                number: eventNumber(id), referral: try broken["referral_id"], by: by,
                since: Instant(microseconds: try broken["broken_at", as: Timestamp.self].microseconds),
                reason: try broken["reason"], outcome: outcome, reviewedBy: act.actor)
        }
    }
}

extension Transaction {
    /// Leaves to an auditor that somebody who may not see protected persons made cases with the numbers of some: that they are
    /// hidden tells whose the numbers are.
    ///
    /// - Parameter event: of what made the cases, and changed none of anybody hidden; each case has an event of its own, by the
    ///   same person.
    func leaveToAuditor(newCasesOf event: Event) throws {
        guard mayHide else { return }
        let cases: [ReferralNumber] = try rows(
            """
            select r.id from hidden_citizen h join referral r on r.citizen_id = h.citizen_id
            join referral_version v on v.referral_id = r.id and v.known_until = 'infinity' and v.event_id = \(event.id)
            order by r.id
            """
        ).map { try $0["id"] }
        let why = "Ny sag med en beskyttet borgers CPR-nummer"
        for number in cases {
            let review: Int = try row(
                """
                insert into event (transaction, at, actor, request, action, subject, reason)
                select transaction, clock_timestamp(), actor, request, 'break_glass', \("\(number)")::text, \(why)::text
                from event where id = \(event.id) returning id
                """)["id"]
            try execute("insert into event_thing (thing, event_id) values (\("\(number)"), \(review))")
            try execute(
                """
                insert into break_glass (event_id, referral_id, broken_by, broken_at)
                select id, \(number), actor, at from event where id = \(review)
                """)
        }
    }
}

extension Problem {
    fileprivate static let unknownReview = Problem(
        .notFound, "unknown_review",
        Words(
            da: "Der er intet opslag med det nummer at gennemgå.", en: "There is no look-up of that number to review."),
        hint: Words(
            da:
                "Se dem: bolig reviews list --where what=break_glass. Andet godkendes med bolig parameters approve, frames approve eller settings approve.",
            en:
                "See them: bolig reviews list --where what=break_glass. All else is approved by bolig parameters approve, frames approve or settings approve."
        ))

    fileprivate static let breakerReviews = Problem(
        .refused, "second_person_needed",
        Words(
            da: "Den, der brød beskyttelsen, kan ikke selv gennemgå det.",
            en: "Whoever broke the protection cannot review it."),
        hint: Words(da: "Bed en anden revisor om det.", en: "Ask another auditor."))

    fileprivate static func reviewDone(_ number: String, by: String) -> Problem {
        Problem(
            .refused, "review_done",
            Words(da: "\(number) er gennemgået af \(by).", en: "\(number) has been reviewed by \(by)."),
            details: ["number": number, "reviewed_by": by])
    }
}
