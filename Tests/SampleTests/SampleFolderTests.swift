import ArgumentParser
import Foundation
import Housing
import Testing

@testable import Sample
@testable import boligd

struct SampleFolderTests {
    private let parent = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)")
    private let files = [
        SampleFiles.File(name: "a.csv", words: Words(da: "", en: ""), bytes: [65]),
        SampleFiles.File(name: "b.csv", words: Words(da: "", en: ""), bytes: [66]),
    ]

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func newAndEmptyFoldersAreTaken() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        let empty = parent.appendingPathComponent("empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        for folder in [empty, parent.appendingPathComponent("deep/new")] {
            try SampleFolder.write(files, to: folder.path)
            #expect(try names(folder) == ["a.csv", "b.csv"])
        }
        #expect(try names(parent) == ["deep", "empty"])
    }

    @Test func aFolderWithContentIsLeftAlone() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data([1]).write(to: parent.appendingPathComponent("mine.txt"))
        #expect { try SampleFolder.write(files, to: parent.path) } throws: { error in
            (error as? Problem)?.code == "folder_not_empty"
        }
        #expect(try names(parent) == ["mine.txt"])
    }

    @Test func aFileInTheWayIsRefused() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try Data([1]).write(to: parent)
        #expect { try SampleFolder.write(files, to: parent.path) } throws: { error in
            (error as? Problem)?.code == "folder_not_empty"
        }
        #expect { try SampleFolder.write(files, to: parent.appendingPathComponent("below").path) } throws: { error in
            (error as? Problem)?.code == "folder_not_written"
        }
    }

    @Test func optionsAreRead() throws {
        let command = try SampleCommand.parse(["--output", "x", "--seed", "7", "--on", "2025-11-20"])
        #expect(command.output == "x" && command.seed == 7 && command.on == Day("2025-11-20"))
        let plain = try SampleCommand.parse(["--output", "x"])
        #expect(plain.seed == 1 && plain.on == Day("2025-11-03"))
        #expect(throws: (any Error).self) { try SampleCommand.parse([]) }
        #expect(throws: (any Error).self) { try SampleCommand.parse(["--output", "x", "--on", "20-11-2025"]) }
    }
}
