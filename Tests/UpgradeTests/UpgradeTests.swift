import Foundation
import Housing
import HousingAPI
import HousingFiles
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// A data folder of version 0.1.0, brought to today's schema, says what it said: figures, frozen bytes, names, tokens.
@Suite struct UpgradeTests {
    /// Tables that were renamed since, where the rows mean the same: old name to new.
    private static let renamed: [String: String] = [
        "planned_dwelling": "supply", "planned_dwelling_version": "supply_version", "file_retention": "setting",
    ]

    private static let years = ["2021", "2022", "2023", "2024", "2025"]

    @Test("no table has lost a row")
    func rows() async throws {
        try await DataFolder.upgraded { folder in
            #expect(folder.rowsBefore.count > 50)
            for (table, before) in folder.rowsBefore {
                let now = try await folder.rows(of: Self.renamed[table] ?? table)
                #expect(try #require(now, "\(table) is gone") >= before, "\(table)")
            }
        }
    }

    @Test("events of before are sealed by the first runs, and verify")
    func sealed() async throws {
        try await DataFolder.upgraded { folder in
            let events = try #require(try await folder.rows(of: "event"))
            #expect(events > 0)
            var report = SealReport()
            // Whoever writes elsewhere on the server holds seals up.
            for _ in 0..<200 {
                _ = try await folder.store.sealEvents(portion: 100)
                report = try await Store.verifyEvents(in: folder.database.daemon, heads: [])
                if report.unsealed == 0 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(report.broken == nil)
            #expect(report.events == events)
        }
    }

    @Test(
        "keys of before are wrapped anew, each for its own row; the hashes stand, and whoever ends in the middle goes on"
    )
    func keys() async throws {
        try await DataFolder.upgraded { folder in
            let (store, daemon) = (folder.store, folder.database.daemon)
            try await Store.prepareKeys(in: daemon, store.keyring)
            try await store.moveNames()
            let found = try await store.find("660878-0014", today: Day("2026-11-01") ?? Day(number: 0)).items
            #expect(found.first?["name"] == .text("Prøve Person 01"))
            var left: Set<String> = []
            let before = left
            left = try await store.transaction { tx in
                var left = before
                _ = try tx.rewrap(WrappedKeys.all[0], 1, leaving: &left)
                return left
            }
            #expect(try await store.rewrapKeys(portion: 3) > 0)
            #expect(try await store.rewrapKeys() == 0)
            #expect(left.isEmpty)
            let again = try await store.find("660878-0014", today: Day("2026-11-01") ?? Day(number: 0)).items
            #expect(again.first?["name"] == .text("Prøve Person 01"))
            let short: Int = try await store.read { tx in
                try tx.row("select count(*) as n from identity where key is not null and length(key) = 60")["n"]
            }
            #expect(short == 0)
        }
    }

    @Test("birthdays of before are sealed; facts say what they said")
    func birthdays() async throws {
        try await DataFolder.upgraded { folder in
            let store = folder.store
            func inClear() async throws -> Int {
                try await store.read { tx in
                    try tx.row("select count(*) as n from referral_version where facts::text ~ 'born_?[oO]n'")["n"]
                }
            }
            func households() async throws -> [ReferredHousehold] {
                try await store.referralsToRecheck(after: 0, limit: 10_000).map(\.household)
            }
            let (before, versions) = (try await households(), try await inClear())
            #expect(versions > 0 && before.contains { $0.adults[0].bornOn != nil })
            #expect(try await store.sealBirthdays(portion: 2) == versions)
            #expect(try await store.sealBirthdays() == 0)
            #expect(try await inClear() == 0)
            #expect(try await households() == before)
            #expect(try await store.find("060878", today: Day("2026-11-01") ?? Day(number: 0)).items.isEmpty == false)
        }
    }

    @Test("every figure of every year is what the service answered then, as known then and as known now")
    func figures() async throws {
        try await DataFolder.upgraded { folder in
            for year in Self.years {
                let before = try Figures(DataFolder.lines("statistics-\(year).csv", split: ";"))
                #expect(before.values.count > 300)
                let known = try #require(KnownAt(before.knownAt))
                for knownAt in [known, .latest] {
                    let now = try await statistics(year, knownAt, folder.store)
                    for (name, value) in before.values {
                        #expect(now.values[name] == value, "\(year) \(name) \(knownAt)")
                    }
                    // What a later version counts besides is counted under names of its own.
                    let added = now.values.filter { before.values[$0.key] == nil && before.has($0.key) }
                    #expect(added.allSatisfy { $0.value == "0" }, "\(year) \(added.keys)")
                }
            }
        }
    }

    @Test("frozen packages give the same bytes", arguments: ["2024", "2025-10"])
    func frozen(_ text: String) async throws {
        try await DataFolder.upgraded { folder in
            let period = try #require(Period(text))
            let before = folder.frozenBefore.filter { $0.key.period == text }
            let choice = try #require(before.keys.first?.choice)
            let files = try #require(try await folder.store.frozen(period, choice: choice))
            #expect(files.count == before.count && !files.isEmpty)
            for file in files {
                let name = DataFolder.FrozenFileName(period: text, choice: choice, name: file.name)
                #expect(file.bytes == before[name], "\(file.name)")
            }
            let statistics = files.first { $0.name == "statistics.csv" }
            #expect(try statistics?.bytes == Array(DataFolder.bytes("frozen-\(text).csv")))
        }
    }

    @Test("tokens go on working, and every account may still do something")
    func tokens() async throws {
        try await DataFolder.upgraded { folder in
            let accounts = try DataFolder.lines("tokens.txt", split: " ")
            #expect(accounts.count >= 4)
            for account in accounts {
                let token = try #require(account.last)
                let actor = try #require(try await folder.store.actor(token: token))
                #expect(actor.name == account[0])
                #expect(!actor.roles.isEmpty, "\(actor.name)")
            }
            #expect(try await folder.store.actor(token: String(repeating: "0", count: 64)) == nil)
        }
    }

    @Test("names of before are moved to every version of their referrals, citizen by citizen; the number stays")
    func names() async throws {
        try await DataFolder.upgraded { folder in
            let store = folder.store
            func name() async throws -> String? {
                try await store.read { tx in
                    let id = try tx.id(of: "IND-001", .referrals)
                    return OfCases(try tx.name(of: id), "R", id)
                }.value
            }
            func count(_ what: Statement) async throws -> Int {
                try await store.read { tx in try tx.row("select count(*) as n from \(fragment: what)")["n"] }
            }
            let citizens = try await count("identity where sealed is not null")
            #expect(try await name() == nil && citizens > 0)
            #expect(try await store.moveNames(portion: 2) == citizens)
            #expect(try await store.moveNames() == 0)
            #expect(try await name() == "Prøve Person 01")
            #expect(try await count("referral_version where facts is not null and sealed_name is null") == 0)
            let identity = try await store.read { tx in
                let row = try tx.row(
                    """
                    select i.citizen_id, i.key, i.sealed from referral r join identity i using (citizen_id)
                    where r.id = \(try tx.id(of: "IND-001", .referrals))
                    """)
                return try tx.vault.identity(
                    key: try row["key"], sealed: try row["sealed"], of: try row["citizen_id"])
            }
            #expect(identity.cpr.filter(\.isNumber) == "6608780014" && identity.name == nil)
            #expect(try await store.sealedComplaint() == nil)
        }
    }

    private func statistics(_ year: String, _ knownAt: KnownAt, _ store: Store) async throws -> Figures {
        let periods = ReportPeriods(try #require(Period(year)))
        let statistics = Store.computedStatistics
        let snapshot = try await store.figures(knownAt) { _ in statistics.map { StatisticPeriod($0, periods.asked) } }
        let package = StatisticsPackage(
            periods: periods, statistics: statistics, snapshot: snapshot, serviceVersion: "test")
        let file = try #require(try package.files().first { $0.name == "statistics.csv" })
        return try Figures(
            String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
                $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            })
    }
}

/// The rows of a `statistics.csv`: what each figure counts and its value as written.
private struct Figures {
    /// By statistic, breakdown and category.
    let values: [String: String]
    let knownAt: String
    private let breakdowns: Set<String>

    init(_ lines: [[String]]) throws {
        let header = try #require(lines.first)
        let place = try #require(header.firstIndex(of: "value"))
        let known = try #require(header.firstIndex(of: "known_at"))
        let rows = lines.dropFirst()
        values = Dictionary(uniqueKeysWithValues: rows.map { ("\($0[0]) \($0[2]) \($0[3])", $0[place]) })
        knownAt = try #require(rows.first)[known]
        breakdowns = Set(rows.map { "\($0[0]) \($0[2])" })
    }

    /// Whether that breakdown of that statistic is in the file.
    func has(_ name: String) -> Bool { breakdowns.contains { name.hasPrefix($0 + " ") } }
}
