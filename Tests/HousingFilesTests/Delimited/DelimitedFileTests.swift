import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct DelimitedFileTests {
    func rows(_ bytes: Data) throws -> [[String]] {
        var rows: [[String]] = []
        try DelimitedFile(bytes).rows { number, cells in
            #expect(number == rows.count + 1)
            rows.append(cells.map(\.text))
        }
        return rows
    }

    @Test(arguments: [
        ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a;b\r1;2\r", [["a", "b"], ["1", "2"]]), ("a;b\n\n1;2", [["a", "b"], [""], ["1", "2"]]),
        ("\"a\";\"b;c\"\n\"x\ny\";\"q\"\"q\"", [["a", "b;c"], ["x\ny", "q\"q"]]),
        // a quote inside an unquoted field is text; what follows a closing quote too
        ("a;5\" rør\n1;2", [["a", "5\" rør"], ["1", "2"]]), ("\"a\"b;c", [["ab", "c"]]),
        ("\"\";\"\"\"\"", [["", "\""]]),
        // whichever occurs most outside quotes, in the order ; tab ,
        ("a,b,c\n1;2;3", [["a", "b", "c"], ["1;2;3"]]), ("a\tb\tc;d", [["a", "b", "c;d"]]), ("a;b,c", [["a", "b,c"]]),
        ("\"a,b,c,d\";e\n1;2", [["a,b,c,d", "e"], ["1", "2"]]), (",,,\na;b\n", [[",,,"], ["a", "b"]]),
        ("sep=,\na;b,c\n1,2", [["a;b", "c"], ["1", "2"]]), ("SEP=|\r\na|b", [["a", "b"]]),
        (" a ;\u{A0}b\u{3000}\n'=1;'x\n'-5;''=", [["a", "b"], ["=1", "'x"], ["-5", "''="]]),
        ("e\u{301};a\u{30A}\n", [["é", "å"]]),
    ])
    func cutting(text: String, expected: [[String]]) throws {
        let found = try rows(Data(text.utf8))
        #expect(found == expected)
        // NFC is compared by scalars: equal strings may still be composed differently.
        #expect(found.joined().map { Array($0.unicodeScalars) } == expected.joined().map { Array($0.unicodeScalars) })
    }

    static let danish = "navn;by\nÆble €;Åby\n"

    /// the mark decides; without one UTF-8 where all of it is, else Windows-1252.
    @Test(arguments: [
        TextEncoding.utf8(mark: false), .utf8(mark: true), .utf16(bigEndian: false), .utf16(bigEndian: true),
        .windows1252,
    ])
    func encodings(encoding: TextEncoding) throws {
        let bytes = Data(encoding.mark + encoding.bytes(DelimitedFileTests.danish))
        let file = try DelimitedFile(bytes)
        #expect(file.encoding == encoding)
        #expect(file.readAs == ImportReadAs(encoding: encoding.name, delimiter: ";"))
        #expect(try rows(bytes) == [["navn", "by"], ["Æble €", "Åby"]])
    }

    /// The whole table against Foundation's own, where this build has it.
    @Test func windows1252IsTheCodePage() {
        for byte in UInt8(0x80)...0x9F where ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            #expect(Windows1252.text([byte]) == String(data: Data([byte]), encoding: .windowsCP1252))
            #expect(Windows1252.bytes(Windows1252.text([byte])) == [byte])
        }
        #expect(Windows1252.bytes("Å中") == [0xC5, 0x3F])
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], FileFault(.notReadable, .rule(.bytes))),
            ([0xFF, 0xFE, 0x61], FileFault(.notReadable, .rule(.bytes))),
            ([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], FileFault(.notReadable, .rule(.bytes))),
            ([0x61, 0x00, 0x3B, 0x00], FileFault(.notReadable, .rule(.utf16))),
            ([0x00, 0x61, 0x00, 0x3B], FileFault(.notReadable, .rule(.utf16))),
            (Array("%PDF-1.7\n".utf8), FileFault(.notReadable)),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], FileFault(.notReadable)),
            (Array("a;b\n1;2\n\"3;4\n".utf8), FileFault(.unterminatedQuote, .count(3))),
        ] as [([UInt8], FileFault)])
    func unreadable18And22And(bytes: [UInt8], fault: FileFault) {
        #expect(throws: fault) { try rows(Data(bytes)) }
    }
}
