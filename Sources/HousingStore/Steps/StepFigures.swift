import Housing
import HousingAPI
import Postgres

extension Store {
    /// Settings of a transaction that writes a step and then counts: those of reading figures, but for the name that says it
    /// holds no K back, for it writes.
    static let counting = reading.filter { $0.key != "application_name" }
}

extension Transaction {
    /// The answer of an undoing or a correction that is written: what it was of, and what differs by it; of somebody hidden
    /// only what is counted.
    ///
    /// - Parameter undone: the step that was undone or corrected; nil of what a file brought.
    func steppedBack(_ event: Event, of undone: Int?, _ thing: Thing, _ things: [Thing]) throws -> SteppedBack {
        let days = try days(of: things, event)
        // What was known before the event, and with it. Every lock was held before its instant, so nothing else of these
        // things is known in between.
        let before = Instant(microseconds: event.at.microseconds - 1)
        let after = Instant(microseconds: event.at.microseconds + 1)
        var figures = try totals(days, before, after)
        // What the rent of one unit makes of a total is its rent.
        if try isHidden(step: event.id) { figures.removeAll { Statistic(code: $0.statistic)?.measure != .count } }
        return SteppedBack(
            event: eventNumber(event.id), undone: undone.map(eventNumber), thing: try shown(thing), figures: figures,
            frozen: try frozen(days, before, after))
    }

    /// Every day that a step's versions, or those they followed, tell of.
    private func days(of things: [Thing], _ event: Event) throws -> [Day] {
        var days = try rows(
            """
            select received_on as day from received_unit where id = any(\(things.units)::bigint[])
            union select decided_on from income_refusal where referral_id = any(\(things.referrals)::bigint[])
            union select (min(known_from) at time zone 'Europe/Copenhagen')::date from supply_version
              where supply_id = any(\(things.supplies)::bigint[]) and known_from > '-infinity' group by supply_id
            """
        ).map { try $0["day", as: Day.self] }
        for (table, ids) in versions(of: things) {
            let columns = table.facts.filter { $0.value == "date" }.map { "w.\(identifier: $0.key)" as Statement }
            guard !columns.isEmpty else { continue }
            days += try rows(
                """
                select distinct day from (
                  select unnest(array[\(fragment: columns.joined(separator: ", "))]) as day from \(identifier: table.name) w
                  where w.\(identifier: table.key) in (\(fragment: ids)) and (w.event_id = \(event.id) or exists (
                    select from \(identifier: table.name) n where n.\(identifier: table.key) = w.\(identifier: table.key)
                      and n.event_id = \(event.id) and n.known_from = w.known_until))) d
                where day is not null
                """
            ).map { try $0["day", as: Day.self] }
        }
        return days
    }

    /// The totals that differ, month by month. What is open or running at a month's end may differ in every month since the
    /// first day, all else in the months of the days alone.
    private func totals(_ days: [Day], _ before: Instant, _ after: Instant) throws -> [SteppedBack.Changed] {
        let today = after.copenhagenDay
        let past = days.filter { $0 <= today }
        guard let first = past.min() else { return [] }
        let dated = try datedRows(after)
        let own = Set(past.map { Period(monthOf: $0) })
        var changed: [SteppedBack.Changed] = []
        // Ten years are enough for what is still worked on.
        var month = Period(monthOf: max(first, today.adding(months: -120)))
        while month.from <= today {
            let queries = StatisticQuery.all.filter { own.contains(month) || $0.statistic.isStanding }
            let old = try totals(queries, Question(period: month, knownAt: before), dated)
            let new = try totals(queries, Question(period: month, knownAt: after), dated)
            for query in queries {
                let code = query.statistic.code
                guard old[code] != new[code] else { continue }
                func number(_ value: Int?) -> Double? {
                    value.map { Double($0) / (query.statistic.measure.decimals == 1 ? 10 : 1) }
                }
                changed.append(
                    SteppedBack.Changed(
                        statistic: code, month: month.text, before: number(old[code]), after: number(new[code])))
            }
            month = Period(monthOf: month.until)
        }
        return changed
    }

    private func totals(_ queries: [StatisticQuery], _ question: Question, _ dated: DatedRows) throws -> [String: Int] {
        let figures = try figures(question, queries, dated).filter(\.isTotal)
        return Dictionary(figures.compactMap { figure in figure.value.map { (figure.statistic.code, $0) } }) { $1 }
    }

    /// Periods whose last frozen package differs from the figures now, by what was just written.
    private func frozen(_ days: [Day], _ before: Instant, _ after: Instant) throws -> [String] {
        guard let first = days.min() else { return [] }
        let packages = try rows("select distinct on (period) id, period from frozen_package order by period, id desc")
        return try packages.compactMap { row in
            guard let period = Period(try row["period"]), first < period.until else { return nil }
            let kept = try frozenFigures(try row["id"], period)
            let statistics = Set(kept.map(\.statistic))
            let queries = StatisticQuery.all.filter { statistics.contains($0.statistic) }
            let dated = try datedRows(after)
            let old = values(try figures(Question(period: period, knownAt: before), queries, dated))
            let new = values(try figures(Question(period: period, knownAt: after), queries, dated))
            return old != new && new != values(kept) ? period.text : nil
        }
    }

    private func values(_ figures: [Figure]) -> [[String]: Int] {
        Dictionary(
            figures.compactMap { figure in
                figure.value.map { ([figure.statistic.code, figure.breakdown, figure.category], $0) }
            }
        ) { $1 }
    }
}

extension Statistic {
    /// Whether it counts what stands at the end of a period, so that a step of long ago shows in each month since.
    fileprivate var isStanding: Bool {
        [Statistic.referralsOpen, .subsidiesRunning, .subsidiesEnding, .dwellingsPlanned].contains(self)
    }
}
