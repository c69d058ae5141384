import Housing
import Testing

@testable import Sample

/// The three citizens and three units the demonstration shows, and the rest of the files around them.
struct SampleDemonstrationTests {
    private static let unitFiles = [
        (name: "units-9001.csv", latin1: true, delimiter: Unicode.Scalar(";")),
        (name: "units-9002.csv", latin1: false, delimiter: ";"),
        (name: "units-9010.csv", latin1: false, delimiter: ","),
    ]

    /// One row of a unit file, amounts in kroner.
    private struct Row {
        let key, type, received, heating, water, maintenance: String
        let rent, area, heat, waterOnAccount, electricity: Int
        /// True where every required cell is filled.
        let complete: Bool
        var consumption: Int { heat + waterOnAccount + electricity }
    }

    private func rows(
        _ file: (name: String, latin1: Bool, delimiter: Unicode.Scalar), seed: UInt64
    ) throws -> [Row] {
        let table = SampleTable(
            try SampleTable.file(file.name, seed: seed), latin1: file.latin1, delimiter: file.delimiter)
        let required = [
            "boligorganisation", "afdeling", "lejemaal", "adresse", "postnr", "by", "boligtype", "vaerelser", "areal",
            "husleje", "modtaget",
        ].map { table.column($0) }
        func column(_ name: String) throws -> [String] {
            let cells = table.column(name)
            try #require(cells.count == table.rows.count, "no column \(name)")
            return cells
        }
        let (types, received) = try (column("boligtype"), column("modtaget"))
        let (heating, water) = try (column("varme"), column("vand"))
        let maintenance = try column("vedligeholdelse")
        let amounts = try ["husleje", "areal", "acontovarme", "acontovand", "acontoel"].map {
            try column($0).map(SampleTable.kroner)
        }
        return table.rows.indices.map { index in
            Row(
                key: required[0...2].map { $0[index] }.joined(separator: "/"), type: types[index],
                received: received[index], heating: heating[index], water: water[index],
                maintenance: maintenance[index], rent: amounts[0][index], area: amounts[1][index],
                heat: amounts[2][index], waterOnAccount: amounts[3][index], electricity: amounts[4][index],
                complete: required.allSatisfy { !$0[index].isEmpty })
        }
    }

    /// kr/month left for a single adult without children on cash benefit before expenses, by the rules of 1 July 2025.
    private func disposable(benefit: Int, rent: Int, area: Int, consumption: Int) -> Int {
        func rounded(_ part: Int, _ whole: Int) -> Int { (2 * part + whole) / (2 * whole) }
        let tax = rounded(rounded((12 * benefit - 51_600) * 3551, 10_000), 12)
        let yearlyOre = 1_200 * rent + area * (3450 + 1500 + 2175)
        return benefit - tax + rounded(rounded(min(yearlyOre, 9_420_000) * 15, 10_000), 12) - rent - consumption
    }

    @Test(arguments: [1, 2] as [UInt64])
    func theThreeChecksComeOutAsWritten(seed: UInt64) throws {
        let units = try rows(Self.unitFiles[0], seed: seed)
        #expect(units.prefix(3).map(\.key) == ["9001/10/9001", "9001/10/9002", "9001/10/9003"])
        func left(_ row: Int, benefit: Int) -> Int {
            let unit = units[row]
            return disposable(
                benefit: benefit, rent: unit.rent, area: unit.area, consumption: unit.consumption)
        }
        let (increased, minimum) = (12_498 + 1092, 6789)
        #expect(left(0, benefit: increased) - 150 == 5758)
        #expect(left(1, benefit: increased) - 1200 == 3065)
        #expect(left(1, benefit: increased) - 1200 + 1414 >= 3600)
        #expect(left(0, benefit: minimum) == 1522)
        // The fifth is the third born here.
        #expect(left(0, benefit: increased) - 175 == 5733)
        #expect(left(1, benefit: minimum) + (5950 - 3145) < 3600)
        #expect(left(2, benefit: increased) < 0)
    }

