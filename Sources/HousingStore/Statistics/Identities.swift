import Housing
import Postgres

// What must add up, asserted whenever figures are computed.

extension Transaction {
    /// received = allocated + returned + withdrawn + open: no unit has two answers, none is counted twice.
    ///
    /// - Returns: whether a unit received in the period is still open.
    /// - Throws: `broken_identity`, naming the units.
    func checkReceived(_ question: Question) throws -> Bool {
        let row = try row(
            """
            with \(fragment: question.tables), answers as (
              select unit, count(*) as rows, bool_or(allocated)::int + bool_or(returned)::int + bool_or(withdrawn)::int as answers
              from received group by unit
            )
            select coalesce(bool_or(answers = 0), false) as open,
                   array_agg(unit order by unit) filter (where rows > 1 or answers > 1) as broken
            from answers
            """)
        if let broken: [Int] = try row["broken"] {
            throw Refusal.brokenIdentity(
                Words(
                    da: "Modtaget er ikke anvist + returneret + trukket tilbage + åben.",
                    en: "Received is not allocated + returned + withdrawn + open."),
                statistic: .unitsReceived, question, CaseKind.unit, broken)
        }
        return try row["open"]
    }

    /// The categories of a breakdown add up to the total: every case has one rent band, no more and no less.
    ///
    /// The other columns hold one category by their form; an allocation can have two schemes.
    func checkSums(_ query: StatisticQuery, _ question: Question, _ cells: [Cell], _ dated: DatedRows) throws {
        guard query.measure == .count, query.statistic.breakdowns.contains([.rentBand]) else { return }
        let total = cells.first { $0.breakdown == Figure.total }?.value ?? 0
        let bands = cells.filter { $0.breakdown == Breakdown.rentBand.rawValue && !dated.isSum($0.category) }
        guard bands.reduce(0, { $0 + $1.value }) != total else { return }
        let broken = try rows(
            """
            with \(fragment: question.tables), cases as (\(fragment: query.cases(question)))
            select subject from cases
            where (select count(*) from band where not sum and code = any(rent_band)) <> 1 order by subject
            """)
        throw Refusal.brokenIdentity(
            Words(
                da: "Huslejeintervallerne giver ikke i alt.", en: "The rent bands do not add up to the total."),
            statistic: query.statistic, question, query.statistic.cases, try broken.map { try $0["subject"] })
    }
}

extension Refusal {
    /// Figures that do not add up are no figures.
    fileprivate static func brokenIdentity(
        _ message: Words, statistic: Statistic, _ question: Question, _ kind: CaseKind, _ cases: [Int]
    ) -> Refusal {
        // A handful is enough to find what is wrong.
        let named = cases.prefix(20).map(kind.name).joined(separator: " ")
        return Refusal(
            .fault, "broken_identity", message,
            details: [
                "statistic": statistic.code, "period": question.period.text, "cases": named,
                "number": String(cases.count),
            ],
            hint: Words(da: "Ret de nævnte sager.", en: "Correct the cases named."))
    }
}
