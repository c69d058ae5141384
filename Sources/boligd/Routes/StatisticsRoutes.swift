import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// Figures: one statistic to look at, or a package to take home file by file.
struct StatisticsRoutes {
    let store: Store
    let exports = Exports()

    func add(to routes: RouterGroup<Context>) {
        routes.get("statistics/:statistic", use: show)
        routes.post("statistics/exports", use: export)
        routes.get("statistics/exports/:export/**", use: file)
    }

    @Sendable func show(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readUnits)
        let statistic = try statistic(try context.name("statistic"))
        let period = try period(request)
        let snapshot = try await store.figures(try knownAt(request)) { _ in [StatisticPeriod(statistic, period)] }
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

    @Sendable func export(_ request: Request, _ context: Context) async throws -> Response {
        let actor = try context.require(.readUnits)
        let periods = ReportPeriods(try period(request))
        let names = try request.parameter("statistics") { $0.split(separator: ",").map(String.init) }
        let statistics = try names?.map { try statistic($0) } ?? Store.computedStatistics
        let format = try request.parameter("format") { StatisticsPackage.Format(rawValue: $0) } ?? .csv
        guard format != .xlsx else {
            throw Refusal(
                .wrongUse, "not_yet_supported",
                Words(
                    da: "Statistik som regneark findes ikke endnu.", en: "Statistics as a workbook do not exist yet."),
                hint: Words(
                    da: "Brug --format csv; tables/ åbner i Excel.", en: "Use --format csv; tables/ opens in Excel."))
        }
        for parameter in ["publish", "freeze"] where try request.flag(parameter) {
            throw Refusal(
                .wrongUse, "not_yet_supported",
                Words(da: "--\(parameter) findes ikke endnu.", en: "--\(parameter) does not exist yet."))
        }
        let snapshot = try await store.figures(try knownAt(request)) { years in
            periods.needed(statistics, censusYears: years)
        }
        let files = try StatisticsPackage(
            periods: periods, statistics: statistics, snapshot: snapshot, format: format, serviceVersion: serviceVersion
        ).files()
        let id = await exports.keep(files, for: actor.name)
        return try Response(
            status: .created,
            json: StatisticsExport(
                export: id,
                files: files.map {
                    StatisticsExport.File(name: $0.name, bytes: $0.bytes.count, sha256: Manifest.hash($0.bytes))
                }))
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

    private func period(_ request: Request) throws -> Period {
        guard let period = try? request.parameter("period", { Period($0) }) else {
            throw Refusal(
                .wrongUse, "bad_period",
                Words(da: "Perioden mangler eller kan ikke læses.", en: "The period is missing or cannot be read."),
                details: ["parameter": "period"],
                hint: Words(
                    da: "Skriv 2024, 2024-H1, 2024-Q3, 2024-11 eller 2022-11..2025-06.",
                    en: "Write 2024, 2024-H1, 2024-Q3, 2024-11 or 2022-11..2025-06."))
        }
        return period
    }

    private func knownAt(_ request: Request) throws -> KnownAt {
        try request.parameter("known_at") { KnownAt($0) } ?? .latest
    }
}

/// Packages that wait to be fetched: a few, for a while, and only by who asked.
actor Exports {
    private struct Package {
        let id: String
        let actor: String
        let files: [String: [UInt8]]
    }

    private var packages: [Package] = []

    func keep(_ files: [ReportFile], for actor: String) -> String {
        let id = UUID().uuidString.lowercased()
        let named = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
        packages.append(Package(id: id, actor: actor, files: named))
        if packages.count > 16 { packages.removeFirst() }
        return id
    }

    func file(_ name: String, of id: String, for actor: String) -> [UInt8]? {
        packages.first { $0.id == id && $0.actor == actor }?.files[name]
    }
}
