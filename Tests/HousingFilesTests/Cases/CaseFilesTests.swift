import Foundation
import HousingFiles
import Testing

/// The project's own case files, run as `bolig rules test` does.
@Suite struct CaseFilesTests {
    static let files: [String] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Examples"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }()

    @Test func thereAreFiles() {
        #expect(CaseFilesTests.files.count >= 2)
    }

    @Test(arguments: files) func expectedFigures(path: String) throws {
        let rules = try Rules.shipped()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let run = CaseRun(try CaseFile.read(text, name: path, rules: rules), rules: rules)
        #expect(!run.results.isEmpty)
        #expect(run.isPassed, "\(run.text)")
    }
}
