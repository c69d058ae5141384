package import Housing
import Postgres

/// A file of a frozen package.
package struct FrozenFile: Sendable, Hashable {
    package let name: String
    package let rows: Int
    package let bytes: [UInt8]

    package init(name: String, rows: Int, bytes: [UInt8]) {
        self.name = name
        self.rows = rows
        self.bytes = bytes
    }
}

extension Store {
    /// Keeps a package, so that asking again gives its bytes. Frozen once is frozen: a second time changes nothing.
    ///
    /// - Parameters:
    ///   - choice: what else was asked for beside the period (`StatisticsPackage.choice`).
    ///   - figures: those of the period with nothing suppressed, so that revisions can be said later.
    /// - Throws: `Problem` `period_not_over` where the figures are of a period that K does not reach the end of.
    package func freeze(
        _ act: Act, _ period: Period, choice: String, knownAt: Instant, figures: [Figure], files: [FrozenFile]
    ) async throws {
        guard FigureStatus(period: period, knownAt: knownAt, mayChange: false) != .partial else {
            throw Problem(
                .refused, "period_not_over",
                Words(
                    da: "\(period.text) er ikke slut og kan ikke fryses.",
                    en: "\(period.text) is not over and cannot be frozen."),
                details: ["period": period.text, "last_day": period.last.description])
        }
        let _: Bool = try await write(act) { tx in
            let event = try tx.event(act, details: ["period": period.text, "choice": choice])
            let made = try tx.optionalRow(
                """
                insert into frozen_package (period, choice, known_at, event_id)
                values (\(period.text), \(choice), \(knownAt), \(event.id))
                on conflict on constraint frozen_package_taken do nothing returning id
                """)
            guard let id: Int = try made?["id"] else { return false }
            for file in files {
                try tx.execute(
                    """
                    insert into frozen_file (frozen_package_id, name, rows, bytes)
                    values (\(id), \(file.name), \(file.rows), \(file.bytes))
                    """)
            }
            try tx.copy(
                into: "frozen_figure",
                columns: ["frozen_package_id", "statistic", "breakdown", "category", "value", "unit"]
            ) { copy in
                for figure in figures where figure.period == period.text {
                    try copy.row(
                        id, figure.statistic.code, figure.breakdown, figure.category, figure.value,
                        figure.measure.rawValue
                    )
                }
            }
            return true
        }
    }

    /// The files of a frozen package, the manifest among them; nil where none was frozen.
    package func frozen(_ period: Period, choice: String) async throws -> [FrozenFile]? {
        let files = try await read { tx in
            try tx.rows(
                """
                select f.name, f.rows, f.bytes from frozen_package p join frozen_file f on f.frozen_package_id = p.id
                where p.period = \(period.text) and p.choice = \(choice) order by f.name
                """
            ).map { FrozenFile(name: try $0["name"], rows: try $0["rows"], bytes: try $0["bytes"]) }
        }
        return files.isEmpty ? nil : files
    }

    /// Which figures of the period's frozen package would differ as known at K, and because of which cases. The package
    /// is the last one frozen for the period.
    ///
    /// - Parameter seesCases: whether the cases are named.
    /// - Throws: `Problem` `not_frozen`.
    package func revisions(
        _ period: Period, _ knownAt: KnownAt = .latest, seesCases: Bool = true
    ) async throws -> StatisticRevisions {
        let today = knownAt.instant(latest: try await latestInstant())
        let (frozenAt, old) = try await read { tx in
            let package = try tx.optionalRow(
                "select id, known_at from frozen_package where period = \(period.text) order by id desc limit 1")
            guard let package else {
                throw Problem(
                    .notFound, "not_frozen",
                    Words(da: "\(period.text) er ikke frosset.", en: "\(period.text) is not frozen."),
                    details: ["period": period.text],
                    hint: Words(
                        da: "Frys den: bolig statistics export --period \(period.text) --freeze",
                        en: "Freeze it: bolig statistics export --period \(period.text) --freeze"))
            }
            let knownAt = Instant(microseconds: try package["known_at", as: Timestamp.self].microseconds)
            return (knownAt, try tx.frozenFigures(try package["id"], period))
        }
        let statistics = Set(old.map(\.statistic))
        let new = try await snapshot(today) { _ in
            StatisticQuery.all.map(\.statistic).filter(statistics.contains).map { StatisticPeriod($0, period) }
        }
        return try await look(.snapshot, settings: Self.reading) { tx in
            let revisions = try StatisticRevision.between(frozen: old, today: new.figures) { statistic in
                guard seesCases, let query = StatisticQuery.of(statistic) else { return ([], []) }
                return (
                    try tx.cases(query, Question(period: period, knownAt: frozenAt)),
                    try tx.cases(query, Question(period: period, knownAt: today))
                )
            }
            return StatisticRevisions(frozenAt: frozenAt, knownAt: today, revisions: revisions)
        }
    }
}

extension Transaction {
    /// The figures of a frozen package as they were; a statistic that is no more is left out.
    func frozenFigures(_ package: Int, _ period: Period) throws -> [Figure] {
        try rows(
            """
            select statistic, breakdown, category, value, unit from frozen_figure where frozen_package_id = \(package)
            """
        ).compactMap { row in
            guard let statistic = Statistic(code: try row["statistic"]),
                let measure = FigureMeasure(rawValue: try row["unit"])
            else { return nil }
            return Figure(
                statistic: statistic, period: period.text, breakdown: try row["breakdown"],
                category: try row["category"], value: try row["value"], measure: measure, status: .final, breaks: [])
        }
    }
}