    /// Whoever gets the minimum rate cannot afford any family unit of the sample, the register's included.
    @Test(arguments: [1, 2] as [UInt64])
    func theMinimumRatePassesNoFamilyUnit(seed: UInt64) throws {
        let register = (name: "register-2021-2025.csv", latin1: true, delimiter: Unicode.Scalar(";"))
        let affordable = try (Self.unitFiles + [register]).flatMap { try rows($0, seed: seed) }.filter { unit in
            unit.type == "Familiebolig"
                && disposable(benefit: 6789, rent: unit.rent, area: unit.area, consumption: unit.consumption) >= 3600
        }
        #expect(affordable.map(\.key) == [])
    }

    /// Nothing in them would be refused or asked about.
    @Test(arguments: [1, 2] as [UInt64])
    func unitFilesAreValid(seed: UInt64) throws {
        for file in Self.unitFiles {
            let units = try rows(file, seed: seed)
            #expect((12...20).contains(units.count))
            #expect(Set(units.map(\.key)).count == units.count)
            for unit in units {
                #expect(unit.complete)
                #expect(unit.rent >= 20 * unit.area && unit.rent <= 250 * unit.area)
                #expect((20_251_101...20_251_103).contains(SampleTable.day(unit.received)))
                #expect((unit.heating == "Inkluderet") == (unit.heat == 0))
                #expect((unit.water == "Inkluderet") == (unit.waterOnAccount == 0))
                #expect(unit.maintenance == "Udlejer")
            }
        }
    }

    @Test func theFileWithErrorsHasThem() throws {
        let table = SampleTable(try SampleTable.file("units-with-errors.csv"), latin1: true)
        #expect(table.rows.count == 7)
        #expect(table.column("husleje")[1] == "5.2oo")
        #expect(table.column("lejemaal").map(\.isEmpty) == [false, false, true, false, false, false, false])
        #expect(table.column("boligtype")[3] == "Rækkehus")
        #expect(SampleTable.kroner(table.column("husleje")[4]) > 250 * SampleTable.kroner(table.column("areal")[4]))
        #expect(table.column("modtaget")[5] == "31-02-2025")
    }

    @Test(arguments: [1, 2] as [UInt64])
    func citizensCannotExist(seed: UInt64) throws {
        let table = SampleTable(try SampleTable.file("referrals.csv", seed: seed))
        let cprs = table.column("cpr")
        #expect(cprs.count == 25 && Set(cprs).count == 25)
        #expect(cprs.allSatisfy { $0.utf8.count == 11 && (61...91).contains(Int($0.prefix(2)) ?? 0) })
        #expect(table.column("navn").allSatisfy { $0.hasPrefix("Prøve Person ") })
        #expect(table.column("indstillingid")[0] == "IND-001")
        for (group, homeless) in zip(table.column("maalgruppe"), table.column("hjemloes")) {
            #expect(!(group == "hjemløs" && homeless == "nej"))
        }
        for (homeless, category) in zip(table.column("hjemloes"), table.column("hjemloeskategori")) {
            #expect((homeless == "ja") != category.isEmpty)
        }
        for (couple, born) in zip(table.column("par"), table.column("medansoegerfoedselsdato")) {
            #expect((couple == "ja") == (SampleTable.day(born) > 19_000_000))
        }
        // A single citizen's row says nothing of another adult, or the import would take it for two.
        let other = table.header.indices.filter { table.header[$0].hasPrefix("medansoeger") }
        #expect(other.count == 14)
        for (row, couple) in zip(table.rows, table.column("par")) {
            #expect(other.allSatisfy { row[$0].isEmpty == (couple == "nej") })
        }
        #expect(table.column("boern").allSatisfy { !$0.isEmpty })
        #expect(table.column("beskaeftigelseskrav").count { $0.isEmpty } == 1)
        #expect(table.column("indkomstbrutto").count { $0.isEmpty } == 1)
    }
}
