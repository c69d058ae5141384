import Housing

/// A figure of the report's text: what it is, and its value with the period it is of.
struct ReportFact {
    let words: Words
    let figure: Figure
    let period: Period
    /// The interval of a projection.
    var interval: (low: Figure, high: Figure)?
    /// What must be said with it.
    var remark: Words?
}

extension ReportTables {
    /// The figures of the report's text, in its order. What was not recorded is no figure.
    func facts(_ statistics: [Statistic]) -> [ReportFact] {
        let asked = periods.asked
        let isUnrecorded = figures.firstReceived.map { asked.until <= $0 } ?? false
        func pair(_ first: String, _ second: String) -> String { "\(first)\(Figure.joint)\(second)" }
        func one(_ statistic: Statistic, _ breakdown: String, _ category: String) -> ReportFact? {
            guard !isUnrecorded || statistic == .dwellingsPlanned else { return nil }
            return fact(statistic, asked, breakdown, category)
        }
        func total(_ statistic: Statistic) -> ReportFact? { one(statistic, Figure.total, Figure.total) }
        let schemes = pair("scheme", "unit_type")
        let wanted: [ReportFact?] = [
            figures.censusYears.last.flatMap { Period(year: $0) }.flatMap {
                fact(.homelessnessCensus, $0, Figure.total, Figure.total)
            },
            total(.homelessMoveIns), total(.homelessAllocations), isUnrecorded ? nil : projected,
            total(.dwellingsPlanned), total(.unitsReceived),
            one(.unitsReceived, pair("unit_type", "rent_band"), pair("family", "under_4500")),
            total(.returnShare), one(.returnShare, "unit_type", "family"),
            one(.allocationShare, "unit_type", "family"),
            one(.subsidisedAllocations, "scheme", "state"),
            one(.subsidisedAllocations, schemes, pair("transitional", "family")),
            one(.subsidisedAllocations, schemes, pair("transitional", "youth")),
            total(.incomeRefusals), total(.incomeRefusalsReferredAgain), total(.reformCohort),
            total(.vacancyRent).map(withUncounted),
        ]
        return wanted.compactMap(\.self).filter { statistics.contains($0.figure.statistic) }
    }

    /// A figure in a category is called after both.
    private func fact(
        _ statistic: Statistic, _ period: Period, _ breakdown: String, _ category: String
    ) -> ReportFact? {
        guard let figure = figures.figure(statistic, period, breakdown, category) else { return nil }
        guard !figure.isTotal else { return ReportFact(words: statistic.words, figure: figure, period: period) }
        let parts = breakdown.split(separator: Figure.joint).compactMap { Breakdown(rawValue: String($0)) }
        let words = Breakdown.words(category, in: parts)
        return ReportFact(
            words: Words(da: "\(statistic.words.da): \(words.da)", en: "\(statistic.words.en): \(words.en)"),
            figure: figure, period: period)
    }

    /// A sum says how many it leaves out.
    private func withUncounted(_ fact: ReportFact) -> ReportFact {
        let out =
            figures.figure(
                .vacancyRent, fact.period, Breakdown.notCounted.rawValue, Breakdown.noAvailableFrom)?.value ?? 0
        guard out > 0 else { return fact }
        var fact = fact
        fact.remark = Words(
            da: "\(FigureMeasure.count.text(out, .da)) boliger uden dag for ledighed er ikke med",
            en: "without \(FigureMeasure.count.text(out, .en)) units of unknown vacancy")
        return fact
    }

    /// What the year is heading for, with its interval.
    private var projected: ReportFact? {
        let period = periods.yearToDate
        func figure(_ code: GoalFigure) -> Figure? {
            figures.figure(.goalHomelessAllocations, period, Breakdown.figure.rawValue, code.rawValue)
        }
        guard let projected = figure(.projected), let low = figure(.projectedLow), let high = figure(.projectedHigh)
        else { return nil }
        return ReportFact(
            words: Words(
                da: "Anvisninger til hjemløse, fremskrevet til årets udgang",
                en: "Allocations to homeless citizens, projected to the end of the year"),
            figure: projected, period: period, interval: (low, high))
    }
}
