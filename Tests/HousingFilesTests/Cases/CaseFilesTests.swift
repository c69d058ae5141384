import Foundation
import Housing
import HousingFiles
import Testing

/// The case files shipped, run as `bolig rules test` does.
@Suite struct CaseFilesTests {
    @Test("every file of the folder is compiled in")
    func complete() throws {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.path + "/Sources/HousingFiles/Cases/Shipped")
        #expect(Set(names) == Set(CaseFile.shipped.map(\.name)))
    }

    @Test(arguments: CaseFile.shipped.map(\.name)) func expectedFigures(name: String) throws {
        let rules = try Rules.shipped()
        let file = try #require(CaseFile.shipped.first { $0.name == name })
        let run = CaseRun(try CaseFile.read(file.text, name: name, rules: rules), rules: rules)
        #expect(!run.results.isEmpty)
        #expect(run.isPassed, "\(run.text)")
    }
}
