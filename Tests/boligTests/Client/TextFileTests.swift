import Foundation
import Testing

@testable import bolig

/// The texts that somebody names a file for.
@Suite struct TextFileTests {
    @Test("a file and a pipe are read to their end; what is not there, or no UTF-8, is nothing")
    func reading() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = String(repeating: "indstilling_id=Æ-1\n", count: 5_000)
        try text.write(toFile: folder + "/file", atomically: false, encoding: .utf8)
        #expect(textFile(folder + "/file") == text)
        try Data([0xC3, 0x28]).write(to: URL(fileURLWithPath: folder + "/latin"))
        #expect(textFile(folder + "/latin") == nil)
        #expect(textFile(folder + "/nowhere") == nil)

        let pipe = folder + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = Thread {
            // More than a pipe holds at once.
            FileHandle(forWritingAtPath: pipe)?.write(Data((text + text).utf8))
        }
        writer.start()
        #expect(textFile(pipe) == text + text)
    }
}
