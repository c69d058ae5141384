import Housing
import Synchronization
import Testing

@testable import Sample

/// Counts the register by the definitions of the statistics, from the file's text alone.
struct SampleRegisterFileTests {
    private struct Row {
        let type, outcome, reason, citizen, group, homeless, scheme: String
        let rent, area, amount: Int
        let received, answered, movedIn, subsidyFrom, subsidyThrough: Int
        let key: String
        var year: Int { received / 10_000 }
    }

    private static let read = Mutex<[UInt64: [Row]]>([:])

    /// The rows of a seed's register, read once.
    private static func rows(seed: UInt64) throws -> [Row] {
        try read.withLock { read in
            let rows = try read[seed] ?? parsed(seed: seed)
            read[seed] = rows
            return rows
        }
    }

    private static func parsed(seed: UInt64) throws -> [Row] {
        let table = SampleTable(try SampleTable.file("register-2021-2025.csv", seed: seed), latin1: true)
        func column(_ name: String) throws -> [String] {
            let cells = table.column(name)
            try #require(cells.count == table.rows.count, "no column \(name)")
            return cells
        }
        let types = try column("boligtype")
        let outcomes = try column("udfald")
        let reasons = try column("returaarsag")
        let citizens = try column("borger")
        let groups = try column("maalgruppe")
        let homeless = try column("hjemloes")
        let schemes = try column("tilskud")
        let rents = try column("husleje")
        let areas = try column("areal")
        let amounts = try column("tilskudbeloeb")
        let received = try column("modtaget")
        let answered = try column("udfalddato")
        let movedIn = try column("indflyttet")
        let from = try column("tilskudfra")
        let through = try column("tilskudtil")
        let keys = try [column("boligorganisation"), column("afdeling"), column("lejemaal")]
        return table.rows.indices.map { index in
            Row(
                type: types[index], outcome: outcomes[index], reason: reasons[index], citizen: citizens[index],
                group: groups[index], homeless: homeless[index], scheme: schemes[index],
                rent: SampleTable.kroner(rents[index]),
                area: SampleTable.kroner(areas[index]), amount: SampleTable.kroner(amounts[index]),
                received: SampleTable.day(received[index]),
                answered: SampleTable.day(answered[index]), movedIn: SampleTable.day(movedIn[index]),
                subsidyFrom: SampleTable.day(from[index]), subsidyThrough: SampleTable.day(through[index]),
                key: keys.map { $0[index] }.joined(separator: "/") + "/" + received[index])
        }
    }

    /// Per cent with one decimal, in tenths, half away from zero.
    private func share(_ part: Int, of whole: Int) -> Int { (part * 2000 + whole) / (whole * 2) }

