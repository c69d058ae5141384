import Housing

/// The code page Excel writes on a Danish machine, as far as the sample needs it.
enum SampleWindows1252 {
    /// The bytes of the text. Characters of Latin-1 stand at their own number and the rest of the code page is not
    /// needed here, so any other character is refused rather than turned into a question mark.
    static func encode(_ text: String) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF: bytes.append(UInt8(scalar.value))
            default:
                throw Problem(
                    .fault, "not_in_windows_1252",
                    Words(da: "Tegnet findes ikke i Windows-1252.", en: "The character is not in Windows-1252."),
                    details: ["character": "U+" + String(scalar.value, radix: 16, uppercase: true)])
            }
        }
        return bytes
    }
}
