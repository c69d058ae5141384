// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: warnings are errors, imports say what they are for.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// Built by `BOLIG_COMMIT=$(git rev-parse --short=7 HEAD) swift build` the programs know what they are of. SwiftPM would tell it
// unasked (`Context.gitInformation`), but keeps this file's result over later commits, and a wrong commit is worse than none.
let commit = Context.environment["BOLIG_COMMIT"].map { $0.filter { $0.isHexDigit } } ?? ""

// The arrows go one way; `README.md` draws them. What a target may not do is what it does not depend on.
let package = Package(
    name: "bolig",
    products: [
        .executable(name: "boligd", targets: ["boligd"]),
        .executable(name: "bolig", targets: ["bolig"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .target(name: "Housing", exclude: ["Housing.docc"], swiftSettings: strict),
        .target(
            name: "CCommit",
            cSettings: [.define("BOLIG_COMMIT", to: "\"\(commit.isEmpty ? "unknown" : commit)\"")]),
        .target(name: "HousingAPI", dependencies: ["Housing", "CCommit"], swiftSettings: strict),
        .target(
            name: "HousingFiles",
            dependencies: ["Housing", "CLibZip", "CXLSXWriter", yams, mustache, crypto],
            resources: (["units", "register", "referrals", "census", "vacancies", "words"].map { "Profiles/\($0).yaml" }
                + ["2025-01-01", "2025-07-01", "2026-01-01", "schemes"].map { "Parameters/Shipped/\($0).yaml" }
                + ["Parameters/Regulation.yaml", "Parameters/Drafts/2027-01-01.yaml"]
                + [
                    "cash-benefit-categories", "cash-benefit-rates", "cash-benefit-rows", "ceiling-rows",
                    "contract-examples", "housing-benefit-2026", "housing-benefit-cuts", "housing-benefit-figures",
                    "income-and-rent", "minimums-and-expenses", "pensioner-housing-benefit",
                    "rates-at-the-turn-of-the-year", "requirements", "subsidies", "unknowns-and-remedies",
                ].map { "Cases/Shipped/\($0).yaml" }
                + ["Report/report.mustache"])
                .map { .embedInCode($0) },
            swiftSettings: strict
        ),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Postgres", dependencies: ["CLibPQ", logging, lifecycle], swiftSettings: strict),
        .target(
            name: "Schema", path: "schema",
            exclude: ["current.sql", "openapi.json"],
            resources: [.embedInCode("migrations"), .embedInCode("LATEST"), .embedInCode("examples.json")],
            swiftSettings: strict),
        .target(
            name: "HousingStore", dependencies: ["Housing", "HousingAPI", "Postgres", crypto],
            swiftSettings: strict),
        // The sample's generator: invented data in the real file formats.
        .target(name: "Sample", dependencies: ["Housing"], swiftSettings: strict),
        .executableTarget(
            name: "boligd",
            dependencies: [
                "Housing", "HousingAPI", "HousingFiles", "HousingStore", "Postgres", "Sample", "Schema", argumentParser,
                crypto,
                httpTypes, hummingbird, lifecycle, logging, nio, unixSignals,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "bolig",
            dependencies: [
                "Housing", "HousingAPI", "HousingFiles", argumentParser, crypto, httpClient, nio, nioHTTP, nioPosix,
            ],
            swiftSettings: strict
        ),
        // The programs' own help as man pages, when a package is made.
        .executableTarget(name: "Manual", dependencies: ["Housing"], swiftSettings: strict),
        // Run by hand, in release; starts the two programs beside it.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Housing", "HousingAPI", "HousingFiles", "HousingStore", "Postgres", argumentParser, logging,
            ],
            // Built by the benchmark that needs them, in their own languages.
            exclude: ["peers"], swiftSettings: strict),
        .target(
            name: "TestDatabase", dependencies: ["Postgres", "Schema"], path: "Tests/TestDatabase",
            swiftSettings: strict),
        .testTarget(name: "HousingTests", dependencies: ["Housing"], swiftSettings: strict),
        .testTarget(name: "HousingAPITests", dependencies: ["Housing", "HousingAPI"], swiftSettings: strict),
        .testTarget(
            name: "HousingFilesTests", dependencies: ["Housing", "HousingFiles"],
            exclude: ["Corpus"],
            swiftSettings: strict),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", "Schema", "TestDatabase", logging, lifecycle],
            swiftSettings: strict),
        .testTarget(
            name: "HousingStoreTests",
            dependencies: [
                "HousingStore", "HousingAPI", "HousingFiles", "Housing", "Postgres", "TestDatabase", logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "boligdTests",
            dependencies: [
                "boligd", "Housing", "HousingAPI", "HousingFiles", "HousingStore", "Postgres", "TestDatabase",
                argumentParser, httpTypes, hummingbird, hummingbirdTesting, lifecycle, logging, nio,
            ],
            exclude: ["Operations/rights.txt", "Operations/Examples"], swiftSettings: strict),
        .testTarget(
            name: "SampleTests", dependencies: ["Sample", "boligd", "Housing", "HousingFiles", argumentParser],
            swiftSettings: strict),
        .testTarget(
            name: "UpgradeTests",
            dependencies: [
                "HousingStore", "HousingAPI", "Housing", "HousingFiles", "Postgres", "Schema", "TestDatabase", logging,
            ],
            exclude: ["DataFolder-0.1.0"],
            swiftSettings: strict),
        .testTarget(
            name: "JourneyTests", dependencies: ["bolig", "boligd", "Housing", "Manual"], swiftSettings: strict),
        .testTarget(
            name: "boligTests",
            dependencies: [
                "bolig", "Housing", "HousingAPI", "HousingFiles", argumentParser, crypto, nio, nioHTTP, nioPosix,
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
