import Housing
import Testing

@testable import boligd

/// The three citizens and three units the demonstration shows, and the rest of the files around them.
struct DemonstrationTests {
    private static let unitFiles = [
        (name: "units-9001.csv", latin1: true, delimiter: Character(";")),
        (name: "units-9002.csv", latin1: false, delimiter: ";"),
        (name: "units-9010.csv", latin1: false, delimiter: ","),
    ]

    /// Headers of all files under the contract's names.
    private func folded(_ header: String) -> String {
        let letters = header.lowercased().split(separator: "(")[0].filter { !" -_".contains($0) }
        return letters.map { ["æ": "ae", "ø": "oe", "å": "aa"][$0] ?? String($0) }.joined()
    }

    private func units(_ file: (name: String, latin1: Bool, delimiter: Character), seed: UInt64) throws -> [[String:
        String]]
    {
        let table = SampleTable(try sampleFile(file.name, seed: seed), latin1: file.latin1, delimiter: file.delimiter)
        return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header.map(folded), $0)) }
    }

    /// kr/month left for a single adult without children on cash benefit before expenses, by the rules of 1 July 2025.
    private func disposable(benefit: Int, rent: Int, area: Int, consumption: Int) -> Int {
        func rounded(_ part: Int, _ whole: Int) -> Int { (2 * part + whole) / (2 * whole) }
        let tax = rounded(rounded((12 * benefit - 51_600) * 3551, 10_000), 12)
        let yearlyOre = 1_200 * rent + area * (3450 + 1500 + 2175)
        return benefit - tax + rounded(rounded(min(yearlyOre, 9_420_000) * 15, 10_000), 12) - rent - consumption
    }

    @Test(arguments: [1, 8] as [UInt64])
    func theThreeChecksComeOutAsWritten(seed: UInt64) throws {
        let rows = try units(Self.unitFiles[0], seed: seed)
        #expect(rows.prefix(3).map { $0["lejemaal"] } == ["9001", "9002", "9003"])
        func left(_ row: Int, benefit: Int) -> Int {
            func amount(_ column: String) -> Int { kroner(rows[row][column] ?? "") }
            return disposable(
                benefit: benefit, rent: amount("husleje"), area: amount("areal"),
                consumption: amount("acontovarme") + amount("acontovand") + amount("acontoel"))
        }
        let (increased, minimum) = (12_498 + 1092, 6789)
        #expect(left(0, benefit: increased) - 150 == 5758)
        #expect(left(1, benefit: increased) - 1200 == 3065)
        #expect(left(1, benefit: increased) - 1200 + 1414 >= 3600)
        #expect(left(0, benefit: minimum) == 1522)
        #expect(left(1, benefit: minimum) + (5950 - 3145) < 3600)
        #expect(left(2, benefit: increased) < 0)
    }

    /// Whoever gets the minimum rate cannot afford any family unit of the sample, the register's included.
    @Test(arguments: [1, 8] as [UInt64])
    func theMinimumRatePassesNoFamilyUnit(seed: UInt64) throws {
        let register = (name: "register-2021-2025.csv", latin1: true, delimiter: Character(";"))
        for unit in try (Self.unitFiles + [register]).flatMap({ try units($0, seed: seed) })
        where unit["boligtype"] == "Familiebolig" {
            let amounts = ["husleje", "areal", "acontovarme", "acontovand", "acontoel"].map { kroner(unit[$0] ?? "") }
            let left = disposable(
                benefit: 6789, rent: amounts[0], area: amounts[1], consumption: amounts[2...].reduce(0, +))
            #expect(left < 3600)
        }
    }

    /// Nothing in them would be refused or asked about.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func unitFilesAreValid(seed: UInt64) throws {
        let required = [
            "boligorganisation", "afdeling", "lejemaal", "adresse", "postnr", "by", "boligtype", "vaerelser", "areal",
            "husleje", "modtaget", "ledigfra",
        ]
        for file in Self.unitFiles {
            let rows = try units(file, seed: seed)
            #expect((12...20).contains(rows.count))
            let keys = rows.map { [$0["boligorganisation"], $0["afdeling"], $0["lejemaal"]] }
            #expect(Set(keys).count == rows.count)
            for row in rows {
                for column in required { #expect(!(row[column] ?? "").isEmpty, "\(column)") }
                let (rent, area) = (kroner(row["husleje"] ?? ""), kroner(row["areal"] ?? ""))
                #expect(rent >= 20 * area && rent <= 250 * area)
                #expect((20_251_101...20_251_103).contains(dayNumber(row["modtaget"] ?? "")))
                #expect(row["varme"] == "Inkluderet" || kroner(row["acontovarme"] ?? "") > 0)
                #expect(row["vand"] == "Inkluderet" || kroner(row["acontovand"] ?? "") > 0)
                #expect(row["vedligeholdelse"] == "Udlejer")
            }
        }
    }

    @Test func theFileWithErrorsHasThem() throws {
        let table = SampleTable(try sampleFile("units-with-errors.csv"), latin1: true)
        #expect(table.rows.count == 7)
        #expect(table.column("Husleje")[1] == "5.2oo")
        #expect(table.column("Lejemål").map(\.isEmpty) == [false, false, true, false, false, false, false])
        #expect(table.column("Boligtype")[3] == "Rækkehus")
        #expect(kroner(table.column("Husleje")[4]) > 250 * kroner(table.column("Areal")[4]))
        #expect(table.column("Modtaget")[5] == "31-02-2025")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func citizensCannotExist(seed: UInt64) throws {
        let table = SampleTable(try sampleFile("referrals.csv", seed: seed))
        let cprs = table.column("cpr")
        #expect(cprs.count == 25 && Set(cprs).count == 25)
        #expect(cprs.allSatisfy { $0.utf8.count == 11 && (61...91).contains(Int($0.prefix(2)) ?? 0) })
        #expect(table.column("navn").allSatisfy { $0.hasPrefix("Prøve Person ") })
        #expect(table.column("indstilling_id")[0] == "IND-001")
        for (group, homeless) in zip(table.column("maalgruppe"), table.column("hjemloes")) {
            #expect(!(group == "hjemløs" && homeless == "nej"))
        }
        for (homeless, category) in zip(table.column("hjemloes"), table.column("hjemloes_kategori")) {
            #expect((homeless == "ja") != category.isEmpty)
        }
        for (couple, born) in zip(table.column("par"), table.column("medansoeger_foedselsdato")) {
            #expect((couple == "ja") == (dayNumber(born) > 19_000_000))
        }
        #expect(table.column("beskaeftigelseskrav").count { $0.isEmpty } == 1)
        #expect(table.column("indkomst_brutto").count { $0.isEmpty } == 1)
    }
}
