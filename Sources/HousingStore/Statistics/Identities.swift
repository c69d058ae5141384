import Housing
import Postgres

// What must add up, asserted whenever figures are computed.

extension Question {
    /// Two figures beside those of units: whether a unit received is still `open`, and how many are `broken` - received =
    /// allocated + returned + withdrawn + open, so no unit has two answers, and none is there twice.
    var answers: Statement {
        """
        (with answers as (
          select unit, count(*) as rows,
                 bool_or(allocated)::int + bool_or(returned)::int + bool_or(withdrawn)::int as answers
          from received group by unit
        )
        select '' as statistic, name as breakdown, '' as category, value from (
          select count(*) filter (where answers = 0) as open, count(*) filter (where rows > 1 or answers > 1) as broken
          from answers
        ) a cross join lateral (values ('open', open), ('broken', broken)) v (name, value))
        """
    }
}

extension Transaction {
    /// Names the units that do not have one answer, or none: an error always.
    func throwBrokenAnswers(_ question: Question) throws -> Never {
        let broken = try rows(
            """
            with \(fragment: question.tables)
            select unit from received group by unit
            having count(*) > 1 or bool_or(allocated)::int + bool_or(returned)::int + bool_or(withdrawn)::int > 1
            order by unit
            """)
        throw Problem.brokenIdentity(
            Words(
                da: "Modtaget er ikke anvist + returneret + trukket tilbage + åben.",
                en: "Received is not allocated + returned + withdrawn + open."),
            statistic: .unitsReceived, question, CaseKind.unit, try broken.map { try $0["unit"] })
    }

    /// The categories of every breakdown and pair add up to the total: each case has one category in each, no more and
    /// no less. A sum band is made of others, and an allocation can have two schemes.
    func checkSums(_ query: StatisticQuery, _ question: Question, _ cells: [Cell], _ dated: DatedRows) throws {
        guard query.aggregate == .count else { return }
        let total = cells.first { $0.breakdown == Figure.total }?.value ?? 0
        for breakdown in query.statistic.breakdowns where !breakdown.contains(.scheme) {
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            let parts = cells.filter { cell in
                cell.breakdown == name
                    && !cell.category.split(separator: Figure.joint).map(String.init).contains(where: dated.isSum)
            }
            guard parts.reduce(0, { $0 + $1.value }) != total else { continue }
            throw Problem.brokenIdentity(
                Words(
                    da: "\(Breakdown.words(of: breakdown).da) giver ikke i alt.",
                    en: "\(Breakdown.words(of: breakdown).en) does not add up to the total."),
                statistic: query.statistic, question, query.statistic.cases,
                try uncounted(query, question, in: breakdown))
        }
    }

    /// The cases that do not have exactly one category in each column of a breakdown.
    private func uncounted(_ query: StatisticQuery, _ question: Question, in breakdown: [Breakdown]) throws -> [Int] {
        let wrong = breakdown.map { column -> Statement in
            column == .rentBand
                ? "(select count(*) from band where not sum and code = any(rent_band)) <> 1"
                : "\(identifier: column.rawValue) is null"
        }
        return try rows(
            """
            with \(fragment: question.tables), cases as (\(fragment: query.cases(question)))
            select subject from cases where \(fragment: wrong.joined(separator: " or ")) order by subject
            """
        ).map { try $0["subject"] }
    }
}

/// A share is of the counts beside it: units returned, or allocated, of units received.
func checkShares(_ figures: [Figure]) throws {
    let values = Dictionary(figures.map { ([$0.statistic.code, $0.period, $0.breakdown, $0.category], $0.value ?? 0) })
    {
        first, _ in first
    }
    for share in figures {
        let part: Statistic? =
            switch share.statistic {
            case .returnShare: .unitsReturned
            case .allocationShare: .unitsAllocated
            default: nil
            }
        guard let part, let count = values[[part.code, share.period, share.breakdown, share.category]],
            let whole = values[[Statistic.unitsReceived.code, share.period, share.breakdown, share.category]]
        else { continue }
        guard whole > 0, share.value == divided(count * 1000, by: whole) else {
            throw Problem(
                .fault, "broken_identity",
                Words(
                    da: "Andelen er ikke \(part.words.da) delt med modtagne.",
                    en: "The share is not \(part.words.en) over received."),
                details: ["statistic": share.statistic.code, "period": share.period, "category": share.category])
        }
    }
}

extension Problem {
    /// Figures that do not add up are no figures.
    fileprivate static func brokenIdentity(
        _ message: Words, statistic: Statistic, _ question: Question, _ kind: CaseKind, _ cases: [Int]
    ) -> Problem {
        // A handful is enough to find what is wrong.
        let named = cases.prefix(20).map(kind.name).joined(separator: " ")
        return Problem(
            .fault, "broken_identity", message,
            details: [
                "statistic": statistic.code, "period": question.period.text, "cases": named,
                "number": String(cases.count),
            ],
            hint: Words(da: "Ret de nævnte sager.", en: "Correct the cases named."))
    }
}
