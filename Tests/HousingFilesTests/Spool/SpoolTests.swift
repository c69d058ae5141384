import Foundation
import HousingFiles
import Testing

@Suite struct SpoolTests {
    @Test(arguments: [[], [5], [70_000], [1, 65_535, 65_536, 65_537, 3]] as [[Int]])
    func whatWasWrittenIsRead(sizes: [Int]) throws {
        let writer = try SpoolWriter()
        var expected: [UInt8] = []
        for (index, size) in sizes.enumerated() {
            let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ index) }
            try writer.write(piece)
            expected += piece
            #expect(writer.count == expected.count)
        }
        let spool = try writer.finish()
        #expect(spool.count == expected.count)
        #expect(try spool.bytes(0..<spool.count) == expected)
        #expect(try spool.mapped() == Data(expected))
        let middle = spool.count / 3..<spool.count / 2
        #expect(try spool.bytes(middle) == Array(expected[middle]))
    }

    @Test func theMappedBytesOutliveTheSpool() throws {
        func mapped() throws -> Data {
            let writer = try SpoolWriter()
            try writer.write(Array("boliger".utf8))
            return try writer.finish().mapped()
        }
        #expect(try mapped() == Data("boliger".utf8))
    }
}
