import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

extension Mount {
    /// Figures: one statistic to look at, the cases behind it, what has changed since a package was frozen, or a package
    /// to take home file by file.
    mutating func statistics(_ parts: Parts) {
        let store = parts.store
        let packages = Packages(store: store, clock: parts.clock, exports: Exports())
        serve(Operations.statisticsShow) { call in
            let statistic = try Statistic.named(call.name)
            let (period, knownAt) = try await store.answerable(
                call.query.period, call.query.knownAt, to: call.act, parts.clock)
            let snapshot = try await store.figures(knownAt) { _ in [StatisticPeriod(statistic, period)] }
            return StatisticFigures(knownAt: snapshot.knownAt, figures: snapshot.figures)
        }
        serve(Operations.statisticsCases) { call in
            let statistic = try Statistic.named(call.name)
            let (period, knownAt) = try await store.answerable(
                call.query.period, call.query.knownAt, to: call.act, parts.clock)
            return try await store.cases(statistic, period, knownAt)
        }
        serve(Operations.statisticsRevisions) { call in
            let (period, knownAt) = try await store.answerable(
                call.query.period, call.query.knownAt, to: call.act, parts.clock)
            return try await store.revisions(period, knownAt, seesCases: call.act.seesCases)
        }
        serve(Operations.statisticsExport) { call in try await packages.export(call) }
        serve(Operations.statisticsFreeze) { call in try await packages.freeze(call) }
        stream(Operations.statisticsFile) { call, _ in
            guard let bytes = await packages.exports.file(call.names[1], of: call.name, for: call.act.actor) else {
                throw Problem(
                    .notFound, "unknown_export",
                    Words(da: "Pakken findes ikke længere.", en: "The package is not there any more."),
                    hint: Words(
                        da: "Bed om den igen: bolig statistics export …",
                        en: "Ask for it again: bolig statistics export …"))
            }
            return Response(bytes, type: "application/octet-stream")
        }
    }
}

/// Packages of statistics: made, frozen, and kept until they are fetched.
private struct Packages: Sendable {
    let store: Store
    let clock: Clock
    let exports: Exports

    typealias Asked = Call<PackageQuestion, Nothing>

    /// A package. Left without a known-at, the question has the answer it was frozen with.
    func export(_ call: Asked) async throws -> StatisticsExport {
        let package = try await package(call)
        if package.isUndated, let kept = try await kept(package) {
            return await answer(kept, frozen: true, to: call.act.actor)
        }
        return await answer(try await made(package).files, frozen: false, to: call.act.actor)
    }

    /// The package as it was frozen, and frozen now where it was not.
    func freeze(_ call: Asked) async throws -> StatisticsExport {
        let package = try await package(call)
        if package.isUndated, let kept = try await kept(package) {
            return await answer(kept, frozen: true, to: call.act.actor)
        }
        let (snapshot, files) = try await made(package)
        try await store.freeze(
            call.act, package.period, choice: package.choice, knownAt: snapshot.knownAt,
            figures: snapshot.figures.filter { package.statistics.contains($0.statistic) },
            files: files.map { FrozenFile(name: $0.name, rows: $0.rows, bytes: $0.bytes) })
        // A dry run has frozen nothing.
        guard let kept = try await kept(package) else {
            return await answer(files, frozen: false, to: call.act.actor)
        }
        let keptAt = try Manifest(of: kept).knownAt
        guard package.isUndated || keptAt == snapshot.knownAt else {
            throw Problem.alreadyFrozen(package.period, keptAt)
        }
        return await answer(kept, frozen: true, to: call.act.actor)
    }

    /// What is asked for.
    private struct Package: Sendable {
        let period: Period
        let knownAt: KnownAt
        /// Whether no known-at was said: then a frozen package is the answer.
        let isUndated: Bool
        let statistics: [Statistic]
        let format: PackageFormat
        let published: Bool

        var choice: String { StatisticsPackage.choice(statistics, format, published: published) }
    }

    private func package(_ call: Asked) async throws -> Package {
        let query = call.query
        // Those named, each once; every one that can be computed where none is.
        var seen: Set<Statistic> = []
        let named = try (query.statistics ?? "").split(separator: ",").map { try Statistic.named(String($0)) }
            .filter { seen.insert($0).inserted }
        let (period, knownAt) = try await store.answerable(query.period, query.knownAt, to: call.act, clock)
        return Package(
            period: period, knownAt: knownAt, isUndated: query.knownAt == nil,
            statistics: named.isEmpty ? Store.computedStatistics : named,
            format: query.format ?? .csv, published: query.publish ?? false)
    }

    private func made(_ package: Package) async throws -> (snapshot: StatisticSnapshot, files: [ReportFile]) {
        let periods = ReportPeriods(package.period)
        let snapshot = try await store.figures(package.knownAt) {
            periods.needed(package.statistics, censusYears: $0, published: package.published)
        }
        let files = try StatisticsPackage(
            periods: periods, statistics: package.statistics, snapshot: snapshot, format: package.format,
            published: package.published, serviceVersion: serviceVersion
        ).files()
        return (snapshot, files)
    }

    private func kept(_ package: Package) async throws -> [ReportFile]? {
        try await store.frozen(package.period, choice: package.choice)?.map {
            ReportFile(name: $0.name, bytes: $0.bytes, rows: $0.rows)
        }
    }

    /// Keeps the files until they are fetched and says what they are, the manifest last.
    private func answer(_ files: [ReportFile], frozen: Bool, to actor: String) async -> StatisticsExport {
        let id = await exports.keep(files, for: actor)
        let ordered = files.filter { $0.name != Manifest.name } + files.filter { $0.name == Manifest.name }
        return StatisticsExport(
            export: id,
            files: ordered.map {
                StatisticsExport.File(name: $0.name, bytes: $0.bytes.count, sha256: Manifest.hash($0.bytes))
            }, frozen: frozen)
    }
}

extension Store {
    /// The period and K, refused where no figure can answer them, or K is none for who asks.
    fileprivate func answerable(
        _ period: Period, _ knownAt: KnownAt?, to act: Act, _ clock: Clock
    ) async throws -> (Period, KnownAt) {
        let knownAt = try await self.knownAt(knownAt ?? .latest, seesCases: act.seesCases, today: clock.today)
        try await checkAnswerable(period, knownAt)
        return (period, knownAt)
    }
}

extension Statistic {
    /// The statistic of a code, refused where there is none.
    fileprivate static func named(_ code: String) throws(Problem) -> Statistic {
        guard let statistic = Statistic(code: code) else {
            let known = all.map(\.code).joined(separator: ", ")
            throw Problem(
                .wrongUse, "unknown_statistic",
                Words(da: "Statistikken kendes ikke.", en: "There is no such statistic."),
                hint: Words(da: "En af: \(known).", en: "One of: \(known)."))
        }
        return statistic
    }
}

extension Problem {
    fileprivate static func alreadyFrozen(_ period: Period, _ at: Instant) -> Problem {
        Problem(
            .refused, "already_frozen",
            Words(
                da: "\(period.text) er frosset, som den var kendt på et andet tidspunkt.",
                en: "\(period.text) is frozen as it was known at another time."),
            details: ["period": period.text, "frozen_known_at": at.description],
            hint: Words(
                da: "Udelad --known-at for den frosne pakke, eller --freeze for en ny.",
                en: "Leave out --known-at for the frozen package, or --freeze for a new one."))
    }
}

extension Manifest {
    /// The manifest among the files of a package.
    fileprivate init(of files: [ReportFile]) throws {
        let bytes = files.first { $0.name == Manifest.name }?.bytes ?? []
        self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    }
}
