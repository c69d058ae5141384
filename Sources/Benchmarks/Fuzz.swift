import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `Benchmarks fuzz`: files of a folder changed at random and read, for so long. A reader may refuse whatever comes; it
/// never traps, and what it says adds up.
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read mutated files and look for traps.")

    @Argument(help: "Folder of files to begin with.")
    var corpus = "Tests/HousingFilesTests/Corpus"

    @Option(help: "How long.")
    var seconds = 60

    @Option(help: "The first seed; a seed and a corpus give the same file everywhere.")
    var seed: UInt64 = 0

    @Option(help: "Written before each file is read: the seed that was being read when the program trapped.")
    var mark = "fuzz-seed"

    @Option(help: "Write the file of the first seed there, and read nothing.")
    var write: String?

    func run() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: corpus).sorted()
        let files = try names.map { try Data(contentsOf: URL(fileURLWithPath: "\(corpus)/\($0)")) }
        guard !files.isEmpty else { throw Trouble(what: "the folder is empty") }
        if let write {
            let start = files[Int(seed % UInt64(files.count))]
            return try Mutator.mutated(start, with: files, seed: seed).write(to: URL(fileURLWithPath: write))
        }
        let profiles = try Profiles()
        let marker = open(mark, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard marker >= 0 else { throw Trouble(what: "\(mark) cannot be written") }
        defer { close(marker) }
        let end = ContinuousClock.now.advanced(by: .seconds(seconds))
        var next = seed
        while ContinuousClock.now < end {
            let text = String(next) + "\n"
            _ = text.withCString { pwrite(marker, $0, text.utf8.count, 0) }
            let start = files[Int(next % UInt64(files.count))]
            try read(Mutator.mutated(start, with: files, seed: next), profiles, seed: next)
            next += 1
        }
        print("\(next - seed) files from \(files.count), seeds \(seed) to \(next - 1): nothing found")
    }

    private func read(_ bytes: Data, _ profiles: Profiles, seed: UInt64) throws {
        let day = Self.day
        let context = ImportContext(on: day)
        let file = ImportFile(name: "fil", bytes: bytes, profiles: profiles)
        try judge(try file.units(context), bytes, seed)
        try judge(try file.register(context), bytes, seed)
        try judge(try file.referrals(context), bytes, seed)
        try judge(try file.census(context), bytes, seed)
        try judge(try file.vacancies(context), bytes, seed)
        try type(bytes, profiles, context, seed)
        // A profile of a municipality's own, and what it makes of columns and template.
        let own = try? Profiles(adding: [(name: "egen.yaml", yaml: String(decoding: bytes.prefix(2000), as: UTF8.self))]
        )
        for kind in ImportKind.allCases where seed.isMultiple(of: 64) {
            guard let profile = (own ?? profiles).profile(kind, on: day) else { continue }
            guard ColumnDescription.all(of: profile).count == profile.columns.count,
                try Template.made(of: profile, .da).count > 0
            else { throw Trouble(what: "seed \(seed): the template of \(kind) is not there") }
        }
    }

    /// Pieces of the file typed by hand into columns of a unit and a referral.
    private func type(_ bytes: Data, _ profiles: Profiles, _ context: ImportContext, _ seed: UInt64) throws {
        let pieces = bytes.prefix(4000).split(whereSeparator: { [10, 13, 59, 60].contains($0) }).prefix(40)
            .map { String(decoding: $0, as: UTF8.self) }
        for kind in [ImportKind.units, .referrals] {
            guard let profile = profiles.profile(kind, on: context.on) else { continue }
            let columns = profile.columns.map(\.name)
            for (index, piece) in pieces.enumerated() {
                // Now and then the column is a piece of the file too.
                let column = index.isMultiple(of: 7) ? piece : columns[(Int(seed % 997) + index) % columns.count]
                do {
                    let typed = try TypedFacts([(column: column, text: piece)], profile, context)
                    if kind == .units {
                        _ = try UnitTyped(typed).applied(to: Self.unit)
                    } else {
                        let facts = try ReferralTyped(typed).applied(to: Self.facts)
                        guard facts.reference == Self.facts.reference else {
                            throw Trouble(what: "seed \(seed): \(column) changed the key")
                        }
                    }
                } catch is Problem {}
            }
        }
    }

    private static let day = Day(UnitFile.today) ?? Day(number: 0)
    private static let unit = Unit(
        association: "9001", department: "1", tenancy: "2", address: "Prøvevej 1", postcode: "2400", town: "København",
        type: .family, roomTenths: 20, areaTenths: 600, rent: Money(kroner: 4200), receivedOn: day, availableFrom: day)
    private static let facts = ReferralFacts(
        reference: "IND-1", referredOn: day,
        household: ReferredHousehold(
            adults: [
                ReferredAdult(
                    bornOn: nil, cashBenefit: .unknown, incomes: [], wealth: nil, churchTax: nil, pension: nil)
            ], children: nil, couple: nil, expenses: []))

    private func judge<Value>(_ reading: Reading<Value>, _ bytes: Data, _ seed: UInt64) throws {
        let (report, exit) = try reading.check(confirmed: false, acceptValid: true, language: .da)
        let said = report.summary
        guard said.rows == said.added + said.changed + said.unchanged + said.refused,
            (exit == 65) == (said.rows == 0), try !report.text(.en).isEmpty
        else { throw Trouble(what: "seed \(seed): the report of \(reading.kind) does not add up") }
        var rows = 0
        try reading.rows { _ in rows += 1 }
        guard rows <= said.rows else { throw Trouble(what: "seed \(seed): more rows the second time") }
        // A workbook whose other parts are broken can be read but not written back, and says so.
        guard exit != 65 else { return }
        _ = try? ProblemsFile.made(of: bytes, report: report)
        _ = try? ProblemsFile.made(of: bytes, report: report, asWorkbook: true)
    }
}

