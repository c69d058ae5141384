import Housing
import Testing

@testable import boligd

struct SampleFilesTests {
    @Test func sameSeedSameBytes() throws {
        let on = try #require(Day("2025-11-03"))
        let (first, second) = try (SampleFiles(seed: 5, on: on), SampleFiles(seed: 5, on: on))
        #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
        let other = try SampleFiles(seed: 6, on: on)
        for name in ["register-2021-2025.csv", "units-9001.csv", "units-9002.csv", "referrals.csv"] {
            let pair = [first, other].map { sample in sample.files.first { $0.name == name }?.bytes }
            #expect(pair[0] != nil && pair[0] != pair[1], "\(name)")
        }
    }

    /// The register does not depend on the sample's today; the rows beside it never fall into its months.
    @Test func anotherDayMovesOnlyTheNewFiles() throws {
        let register = "register-2021-2025.csv"
        #expect(try sampleFile(register) == sampleFile(register, on: "2025-12-20"))
        for (on, day) in [("2025-11-01", 20_251_101), ("2025-12-20", 20_251_220)] {
            let table = SampleTable(try sampleFile("units-9001.csv", on: on), latin1: true)
            let received = table.column("Modtaget").map(dayNumber)
            #expect(!received.isEmpty && received.allSatisfy { (max(20_251_101, day - 10)...day).contains($0) })
        }
    }

    @Test(arguments: ["2025-10-31", "2021-01-01", "2100-01-01"])
    func aDayInsideTheRegisterIsRefused(day: String) throws {
        let on = try #require(Day(day))
        #expect { try SampleFiles(seed: 1, on: on) } throws: { error in
            (error as? Refusal)?.code == "day_outside_sample"
        }
    }

    @Test func censusHasItsSourceAndNo2023() throws {
        let table = SampleTable(try sampleFile("census.csv"), latin1: true)
        #expect(table.header == ["År", "Antal", "Kilde"])
        #expect(table.rows.map { $0[0] + " " + $0[1] } == ["2019 1442", "2022 1370", "2024 1387"])
        #expect(table.column("Kilde").allSatisfy { $0.hasPrefix("VIVE, hjemløsetællingen 20") })
    }

    @Test func associationsAreThoseOfTheRegister() throws {
        let known = SampleTable(try sampleFile("associations.csv"), delimiter: ";").column("number")
        let register = SampleTable(try sampleFile("register-2021-2025.csv"), latin1: true).column("Boligorganisation")
        #expect(known.count == 12)
        #expect(Set(register) == Set(known))
    }

    @Test func readmeNamesEveryFile() throws {
        let files = try SampleFiles(seed: 1, on: #require(Day("2025-11-03"))).files
        let readme = String(decoding: try sampleFile("README.txt"), as: UTF8.self)
        for file in files where file.name != "README.txt" {
            #expect(readme.contains("\(file.name): \(file.words.da) / \(file.words.en)\n"))
        }
    }

    @Test func windows1252RefusesWhatItCannotWrite() throws {
        #expect(try Windows1252.encode("æÅé") == [0xE6, 0xC5, 0xE9])
        #expect { try Windows1252.encode("1 €") } throws: { ($0 as? Refusal)?.code == "not_in_windows_1252" }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("a;b", "\"a;b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
        ("Prøvevej 1", "Prøvevej 1"),
    ])
    func cellsAreSafe(text: String, written: String) throws {
        let bytes = try DelimitedText(lineEnd: "\n").bytes(header: [text], rows: [])
        #expect(String(decoding: bytes, as: UTF8.self) == written + "\n")
    }
}
