import Housing
import Testing

@testable import Sample

struct SampleFilesTests {
    @Test func sameSeedSameBytes() throws {
        let again = try SampleFiles(seed: 1, on: #require(Day("2025-11-03")))
        for file in again.files {
            #expect(try file.bytes == SampleTable.file(file.name), "\(file.name)")
        }
        for name in ["register-2021-2025.csv", "units-9001.csv", "units-9002.csv", "referrals.csv"] {
            #expect(try SampleTable.file(name) != SampleTable.file(name, seed: 2), "\(name)")
        }
    }

    /// The rows beside the register never fall into its months, whose figures would move.
    @Test(arguments: [("2025-11-01", 20_251_101), ("2025-12-20", 20_251_210)])
    func newUnitsFollowTheDay(on: String, earliest: Int) throws {
        var files = try SampleUnitFiles(seed: 1, on: #require(Day(on)))
        let received = SampleTable(try files.north(), latin1: true).column("modtaget").map(SampleTable.day)
        #expect(!received.isEmpty && received.allSatisfy { (earliest...SampleTable.day(on)).contains($0) })
    }

    @Test(arguments: ["2025-10-31", "2021-01-01", "2100-01-01"])
    func aDayInsideTheRegisterIsRefused(day: String) throws {
        let on = try #require(Day(day))
        #expect { try SampleFiles(seed: 1, on: on) } throws: { error in
            (error as? Problem)?.code == "day_outside_sample"
        }
    }

    @Test func censusHasItsSourceAndNo2023() throws {
        let table = SampleTable(try SampleTable.file("census.csv"), latin1: true)
        #expect(table.header == ["aar", "antal", "kilde"])
        #expect(table.rows.map { $0[0] + " " + $0[1] } == ["2019 1442", "2022 1370", "2024 1387"])
        #expect(table.column("kilde").allSatisfy { $0.hasPrefix("VIVE, hjemløsetællingen 20") })
    }

    @Test func associationsAreThoseOfTheRegister() throws {
        let known = SampleTable(try SampleTable.file("associations.csv"), delimiter: ";").column("number")
        let register = SampleTable(try SampleTable.file("register-2021-2025.csv"), latin1: true).column(
            "boligorganisation")
        #expect(known.count == 12)
        #expect(Set(register) == Set(known))
    }

    @Test func readmeNamesEveryFile() throws {
        let files = try SampleTable.sample().files
        let readme = String(decoding: try SampleTable.file("README.txt"), as: UTF8.self)
        for file in files where file.name != "README.txt" {
            #expect(readme.contains("\(file.name): \(file.words.da) / \(file.words.en)\n"))
        }
    }

    @Test func windows1252RefusesWhatItCannotWrite() throws {
        #expect(try SampleWindows1252.encode("æÅé") == [0xE6, 0xC5, 0xE9])
        #expect { try SampleWindows1252.encode("1 €") } throws: { ($0 as? Problem)?.code == "not_in_windows_1252" }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("a;b", "\"a;b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
        ("Prøvevej 1", "Prøvevej 1"),
    ])
    func cellsAreSafe(text: String, written: String) throws {
        let bytes = try SampleDelimitedText(lineEnd: "\n").bytes(header: [text], rows: [])
        #expect(String(decoding: bytes, as: UTF8.self) == written + "\n")
    }
}
