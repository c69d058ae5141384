/// The days of an allocation. A step adds one and a correction changes one; either way what comes of it is held to the same
/// rules.
package struct AllocationDays: Hashable, Sendable {
    /// The day the unit was received; nothing of an allocation lies before it.
    package var receivedOn: Day
    /// nil of what a register brought, which tells of no offer.
    package var offeredOn: Day?
    /// The last day on which the offer can be answered; nil where there is none.
    package var answerBy: Day?
    package var acceptedOn: Day?
    package var declinedOn: Day?
    /// The day after `answerBy`, where nobody had answered.
    package var expiredOn: Day?
    package var cancelledOn: Day?
    /// A plan; what has happened is `movedInOn`.
    package var plannedOn: Day?
    package var movedInOn: Day?

    package init(
        receivedOn: Day, offeredOn: Day?, answerBy: Day? = nil, acceptedOn: Day? = nil, declinedOn: Day? = nil,
        expiredOn: Day? = nil, cancelledOn: Day? = nil, plannedOn: Day? = nil, movedInOn: Day? = nil
    ) {
        self.receivedOn = receivedOn
        self.offeredOn = offeredOn
        self.answerBy = answerBy
        self.acceptedOn = acceptedOn
        self.declinedOn = declinedOn
        self.expiredOn = expiredOn
        self.cancelledOn = cancelledOn
        self.plannedOn = plannedOn
        self.movedInOn = movedInOn
    }

    /// Whether an offer that nobody has answered has run out on a day.
    package func isDue(on today: Day) -> Bool { answerBy.map { $0 < today } ?? false }

    /// Holds the days to their order. Plans and deadlines may lie ahead, what has happened may not.
    ///
    /// - Throws: `days_out_of_order`; `day_in_future`; `offer_expired` where an answer came after the deadline.
    package func check(today: Day) throws(Problem) {
        let happened = [
            Named(receivedOn, "received_on", Words(da: "modtaget", en: "received")),
            Named(offeredOn, "offered_on", Words(da: "tilbudt", en: "offered")),
            Named(acceptedOn, "accepted_on", Words(da: "accepteret", en: "accepted")),
            Named(movedInOn, "moved_in_on", Words(da: "indflyttet", en: "moved in")),
        ].compactMap { $0 }
        for (earlier, later) in zip(happened, happened.dropFirst()) { try earlier.precedes(later) }
        let ends = [
            Named(declinedOn, "declined_on", Words(da: "afslået", en: "declined")),
            Named(cancelledOn, "cancelled_on", Words(da: "annulleret", en: "cancelled")),
            Named(expiredOn, "expired_on", Words(da: "udløbet", en: "expired")),
            Named(plannedOn, "planned_on", Words(da: "planlagt indflytning", en: "planned to move in")),
        ].compactMap { $0 }
        let before = happened.last { $0.field != "moved_in_on" }
        if let before { for end in ends { try before.precedes(end) } }
        if let offered = happened.first(where: { $0.field == "offered_on" }),
            let deadline = Named(answerBy, "answer_by", Words(da: "svarfristen", en: "the deadline"))
        {
            try offered.precedes(deadline)
        }
        for named in happened + ends where named.field != "planned_on" && named.day > today {
            throw Problem(
                .refused, "day_in_future",
                Words(
                    da: "Dagen \(named.day.danish) ligger i fremtiden.", en: "The day \(named.day) is in the future."),
                details: ["field": named.field, "on": "\(named.day)"],
                hint: Words(da: "Registrér det, når det er sket.", en: "Record it when it has happened."))
        }
        if let answerBy, let answered = acceptedOn ?? declinedOn, answered > answerBy {
            throw Problem.offerExpired(answerBy, answered)
        }
    }

    /// A day with its name.
    private struct Named {
        let day: Day
        let field: String
        let words: Words

        init?(_ day: Day?, _ field: String, _ words: Words) {
            guard let day else { return nil }
            self.day = day
            self.field = field
            self.words = words
        }

        func precedes(_ later: Named) throws(Problem) {
            guard later.day < day else { return }
            throw Problem(
                .refused, "days_out_of_order",
                Words(
                    da: "Dagene følger ikke efter hinanden: \(later.words.da) \(later.day.danish) ligger før "
                        + "\(words.da) \(day.danish).",
                    en: "The days do not follow each other: \(later.words.en) \(later.day) is before "
                        + "\(words.en) \(day)."),
                details: ["field": later.field, "on": "\(later.day)", "not_before": "\(day)"],
                hint: Words(da: "Ret dagen.", en: "Correct the day."))
        }
    }
}

extension Problem {
    /// An answer after the last day for it.
    ///
    /// - Parameter expired: the allocation, where it has expired already: an answer that came in time needs that undone first.
    package static func offerExpired(_ answerBy: Day, _ on: Day, expired: AllocationNumber? = nil) -> Problem {
        let isLate = on > answerBy
        return Problem(
            .refused, "offer_expired",
            isLate
                ? Words(
                    da: "Tilbuddet kunne besvares til og med \(answerBy.danish), og svaret er fra \(on.danish).",
                    en: "The offer could be answered until \(answerBy), and the answer is of \(on).")
                : Words(da: "Tilbuddet er udløbet.", en: "The offer has expired."),
            details: ["answer_by": "\(answerBy)", "on": "\(on)"],
            hint: expired.map { number in
                Words(
                    da:
                        "Kom svaret i tide, så fortryd udløbet (bolig undo \(number) --reason \"…\"), og angiv svarets dag: --on DAG. Ellers tilbyd boligen igen.",
                    en:
                        "If the answer came in time, undo the expiry (bolig undo \(number) --reason \"…\") and give the day of the answer: --on DAY. Else offer the unit again."
                )
            }
                ?? Words(
                    da: "Kom svaret i tide, så angiv dagen: --on DAG. Ellers tilbyd boligen igen.",
                    en: "If the answer came in time, give its day: --on DAY. Else offer the unit again."))
    }
}
