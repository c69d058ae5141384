package import Housing

extension Operations {
    package static let statisticsShow = read(
        "statistics.show", "/v1/statistics/{statistic}", .right(.readStatistics), StatisticQuestion.self,
        .value(StatisticFigures.self), as: StatisticFigures.self, problems: ["unknown_statistic"] + unanswerable,
        da: "En statistik for en periode", en: "A statistic for a period")

    package static let statisticsCases = read(
        "statistics.cases", "/v1/statistics/{statistic}/cases", .right(.readCases), StatisticQuestion.self,
        .value(StatisticCases.self), as: StatisticCases.self, persons: .shows,
        problems: ["unknown_statistic", "no_cases"] + unanswerable,
        da: "Sagerne bag en statistik", en: "The cases behind a statistic")

    package static let statisticsRevisions = read(
        "statistics.revisions", "/v1/statistics/revisions", .right(.readStatistics), StatisticQuestion.self,
        .value(StatisticRevisions.self), as: StatisticRevisions.self,
        problems: ProblemCode.of(.notFound, "not_frozen") + unanswerable,
        da: "Hvad der ville være anderledes i dag end i den frosne pakke",
        en: "What would differ today from the frozen package")

    /// Makes a package and keeps it until its files are fetched; nothing of the service changes.
    package static let statisticsExport = Operation<PackageQuestion, Nothing, StatisticsExport>(
        name: "statistics.export", method: .post, path: "/v1/statistics/exports", access: .right(.readStatistics),
        persons: .none, writes: false,
        words: Words(da: "Lav en pakke med statistik", en: "Make a package of statistics"),
        answer: .value(StatisticsExport.self, isNew: true), ownProblems: ["unknown_statistic"] + unanswerable,
        takesFile: false)

    package static let statisticsFreeze = Operation<PackageQuestion, Nothing, StatisticsExport>(
        name: "statistics.freeze", method: .post, path: "/v1/statistics/frozen", access: .right(.freeze),
        persons: .none, writes: true,
        words: Words(
            da: "Lav en pakke og gem den, som den er: samme spørgsmål giver siden de samme bytes",
            en: "Make a package and keep it as it is: the same question gives the same bytes ever after"),
        answer: .value(StatisticsExport.self, isNew: true),
        ownProblems: ["unknown_statistic", "already_frozen"] + unanswerable, takesFile: false)

    package static let statisticsFile = read(
        "statistics.file", "/v1/statistics/exports/{export}/{file}", .right(.readStatistics), Nothing.self,
        .bytes(["application/octet-stream"]), as: Never.self, problems: ["unknown_export"],
        da: "En fil af en pakke", en: "One file of a package")

    /// What no figure can answer.
    private static let unanswerable: [ProblemCode] =
        ["period_not_over", "broken_identity"]
        + ProblemCode.of(.wrongUse, "known_before_service", "period_not_begun")
}