    @Test(arguments: [1, 2, UInt64.max])
    func publishedFigures(seed: UInt64) throws {
        let rows = try Self.rows(seed: seed)
        func received(_ year: Int) -> [Row] { rows.filter { $0.year == year } }
        func returnShare(_ rows: [Row]) -> Int { share(rows.count { $0.outcome == "Returneret" }, of: rows.count) }
        func family(_ year: Int) -> [Row] { received(year).filter { $0.type == "Familiebolig" } }

        #expect([2022, 2023, 2024, 2025].map { received($0).count } == [1277, 1140, 1066, 1029])
        #expect([2021, 2023, 2024, 2025].map { returnShare(received($0)) } == [430, 330, 210, 210])
        #expect([2021, 2023, 2024, 2025].map { returnShare(family($0)) } == [430, 240, 110, 110])
        #expect((331..<430).contains(returnShare(received(2022))))
        for (year, expected) in [(2023, 760), (2024, 890), (2025, 890)] {
            let units = family(year)
            #expect(share(units.count { $0.outcome == "Anvist" }, of: units.count) == expected)
        }
        let cheap = [2021, 2022, 2023, 2024, 2025].map { year in family(year).count { $0.rent < 4500 } }
        #expect(cheap[1] == 311 && cheap[3] == 167)
        #expect(cheap == cheap.sorted(by: >))

        let homeless = rows.filter { $0.outcome == "Anvist" && $0.homeless == "Ja" }
        #expect(homeless.count { $0.movedIn / 10_000 == 2023 } == 258)
        #expect(homeless.count { $0.movedIn / 10_000 == 2024 } == 272)
        #expect(homeless.count { (20_250_101...20_250_630).contains($0.answered) } == 153)
        #expect((250...280).contains(homeless.count { $0.answered / 10_000 == 2025 }))

        let subsidised = rows.filter { (20_221_101...20_250_630).contains($0.answered) }
        #expect(subsidised.count { $0.scheme == "Statsligt" } == 236)
        #expect(subsidised.count { $0.scheme == "Udslusning" && $0.type == "Familiebolig" } == 99)
        #expect(subsidised.count { $0.scheme == "Udslusning" && $0.type == "Ungdomsbolig" } == 37)
        #expect(subsidised.count { $0.scheme == "Udslusning" } == 136)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func everyRowKeepsTheRules(seed: UInt64) throws {
        let rows = try Self.rows(seed: seed)
        let reasons = [
            "For høj husleje", "Ingen egnet borger", "Boligens stand", "Adgangsforhold", "Svarfrist overskredet",
            "Renovering", "Fejl", "Andet",
        ]
        /// Every rule with the keys of the rows that break it.
        var broken: [String: [String]] = [:]
        for row in rows {
            let allocated = row.outcome == "Anvist"
            let rules = [
                ("outcome", ["Anvist", "Returneret", "Trukket", "Åben"].contains(row.outcome)),
                ("day of outcome", (row.answered == 0) == (row.outcome == "Åben")),
                ("order of days", row.answered == 0 || (row.received...20_251_031).contains(row.answered)),
                ("years", (20_210_101...20_251_031).contains(row.received)),
                ("reason", row.outcome == "Returneret" ? reasons.contains(row.reason) : row.reason.isEmpty),
                ("citizen", allocated != row.citizen.isEmpty),
                ("other outcomes", allocated || row.group + row.homeless + row.scheme == "" && row.movedIn == 0),
                ("move-in", row.movedIn == 0 || (row.answered...20_251_031).contains(row.movedIn)),
                ("homeless", !(row.group == "Hjemløs" && row.homeless == "Nej")),
                ("rent a square metre", row.rent >= 20 * row.area && row.rent <= 250 * row.area),
                ("subsidy", ["", "Ingen"].contains(row.scheme) == (row.amount == 0 && row.subsidyFrom == 0)),
            ]
            for (rule, holds) in rules where !holds { broken[rule, default: []].append(row.key) }
        }
        #expect(broken.isEmpty)
        #expect(Set(rows.map(\.key)).count == rows.count)
        #expect(rows.map(\.received) == rows.map(\.received).sorted())
        #expect(Set(rows.map(\.type)).count == 5)
        #expect(Set(rows.map(\.reason)).count == reasons.count + 1)
        let returned = rows.filter { $0.outcome == "Returneret" }
        #expect(returned.count { $0.reason == "For høj husleje" } * 2 > returned.count)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func subsidiesKeepTheSchemes(seed: UInt64) throws {
        for row in try Self.rows(seed: seed) where row.amount > 0 {
            #expect(row.subsidyFrom >= row.answered && row.subsidyFrom >= 20_221_101)
            if row.scheme == "Statsligt" {
                let highest = row.answered <= 20_230_630 ? 5000 : 6500
                #expect(row.type == "Familiebolig" && row.amount == 1414 && (4500...highest).contains(row.rent))
                #expect(row.subsidyThrough == 0)
            } else {
                let years = row.subsidyFrom < 20_230_701 ? 2 : 5
                #expect(row.amount == row.rent - 3145)
                #expect(row.type == "Familiebolig" || row.type == "Ungdomsbolig" && row.subsidyFrom >= 20_230_701)
                #expect(row.subsidyThrough > row.subsidyFrom && row.subsidyThrough < row.subsidyFrom + years * 10_000)
            }
        }
    }

    /// The only allocations left open are of citizens who have not moved in yet; whoever stayed away came again.
    @Test func openAllocationsAreRecent() throws {
        let allocated = try Self.rows(seed: 1).filter { $0.outcome == "Anvist" }
        let byCitizen = Dictionary(grouping: allocated, by: \.citizen)
        var again = 0
        for row in allocated where row.movedIn == 0 {
            if byCitizen[row.citizen, default: []].contains(where: { $0.answered > row.answered }) {
                again += 1
            } else {
                #expect(row.answered >= 20_250_901)
            }
        }
        #expect(again > 10)
    }

    @Test func amountsAreDanishAndLinesExcels() throws {
        let bytes = try SampleTable.file("register-2021-2025.csv")
        #expect(bytes.contains(0xF8) && !bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(bytes.count { $0 == 10 } == bytes.count { $0 == 13 })
        let table = SampleTable(bytes, latin1: true)
        #expect(
            table.column("husleje").allSatisfy { $0.hasSuffix(",00") && $0.dropLast(6).hasSuffix(".") })
    }
}
