import Foundation
import Housing
import HousingFiles
import Testing

@Suite struct PackageCheckTests {
    /// A package written to a folder of its own, changed, and checked.
    private func check(_ change: (URL) throws -> Void) throws -> [PackageProblem] {
        var fixture = PackageFixture()
        fixture.add(.unitsReceived, "2024", 1066)
        fixture.add(.homelessnessCensus, "2024", 1387, "source", "VIVE\n2024")
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try fixture.package("2024", [.unitsReceived, .homelessnessCensus]).files() {
            let path = folder.appending(path: file.name)
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: path)
        }
        try change(folder)
        return try PackageCheck(folder: folder.path).problems
    }

    @Test func aPackageAsItWasWrittenIsSound() throws {
        #expect(try check { _ in }.isEmpty)
    }

    @Test func aChangedFileIsNamed() throws {
        let problems = try check { folder in
            let path = folder.appending(path: "statistics.csv")
            let text = try String(contentsOf: path, encoding: .utf8)
            try text.replacingOccurrences(of: "1066", with: "1166").write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(problems.map(\.file) == ["statistics.csv"] && problems.map(\.code) == [.changed])
    }

    @Test func aMissingFileAndOneTooManyAreNamed() throws {
        let problems = try check { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "tables/1.2.csv"))
            try Data("x".utf8).write(to: folder.appending(path: "tables/9.9.csv"))
        }
        #expect(problems.map(\.file) == ["tables/1.2.csv", "tables/9.9.csv"])
        #expect(problems.map(\.code) == [.missing, .unexpected])
    }

    @Test func aManifestThatReachesOutsideReadsNothing() throws {
        let problems = try check { folder in
            let path = folder.appending(path: "manifest.json")
            let text = try String(contentsOf: path, encoding: .utf8)
            try text.replacingOccurrences(of: "dictionary.csv", with: "../dictionary.csv").write(
                to: path, atomically: true, encoding: .utf8)
        }
        #expect(Set(problems.map(\.code)) == [.missing, .unexpected])
    }

    @Test func aRowsNumberThatIsNotTheFilesIsNamed() throws {
        let problems = try check { folder in
            let path = folder.appending(path: "manifest.json")
            let text = try String(contentsOf: path, encoding: .utf8)
            try text.replacingOccurrences(of: "\"rows\" : 2", with: "\"rows\" : 3").write(
                to: path, atomically: true, encoding: .utf8)
        }
        #expect(Set(problems.map(\.code)) == [.wrongRows] && problems.contains { $0.file == "statistics.csv" })
    }

    @Test func aFolderWithoutManifestIsNoPackage() {
        let problem = #expect(throws: Problem.self) { try PackageCheck(folder: "/nowhere") }
        #expect(problem?.code == "not_a_package" && problem?.kind == .unreadable)
    }

    /// The same figures give the same bytes, and a workbook is a zip file.
    @Test func aWorkbookIsMadeWhereAskedFor() throws {
        var fixture = PackageFixture()
        fixture.add(.unitsReceived, "2024", 1066)
        fixture.add(.returnShare, "2024", nil, status: .suppressed)
        let files = try fixture.package("2024", [.unitsReceived, .returnShare], .xlsx).files()
        let book = try #require(files.first { $0.name == "statistics.xlsx" })
        #expect(book.bytes.starts(with: Array("PK".utf8)) && book.rows == 2)
        #expect(try fixture.package("2024", [.unitsReceived, .returnShare], .xlsx).files() == files)
    }
}
