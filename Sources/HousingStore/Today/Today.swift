package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The day's work as of one moment. A day that lies ahead is shown as if nothing else happened. How those who
    /// wait stand is what the last recheck kept; computed is only what is left when a subsidy ends.
    ///
    /// - Parameters:
    ///   - language: of the words beside what is missing.
    ///   - reviews: what the reader may approve.
    package func today(on day: Day, _ language: Language, reviews: Set<ReviewKind>) async throws -> Today {
        try await snapshot { tx in
            let rules = try rules(tx)
            return Today(
                on: day,
                lists: try TodayList.allCases.map { list in
                    (list: list, rows: try tx.rows(of: list, on: day, language, rules, reviews: reviews))
                })
        }
    }

    /// What waits for a second person, of what the reader may approve.
    package func reviews(_ kinds: Set<ReviewKind>) async throws -> Rows {
        guard !kinds.isEmpty else { return Rows(items: []) }
        return try await snapshot { tx in Rows(items: try tx.reviews(kinds)) }
    }
}

extension Transaction {
    fileprivate func rows(
        of list: TodayList, on day: Day, _ language: Language, _ rules: Rules, reviews kinds: Set<ReviewKind>
    ) throws -> [Record] {
        switch list {
        case .answersDue: try answersDue(on: day)
        case .offersWaiting: try offersWaiting(on: day)
        case .turned: try turned(on: day)
        case .undecided: try undecided(on: day, language, rules)
        case .subsidiesEnding: try subsidiesEnding(on: day, rules)
        case .parkedBack: try parkedBack(on: day)
        case .files: try filesNotStored(on: day)
        case .reviews: try reviews(kinds)
        }
    }

    /// The rows of a list from a select of its fields in their order.
    private func rows(of list: TodayList, _ select: Statement) throws -> [Record] {
        let fields = list.fields
        var records: [Record] = []
        try forEach(select) { records.append(fields.record($0)) }
        return records
    }

    /// Units that are open, the first to be answered first, those without a day last.
    fileprivate func answersDue(on day: Day) throws -> [Record] {
        try rows(
            of: .answersDue,
            """
            select unit, address, unit_type, rent, answer_by, answer_by - \(day)::date as days_left,
              vacancy_days(received_on, available_from, null, \(day)::date),
              vacancy_rent(rent, received_on, available_from, null, null, \(day)::date), passes, with_subsidy
            from (
              select u.id as unit, v.address, v.unit_type, v.rent, \(fragment: answerBy) as answer_by, u.received_on,
                v.available_from, coalesce(s.passes, w.nobody) as passes, coalesce(s.with_subsidy, w.nobody) as with_subsidy
              from received_unit u
              cross join (select case when not exists (select from waiting_place) then 0 end as nobody) w
              join received_unit_version v on v.received_unit_id = u.id and v.known_until = 'infinity'
              join department d on d.id = u.department_id
              left join unit_candidates(\(day)::date) s on s.received_unit_id = u.id
              where \(fragment: isOpenUnit)
            ) open order by answer_by nulls last, unit
            """)
    }

    /// Offers nobody has answered, the first to be answered first.
    fileprivate func offersWaiting(on day: Day) throws -> [Record] {
        try rows(
            of: .offersWaiting,
            """
            select v.allocation_id, case when \(fragment: isSeen("v.citizen_id")) then v.received_unit_id end, a.referral_id,
              v.offered_on, v.answer_by, v.answer_by - \(day)::date,
              exists (select from protected_citizen p where p.citizen_id = v.citizen_id)
            from allocation_version v join allocation a on a.id = v.allocation_id
            where v.known_until = 'infinity' and v.open and v.state = 'offered'
            order by v.answer_by nulls last, v.allocation_id
            """)
    }

    /// The newest flip of each referral in 7 days, where no later step stands on it. A file is no step: what it changed turns
    /// the referral again, or leaves it as it turned.
    fileprivate func turned(on day: Day) throws -> [Record] {
        try rows(
            of: .turned,
            """
            select referral_id, change, cause, passes_before, passes from (
              select distinct on (f.referral_id) f.referral_id, f.change, r.cause, f.passes_before, f.passes, f.id,
                r.started_at
              from recheck r join flip f on f.recheck_id = r.id
              where r.cause <> 'draft' and r.checked_on > \(day)::date - 7 and r.checked_on <= \(day)::date
              order by f.referral_id, f.id desc
            ) f
            where exists (select from referral_version v where v.referral_id = f.referral_id
                          and v.known_until = 'infinity' and v.closed_on is null)
              -- A step that was undone, and the undoing of a step that is later too, are as if neither had been.
              and not exists (
                select from event_thing t join step s on s.event_id = t.event_id join event e on e.id = s.event_id
                where t.thing = 'R-' || f.referral_id and e.at > f.started_at and s.undone_by is null
                  and not exists (select from event u where u.id = s.undoes and u.at > f.started_at))
            order by f.id desc
            """)
    }

