import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// Figures: one statistic to look at, the cases behind it, what has changed since a package was frozen, or a package
/// to take home file by file.
struct StatisticsRoutes {
    let store: Store
    let exports = Exports()

    func add(to routes: RouterGroup<Context>) {
        routes.get("statistics/:statistic", use: show)
        routes.get("statistics/:statistic/cases", use: cases)
        routes.get("statistics/revisions", use: revisions)
        routes.post("statistics/exports", use: export)
        routes.get("statistics/exports/:export/**", use: file)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readUnits)
        let statistic = try statistic(try context.name("statistic"))
        let (period, knownAt) = try await asked(request)
        let snapshot = try await store.figures(knownAt) { _ in
            [StatisticPeriod(statistic, period)]
        }
        return try Response(json: Shown(knownAt: snapshot.knownAt, figures: snapshot.figures))
    }

    /// What `show` answers. Figures encode themselves with the names of `statistics.csv`.
    private struct Shown: Encodable {
        let knownAt: Instant
        let figures: [Figure]

        enum CodingKeys: String, CodingKey {
            case figures
            case knownAt = "known_at"
        }
    }

    /// The cases behind a figure: for who may see the citizens, since one case leads to another, and noted.
    @Sendable func cases(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readUnits)
        let statistic = try statistic(try context.name("statistic"))
        let act = try context.act(request, "statistics.cases", right: .readCitizens)
        let (period, knownAt) = try await asked(request)
        return try Response(json: try await store.cases(act, statistic, period, knownAt))
    }

    /// What would differ today. The cases of persons are named only to who may see persons.
    @Sendable func revisions(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.require(.readUnits)
        let (period, knownAt) = try await asked(request)
        var found = try await store.revisions(period, knownAt)
        if !actor.has(.readCitizens) {
            found.revisions = found.revisions.map { $0.statistic.ofPersons ? $0.withoutCases : $0 }
        }
        return try Response(json: found)
    }

    /// A package. Left without a known-at, the question has the answer it was frozen with.
    @Sendable func export(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.require(.readUnits)
        let freeze = try request.flag("freeze")
        let act = try context.act(request, "statistics.freeze", right: freeze ? .writeStatistics : .readUnits)
        let format = try request.parameter("format") { StatisticsPackage.Format(rawValue: $0) } ?? .csv
        let published = try request.flag("publish")
        let statistics = try statistics(request)
        let (period, knownAt) = try await asked(request)
        let choice = StatisticsPackage.choice(statistics, format, published: published)
        var kept = knownAt == .latest ? try await store.frozen(period, choice: choice)?.map(ReportFile.init) : nil
        if let kept { return try await answer(kept, frozen: true, to: actor) }

        let periods = ReportPeriods(period)
        let snapshot = try await store.figures(knownAt) {
            periods.needed(statistics, censusYears: $0)
        }
        let files = try StatisticsPackage(
            periods: periods, statistics: statistics, snapshot: snapshot, format: format, published: published,
            serviceVersion: serviceVersion
        ).files()
        guard freeze else { return try await answer(files, frozen: false, to: actor) }
        try await store.freeze(
            act, period, choice: choice, knownAt: snapshot.knownAt, figures: snapshot.figures,
            files: files.map { FrozenFile(name: $0.name, rows: $0.rows, bytes: $0.bytes) })
        kept = try await store.frozen(period, choice: choice)?.map(ReportFile.init)
        // A dry run has frozen nothing.
        guard let kept else { return try await answer(files, frozen: false, to: actor) }
        let keptAt = try Manifest(of: kept).knownAt
        guard knownAt == .latest || keptAt == snapshot.knownAt else {
            throw Refusal(
                .refused, "already_frozen",
                Words(
                    da: "\(period.text) er frosset, som den var kendt på et andet tidspunkt.",
                    en: "\(period.text) is frozen as it was known at another time."),
                details: ["period": period.text, "frozen_known_at": keptAt.description],
                hint: Words(
                    da: "Udelad --known-at for den frosne pakke, eller --freeze for en ny.",
                    en: "Leave out --known-at for the frozen package, or --freeze for a new one."))
        }
        return try await answer(kept, frozen: true, to: actor)
    }

    /// Keeps the files until they are fetched and says what they are, the manifest last.
    private func answer(_ files: [ReportFile], frozen: Bool, to actor: Actor) async throws -> Response {
        let id = await exports.keep(files, for: actor.name)
        let ordered = files.filter { $0.name != Manifest.name } + files.filter { $0.name == Manifest.name }
        return try Response(
            status: .created,
            json: StatisticsExport(
                export: id,
                files: ordered.map {
                    StatisticsExport.File(name: $0.name, bytes: $0.bytes.count, sha256: Manifest.hash($0.bytes))
                }, frozen: frozen))
    }

    @Sendable func file(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.require(.readUnits)
        let name = context.parameters.getCatchAll().joined(separator: "/")
        guard let bytes = await exports.file(name, of: try context.name("export"), for: actor.name) else {
            throw Refusal(
                .notFound, "unknown_export",
                Words(da: "Pakken findes ikke længere.", en: "The package is not there any more."),
                hint: Words(
                    da: "Bed om den igen: bolig statistics export …", en: "Ask for it again: bolig statistics export …")
            )
        }
        return Response(bytes, type: "application/octet-stream")
    }
}

// What is asked for, read from the query.

extension StatisticsRoutes {
    private func statistic(_ code: String) throws -> Statistic {
        guard let statistic = Statistic(code: code) else {
            let known = Statistic.all.map(\.code).joined(separator: ", ")
            throw Refusal(
                .wrongUse, "unknown_statistic",
                Words(da: "Statistikken kendes ikke.", en: "There is no such statistic."),
                details: ["statistic": String(code.prefix(60))],
                hint: Words(da: "En af: \(known).", en: "One of: \(known)."))
        }
        return statistic
    }

    /// Those named, each once; every one that can be computed where none is.
    private func statistics(_ request: Request) throws -> [Statistic] {
        let names = try request.parameter("statistics") { $0.split(separator: ",").map(String.init) } ?? []
        var seen: Set<Statistic> = []
        let statistics = try names.map { try statistic($0) }.filter { seen.insert($0).inserted }
        return statistics.isEmpty ? Store.computedStatistics : statistics
    }

    /// The period and K, refused where no figure can answer them.
    private func asked(_ request: Request) async throws -> (Period, KnownAt) {
        guard let period = try? request.parameter("period", { Period($0) }) else {
            throw Refusal(
                .wrongUse, "bad_period",
                Words(da: "Perioden mangler eller kan ikke læses.", en: "The period is missing or cannot be read."),
                details: ["parameter": "period"],
                hint: Words(
                    da: "Skriv 2024, 2024-H1, 2024-Q3, 2024-11 eller 2022-11..2025-06.",
                    en: "Write 2024, 2024-H1, 2024-Q3, 2024-11 or 2022-11..2025-06."))
        }
        let knownAt = try request.parameter("known_at") { KnownAt($0) } ?? .latest
        try await store.checkAnswerable(period, knownAt)
        return (period, knownAt)
    }
}

extension ReportFile {
    /// A file of a frozen package.
    fileprivate init(_ file: FrozenFile) { self.init(name: file.name, bytes: file.bytes, rows: file.rows) }
}

extension Manifest {
    /// The manifest among the files of a package.
    fileprivate init(of files: [ReportFile]) throws {
        let bytes = files.first { $0.name == Manifest.name }?.bytes ?? []
        self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
    }
}
