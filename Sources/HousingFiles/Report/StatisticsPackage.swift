import Crypto
import FoundationEssentials
package import Housing

/// What is exported: which period and statistics, and what else was asked for.
package struct StatisticsPackage: Sendable {
    package let periods: ReportPeriods
    package let statistics: [Statistic]
    package let format: Format
    /// Without what would tell of single persons (`--publish`), in every file.
    package let isPublished: Bool
    package let serviceVersion: String
    private let snapshot: StatisticSnapshot

    /// In which form the figures are given beside `statistics.csv`, which is always there.
    package typealias Format = PackageFormat

    package init(
        periods: ReportPeriods, statistics: [Statistic], snapshot: StatisticSnapshot, format: Format = .csv,
        published: Bool = false, serviceVersion: String
    ) {
        self.periods = periods
        self.statistics = statistics
        self.isPublished = published
        self.snapshot = published ? snapshot.published : snapshot
        self.format = format
        self.serviceVersion = serviceVersion
    }

    /// The figures of the asked period: the rows of `statistics.csv`.
    package var figures: [Figure] {
        snapshot.figures.filter { $0.period == periods.asked.text && statistics.contains($0.statistic) }
    }

    /// What was asked for beside the period, as a frozen package is found by: the same question, the same bytes.
    package var choice: String { Self.choice(statistics, format, published: isPublished) }

    /// The same for a package that is not made yet.
    package static func choice(_ statistics: [Statistic], _ format: Format, published: Bool) -> String {
        let codes = statistics.map(\.code).sorted().joined(separator: ",")
        return "\(format.rawValue)\(published ? " published" : "") \(codes)"
    }

    /// Every file, the manifest last. The same snapshot gives the same bytes.
    package func files() throws -> [ReportFile] {
        let report = ReportTables(periods: periods, figures: FigureIndex(snapshot))
        let tables = report.all(statistics)
        var files = [ReportFile.statistics(figures, knownAt: snapshot.knownAt), .dictionary(statistics)]
        switch format {
        case .csv: break
        case .json: files.append(try .json(figures))
        case .xlsx: files.append(try ReportWorkbook(figures: figures, tables: tables, knownAt: snapshot.knownAt).file())
        }
        files += tables.map(\.file)
        for (name, language) in [("report.html", Language.da), ("report.en.html", .en)] {
            let page = ReportPage(
                tables, facts: report.facts(statistics), goals: snapshot.goals, period: periods.asked,
                knownAt: snapshot.knownAt, published: isPublished, serviceVersion: serviceVersion, language)
            files.append(try page.file(name))
        }
        return files + [try manifest(of: files)]
    }

    private func manifest(of files: [ReportFile]) throws -> ReportFile {
        let manifest = Manifest(
            period: periods.asked.text, knownAt: snapshot.knownAt, published: isPublished,
            statistics: statistics.map(\.code).sorted(),
            serviceVersion: serviceVersion, parameterVersions: snapshot.parameterVersions,
            files: files.map { Manifest.File($0) }.sorted { $0.name < $1.name })
        return ReportFile(name: Manifest.name, bytes: try jsonBytes(manifest), rows: 0)
    }
}

/// `manifest.json`: what is in a package and what it rests on.
package struct Manifest: Codable, Sendable {
    package static let name = "manifest.json"

    package struct File: Codable, Sendable {
        package let name: String
        package let rows: Int
        /// SHA-256 of the bytes, in hexadecimal.
        package let sha256: String

        package init(_ file: ReportFile) {
            name = file.name
            rows = file.rows
            sha256 = Manifest.hash(file.bytes)
        }
    }

    package let period: String
    package let knownAt: Instant
    package let published: Bool
    package let statistics: [String]
    package let serviceVersion: String
    package let parameterVersions: [String: String]
    package let files: [File]

    private enum CodingKeys: String, CodingKey {
        case period, published, statistics, files
        case knownAt = "known_at"
        case serviceVersion = "service_version"
        case parameterVersions = "parameter_versions"
    }

    /// SHA-256 in hexadecimal.
    package static func hash(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = Array("0123456789abcdef")
            return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }.joined()
    }
}

extension ReportFile {
    /// `statistics.json`: the same rows, values as numbers.
    fileprivate static func json(_ figures: [Figure]) throws -> ReportFile {
        ReportFile(name: "statistics.json", bytes: try jsonBytes(figures), rows: figures.count)
    }
}

/// JSON people can read and compare: sorted keys, indented, ended with a line.
private func jsonBytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
}