    /// Open referrals of which nothing can be said before something is known: a fact, or a unit they could have.
    fileprivate func undecided(on day: Day, _ language: Language, _ rules: Rules) throws -> [Record] {
        var records: [Record] = []
        let vault = try vault
        try forEach(
            """
            select s.referral_id, (select array_agg(path) from jsonb_array_elements_text(c.result -> 'missing') path)
              as missing, s.units,
              \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id"))
            from standing_version s join referral r on r.id = s.referral_id
            join referral_version v on v.referral_id = s.referral_id and v.known_until = 'infinity' and v.closed_on is null
              and not (is_parked(v.parked_until, v.unparked_on) and v.parked_until >= \(day)::date)
            left join income_check c on c.id = s.income_check_id
            where s.known_until = 'infinity' and s.outcome = 'unknown' and not exists (
              select from allocation a join allocation_version l on l.allocation_id = a.id and l.known_until = 'infinity'
              where a.referral_id = s.referral_id and l.open)
            order by s.referral_id
            """
        ) { row in
            let referral: ReferralNumber = try row["referral_id"]
            var missing = (try row["missing", as: [String]?.self] ?? []).map {
                (path: $0, words: FactWords.words($0)[language])
            }
            if missing.isEmpty, try row["units"] > 0, let facts = try row.household(vault) {
                missing = [facts.whatCannotBe(on: day, rules, language)]
            } else if missing.isEmpty {
                missing = [("units", FactWords.words("units")[language])]
            }
            records.append(
                Record(fields: [
                    ("referral", .text("\(referral)")),
                    (
                        "missing",
                        .records(
                            missing.map { Record(fields: [("path", .text($0.path)), ("words", .text($0.words))]) })
                    ),
                ]))
        }
        return records
    }

    /// Subsidies with 3 months left at most, and the check of the day after.
    fileprivate func subsidiesEnding(on day: Day, _ rules: Rules) throws -> [Record] {
        try subsidiesEnding(within: 3, from: day, rules).map { ending in
            Record(fields: [
                ("subsidy", .text("\(ending.subsidy)")), ("referral", .text("\(ending.referral)")),
                ("ends_on", .text("\(ending.endsOn)")), ("amount", ending.amount.map { .number("\($0)") } ?? .null),
                ("after", .text(ending.after.rawValue)),
                ("shortfall", ending.shortfall.map { .number("\($0)") } ?? .null),
            ])
        }
    }

    /// Referrals whose parking ended in the last 7 days, also by itself until then, and the last day of it.
    fileprivate func parkedBack(on day: Day) throws -> [Record] {
        try rows(
            of: .parkedBack,
            """
            select referral_id, case when unparked_on is null then parked_until
              else least(parked_until, greatest(unparked_on - 1, parked_on)) end as until from referral_version
            where known_until = 'infinity' and parked_until is not null and closed_on is null
              and coalesce(unparked_on, parked_until + 1) > \(day)::date - 7
              and coalesce(unparked_on, parked_until + 1) <= \(day)::date
            order by until, referral_id
            """)
    }

    /// Files of 7 days that were not stored, until a later one of the same kind from the same association is. What somebody
    /// typed is no file: they were told what is wrong with it, and it says nothing of a file.
    fileprivate func filesNotStored(on day: Day) throws -> [Record] {
        try rows(
            of: .files,
            """
            select i.id, i.kind, i.association, case when i.errors = 0 then 'to_confirm' else 'refused' end
            from import_file_now i join import_file f on f.id = i.id
            where not i.stored and not \(fragment: isTyped("f.event_id")) and (i.sent_at at time zone 'Europe/Copenhagen')::date > \(day)::date - 7
              and (i.sent_at at time zone 'Europe/Copenhagen')::date <= \(day)::date
              -- The same bytes may have come before their association was known.
              and not exists (select from import_file_now l join import_file m on m.id = l.id
                              where l.id > i.id and l.stored and l.kind = i.kind
                                and not \(fragment: isTyped("m.event_id"))
                                and (l.association is not distinct from i.association or m.hash = f.hash))
            order by i.id
            """)
    }

    /// What waits for a second person.
    fileprivate func reviews(_ kinds: Set<ReviewKind>) throws -> [Record] {
        try rows(
            of: .reviews,
            """
            select what, number, by, since from (
              select 'figures' as what, 'P-' || s.id as number, s.drafted_by as by, s.drafted_at as since
              from parameter_set_now s where s.state = 'draft'
              union all
              select 'frame', f.frame, f.set_by, f.drafted_at from frame_now f where f.state = 'draft'
              union all
              select 'setting', s.setting, s.drafted_by, s.drafted_at from setting_now s where s.state = 'draft'
              union all
              select 'break_glass', 'E-' || b.event_id, b.broken_by, b.broken_at from break_glass b
              where not exists (select from break_glass_review w where w.broken_event_id = b.event_id)
            ) waiting
            where what = any(\(kinds.map(\.rawValue))::text[]) order by since, number
            """)
    }
}

extension ReferredHousehold {
    /// Where nothing is missing, and nothing can be decided all the same: the fact that cannot be as it is on the day.
    fileprivate func whatCannotBe(on day: Day, _ rules: Rules, _ language: Language) -> (path: String, words: String) {
        let parameters = rules.parameters.on(day)
        do {
            try household(on: day, parameters).validate(parameters: parameters)
            // It can be since the day of the recheck: the next one will decide.
            return ("parameters", FactWords.words("parameters")[language])
        } catch {
            return (error.details["path"] ?? "household", error.message[language])
        }
    }
}
