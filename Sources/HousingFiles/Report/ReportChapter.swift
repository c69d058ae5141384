import Housing

/// A part of the page about one thing: its tables, in the order people read them.
struct ReportChapter {
    let name: String
    let words: Words
    /// The report's own tables, by number.
    var numbers: [String] = []
    let statistics: [Statistic]

    static let all = [
        ReportChapter(
            name: "census", words: Words(da: "Hjemløse i København", en: "Homeless in Copenhagen"), numbers: ["1.1"],
            statistics: [.homelessnessCensus]),
        ReportChapter(
            name: "goal",
            words: Words(
                da: "Anvisninger og indflytninger mod målet", en: "Allocations and move-ins against the goal"),
            statistics: [.goalHomelessAllocations, .homelessAllocations, .homelessMoveIns, .allocations]),
        ReportChapter(
            name: "received", words: Words(da: "Modtagne boliger", en: "Units received"), numbers: ["1.2"],
            statistics: [.unitsReceived, .unitsAllocated, .unitsWithdrawn, .unitsOpen, .allocationShare]),
        ReportChapter(
            name: "returned", words: Words(da: "Returnerede boliger", en: "Units returned"), numbers: ["1.3"],
            statistics: [.unitsReturned, .returnShare, .returnsAvoidable, .medianDaysToAnswer]),
        ReportChapter(
            name: "subsidies", words: Words(da: "Huslejetilskud", en: "Rent subsidies"),
            statistics: [.subsidisedAllocations, .subsidiesRunning, .subsidiesEnding]),
        ReportChapter(
            name: "refusals",
            words: Words(
                da: "Indstillinger, afvisninger, og hvem der kom igen", en: "Referrals, refusals, and who came back"),
            statistics: [
                .incomeRefusals, .incomeRefusalsReferredAgain, .reformCohort, .referrals, .referralsOpen,
            ]),
        ReportChapter(
            name: "vacancy", words: Words(da: "Tomme boliger", en: "Empty units"), statistics: [.vacancyRent]),
        ReportChapter(
            name: "planned", words: Words(da: "Planlagte skæve boliger", en: "Special dwellings planned"),
            statistics: [.dwellingsPlanned]),
    ]

    /// Its tables among those of a package.
    func tables(among tables: [ReportTable]) -> [ReportTable] {
        numbers.compactMap { number in tables.first { $0.number == number } }
            + statistics.compactMap { statistic in tables.first { $0.number == nil && $0.statistic == statistic } }
    }
}
