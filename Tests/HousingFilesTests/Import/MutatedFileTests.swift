import Foundation
import Housing
import Testing

@testable import HousingFiles

/// Bytes changed at random, the same on every run: whatever comes, a reader answers and never traps.
@Suite struct MutatedFileTests {
    /// A small generator of our own, so that a seed means the same bytes everywhere.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 1 ^ state << 17
        }
    }

    func mutated(_ bytes: Data, seed: UInt64) -> Data {
        var random = Seeded(state: seed &* 77)
        var result = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let at = Int.random(in: 0..<max(1, result.count), using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where at < result.count: result[at] = UInt8.random(in: 0...255, using: &random)
            case 1:
                result.insert(contentsOf: [34, 59, 10, 13, 9, 0, 44, 255].shuffled(using: &random).prefix(2), at: at)
            case 2: result.removeSubrange(at..<min(result.count, at + Int.random(in: 1...40, using: &random)))
            case 3: result = result.prefix(at) + result.dropFirst(max(0, at - 30))
            default: result.insert(contentsOf: "99999999999999999999".utf8, at: at)
            }
        }
        return Data(result)
    }

    func readsAndAddsUp(_ bytes: Data) throws {
        let reading = try ImportFile(bytes).units(ImportContext(on: SampleFile.today))
        let (report, exit) = try reading.check(confirmed: false, acceptValid: true, language: .da)
        let said = report.summary
        #expect(said.rows == said.added + said.changed + said.unchanged + said.refused)
        #expect([0, 1, 65].contains(exit))
        #expect((exit == 65) == (said.rows == 0))
        #expect(try !report.text(.en).isEmpty)
        if exit != 65 {
            let written = try ProblemsFile.made(of: bytes, report: report).mapped()
            let again = try ImportFile(written).units(ImportContext(on: SampleFile.today))
            #expect(again.rowCount == reading.rowCount)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>) func text(batch: UInt64) throws {
        let file = SampleFile.units.with([[:], ["lejemaal": "2", "by": "x;\"y"], ["husleje": "6.2oo"]])
        for encoding in [TextEncoding.utf8(mark: false), .windows1252, .utf16(bigEndian: true)] {
            let bytes = Data(encoding.mark + encoding.bytes(file.text()))
            for seed in batch * 10..<batch * 10 + 10 { try readsAndAddsUp(mutated(bytes, seed: seed)) }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func workbook(batch: UInt64) throws {
        let book = SampleWorkbook.units([[:], ["lejemaal": "2"]], xml: ["modtaget": #"<c s="1"><v>46174</v></c>"#])
        let bytes = try book.bytes
        for seed in batch * 10..<batch * 10 + 10 {
            try readsAndAddsUp(mutated(bytes, seed: seed))
            // The archive whole, a part of it changed.
            var inside = book
            inside.rows = String(decoding: mutated(Data(book.rows.utf8), seed: seed), as: UTF8.self)
            try readsAndAddsUp(try inside.bytes)
        }
    }
}
