import Crypto
import Foundation
import HousingAPI
import Testing

@testable import bolig

private func hash(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map { String(Int($0) + 256, radix: 16).suffix(2) }.joined()
}

@Suite struct PackageFolderTests {
    private func run(_ files: [(name: String, hash: String)], in folder: URL) async throws -> (Int32, FakeDaemon) {
        let listed = files.map { #"{"name":"\#($0.name)","bytes":4,"sha256":"\#($0.hash)"}"# }.joined(separator: ",")
        let daemon = try await FakeDaemon.start { _, request in
            request.method == "POST" ? .json(200, #"{"export":"e1","files":[\#(listed)]}"#) : .bytes("æ;1\n")
        }
        try writeClientFile(folder, server: daemon.address)
        let exit = await Bolig.run([
            "statistics", "export", "--period", "2025", "--output", folder.appendingPathComponent("ud").path, "--data",
            folder.path,
        ])
        try await daemon.stop()
        return (exit, daemon)
    }

    @Test func filesArriveWholeAndInPlace() async throws {
        try await withFolder { folder in
            let good = hash("æ;1\n")
            let (exit, daemon) = try await run([("statistics.csv", good), ("tables/1.1.csv", good)], in: folder)
            #expect(exit == 0)
            let table = folder.appendingPathComponent("ud/tables/1.1.csv")
            #expect(try String(contentsOf: table, encoding: .utf8) == "æ;1\n")
            #expect(daemon.requests.first?.uri == "/v1/statistics/exports?period=2025&format=csv")
            #expect(daemon.requests.last?.uri == "/v1/statistics/exports/e1/tables%2F1.1.csv")
        }
    }

    @Test(arguments: [("statistics.csv", "00"), ("../outside.csv", ""), ("/etc/x", ""), ("a//b", "")])
    func anythingAmissLeavesNothingBehind(name: String, wrong: String) async throws {
        try await withFolder { folder in
            let files = [("first.csv", hash("æ;1\n")), (name, wrong.isEmpty ? hash("æ;1\n") : wrong)]
            let (exit, _) = try await run(files, in: folder)
            #expect(exit == (wrong.isEmpty ? 70 : 65))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["client.json"])
        }
    }

    /// Room can be made and the export run again; a name the disk cannot hold leaves nothing behind either.
    @Test func whatTheDiskRefusesHasACode() async throws {
        try await withFolder { folder in
            let package = try PackageFolder(folder.appendingPathComponent("ud").path)
            let full = package.notWritten(CocoaError(.fileWriteOutOfSpace))
            #expect(full.problem.code == "disk_full" && full.exit == 75)
            let other = package.notWritten(CocoaError(.fileWriteNoPermission))
            #expect(other.problem.code == "output_not_written" && other.exit == 70)
            let (exit, _) = try await run([(String(repeating: "x", count: 300), hash("æ;1\n"))], in: folder)
            #expect(exit == 70)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["client.json"])
        }
    }

    @Test func anExistingFolderIsRefusedBeforeAnythingIsAsked() async throws {
        try await withFolder { folder in
            let there = folder.appendingPathComponent("ud")
            try FileManager.default.createDirectory(at: there, withIntermediateDirectories: false)
            let (exit, daemon) = try await run([], in: folder)
            #expect(exit == 64)
            #expect(daemon.requests.isEmpty)
        }
    }
}
