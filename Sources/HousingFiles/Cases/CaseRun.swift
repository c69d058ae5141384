import Foundation
package import Housing

/// What came of one case.
package struct CaseResult: Sendable {
    package let name: String
    package let got: [CaseKey: CaseValue]
    /// The keys expected to be something else, in the order answers are listed.
    package let failed: [(key: CaseKey, expected: CaseValue, got: CaseValue)]

    /// Runs one case with the parameters and schemes of its day.
    package init(_ testCase: Case, rules: Rules) {
        let check = DisposableIncome.check(
            testCase.household, testCase.home, subsidy: testCase.subsidy, parameters: rules.parameters.on(testCase.on),
            schemes: rules.schemes, on: testCase.on)
        var got: [CaseKey: CaseValue] = [:]
        var failed: [(key: CaseKey, expected: CaseValue, got: CaseValue)] = []
        for key in CaseKey.allCases {
            let value = key.value(of: check)
            got[key] = value
            if let expected = testCase.expect[key], expected != value { failed.append((key, expected, value)) }
        }
        name = testCase.name
        self.got = got
        self.failed = failed
    }
}

/// The cases of one or more files, run.
package struct CaseRun: Sendable {
    package let results: [CaseResult]

    package init(_ cases: [Case], rules: Rules) { results = cases.map { CaseResult($0, rules: rules) } }

    /// Reads and runs case files.
    ///
    /// - Throws: `Problem` for the first file that cannot be read, with its name and the path in it.
    package init(files: [String], rules: Rules) throws(Problem) {
        var cases: [Case] = []
        for file in files {
            guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8)
            else {
                throw .fact("cannot_read", file, Words(da: "Filen kan ikke læses.", en: "The file cannot be read."))
            }
            do {
                cases += try CaseFile.read(text, name: file, rules: rules)
            } catch {
                throw Problem(
                    error.kind, error.code,
                    Words(da: "\(file): \(error.message.da)", en: "\(file): \(error.message.en)"),
                    details: error.details.merging(["file": file]) { own, _ in own }, hint: error.hint)
            }
        }
        self.init(cases, rules: rules)
    }

    /// True where no key of any case failed.
    package var isPassed: Bool { results.allSatisfy(\.failed.isEmpty) }

    /// A line for each failing key (name, key, expected, got), then how many cases passed and failed. The same in
    /// every language, for programs read it too.
    package var text: String {
        var lines: [String] = []
        for result in results {
            for failure in result.failed {
                lines.append(
                    "\(result.name): \(failure.key.rawValue): expected \(failure.expected), got \(failure.got)")
            }
        }
        let passed = results.count { $0.failed.isEmpty }
        lines.append("\(passed) passed, \(results.count - passed) failed")
        return lines.joined(separator: "\n") + "\n"
    }

    /// `[{"name": …, "got": {…}, "failed": [keys]}]`
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(results), as: UTF8.self) + "\n"
    }
}

extension CaseResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name, got, failed
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(
            Dictionary(uniqueKeysWithValues: got.map { ($0.key.rawValue, $0.value) }), forKey: .got)
        try container.encode(failed.map(\.key.rawValue), forKey: .failed)
    }
}