/// Changes bytes; the same seed makes the same changes everywhere.
enum Mutator {
    static func mutated(_ bytes: Data, with others: [Data], seed: UInt64) -> Data {
        var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        var result = Array(bytes)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let at = Int.random(in: 0...result.count, using: &random)
            let length = min(Int.random(in: 1...60, using: &random), result.count - at)
            switch Int.random(in: 0..<7, using: &random) {
            case 0 where at < result.count: result[at] = UInt8.random(in: 0...255, using: &random)
            case 1: result.insert(contentsOf: words[Int.random(in: 0..<words.count, using: &random)], at: at)
            case 2: result.removeSubrange(at..<at + length)
            case 3: result.insert(contentsOf: Array(result[at..<at + length]), at: at)
            case 4: result.removeSubrange(at...)
            case 5 where at < result.count: result[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            default:
                // A part of another file, of another format perhaps.
                let other = others[Int.random(in: 0..<others.count, using: &random)]
                let from = Int.random(in: 0...other.count, using: &random)
                result.insert(contentsOf: other.dropFirst(from).prefix(200), at: at)
            }
        }
        return Data(result)
    }

    /// What readers look at.
    private static let words =
        [
            "\"", "\"\"", ";", ",", "\t", "\r", "\r\n", "\n", "sep=;\n", "\u{FEFF}", "\0", "'=", "-", "æ", "e\u{301}",
            "99999999999999999999", "-0,005", "6.200,50", "31-02-2025", "2025-02-29 00:00", "<c r=\"ZZZ1\" t=\"s\">",
            "<v>-1</v>", "<![CDATA[", "&#x110000;", "&#0;", "<row r=\"1048577\">", "PK\u{3}\u{4}", "\u{7F}", "\u{85}",
            "\"sep=;\"\n", "=\"0042\"", "\u{200E}", "\u{FFFD}", "1,23E+11", "#I/T", "m\u{B2}", "<row><c>", "<t>",
            "</row>",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "&amp", "<!--", " t=\"b\"", " s=\"1\"", "2026-10",
            "04-05-2019",
        ].map { Array($0.utf8) } + [
            [0xFF, 0xFE], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFF, 0xFF, 0xFF],
        ]

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 1 ^ state << 17 ^ state >> 33
        }
    }
}
