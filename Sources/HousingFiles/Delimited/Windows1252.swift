/// The code page Excel writes where nobody chose another. Our own table: Foundation loses its in some builds, silently.
enum Windows1252 {
    /// Bytes 0x80 to 0x9F; the five the code page leaves open stay the control characters they are.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// The bytes of a text; `?` for what the code page lacks.
    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            if let index = upper.firstIndex(of: scalar.value) { return UInt8(0x80 + index) }
            return UInt8(exactly: scalar.value) ?? UInt8(ascii: "?")
        }
    }
}
