import Foundation
import Housing

/// A workbook's values as a Dane would type them.
enum WorkbookText {
    /// Bytes of a cell's text: a spreadsheet has room for 32,767 characters, so more was written by none.
    static let longest = 4 * 32_767

    /// A text without the escapes Excel writes for characters XML has no place for: `_x000D_`.
    static func plain(_ text: String) -> String {
        guard text.utf8.count >= 7, text.contains("_x") else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.range(of: "_x") {
            result += rest[..<start.lowerBound]
            let code = rest[start.upperBound...].prefix(5)
            if code.count == 5, code.last == "_", let value = UInt32(code.prefix(4), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = rest[start.upperBound...].dropFirst(5)
            } else {
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return result + rest
    }

    /// A number as its format shows it.
    ///
    /// - Parameter bytes: as the workbook has it, without white space around it.
    static func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ format: NumberFormat, from1904: Bool) -> Cell {
        switch format {
        case .number:
            // Nearly every number is a whole one.
            if bytes.count <= 15, bytes.allSatisfy({ (48...57).contains($0) }), bytes.count == 1 || bytes[0] != 48 {
                return Cell(String(decoding: bytes, as: UTF8.self), .number)
            }
            guard let value = number(bytes) else { break }
            return Cell(number(value), .number)
        case .day:
            guard let value = number(bytes) else { break }
            // The spreadsheet shows what is no day as one too, or as `####`: its number was typed by nobody.
            return Cell(day(value, from1904: from1904) ?? number(value), .day)
        case .time:
            guard let value = number(bytes) else { break }
            let seconds = Int(((value - value.rounded(.down)) * 86_400).rounded())
            return Cell(time(seconds % 86_400), .time)
        }
        return Cell(CellText.read(String(decoding: bytes, as: UTF8.self)))
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func time(_ seconds: Int) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
        return parts.map { padded($0, to: 2) }.joined(separator: ":")
    }

    /// `6200,50`, with that many decimals.
    static func number(_ value: Double, decimals: Int) -> String {
        String(format: "%.\(decimals)f", value).replacingOccurrences(of: ".", with: ",")
    }

    /// `6200,5`: 15 digits, as many as Excel shows, so that 6200.1000000000004 is 6200,1 again.
    static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return String(format: "%.15g", value).replacingOccurrences(of: ".", with: ",")
    }

    /// `02-01-2025`, with its time of day where it has one; nil for a number that is no day.
    static func day(_ value: Double, from1904: Bool) -> String? {
        guard value.isFinite, value >= 0, value < 2_958_466 else { return nil }
        var whole = Int(value)
        var seconds = Int(((value - Double(whole)) * 86_400).rounded())
        if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
        guard let day = day(whole, from1904: from1904) else { return nil }
        return seconds > 0 ? day.danish + " " + time(seconds) : day.danish
    }

    /// The day of a serial number. The 1900 system has a 29 February 1900 (number 60) that never was.
    private static func day(_ serial: Int, from1904: Bool) -> Day? {
        if from1904 { return Day("1904-01-01")?.adding(days: serial) }
        if serial == 60 || serial == 0 { return nil }
        return Day("1899-12-31")?.adding(days: serial < 60 ? serial : serial - 1)
    }
}
