import Housing
import Postgres

extension StatisticQuery {
    static let goalHomelessAllocations = StatisticQuery(.goalHomelessAllocations, .sum) { asked in
        """
        select goal_id as subject, 'plan' as figure, yearly as value
        from goal_version v
        where \(fragment: asked.known("v")) and statistic = 'homeless_allocations'
          and valid_from <= \(asked.period.from)::date
          and (valid_until is null or \(asked.period.from)::date < valid_until)
        union all
        select null, 'actual', count(*)
        from allocated where homeless and \(fragment: asked.inPeriod("accepted_on"))
        """
    } derive: { asked, cells in
        // A goal is a year's, so only a period that begins a year and does not leave it can be held against it.
        guard let january = Day(year: asked.period.year, month: 1, day: 1), asked.period.from == january,
            asked.period.last.date.year == asked.period.year, asked.day >= january,
            let plan = cells.first(where: { $0.category == GoalFigure.plan.rawValue }),
            let actual = cells.first(where: { $0.category == GoalFigure.actual.rawValue })
        else { return [] }
        let goal = Goal(
            plan: plan.value, actual: actual.value, elapsed: asked.lastDay.days(since: january) + 1,
            days: january.adding(months: 12).days(since: january))
        return goal.figures.map {
            Cell(breakdown: Breakdown.figure.rawValue, category: $0.0.rawValue, value: $0.1)
        }
    }
}
