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

    static func text(_ bytes: some Collection<UInt8>) -> String {
        // Three bytes are the most a character of the code page takes in UTF-8.
        String(unsafeUninitializedCapacity: bytes.count * 3) { utf8 in
            var count = 0
            func append(_ byte: UInt32) {
                utf8[count] = UInt8(truncatingIfNeeded: byte)
                count += 1
            }
            for byte in bytes {
                let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
                if value < 0x80 {
                    append(value)
                } else if value < 0x800 {
                    append(0xC0 | value >> 6)
                    append(0x80 | value & 0x3F)
                } else {
                    append(0xE0 | value >> 12)
                    append(0x80 | value >> 6 & 0x3F)
                    append(0x80 | value & 0x3F)
                }
            }
            return count
        }
    }

    /// The bytes of a text; `?` for what the code page lacks.
    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            if let index = upper.firstIndex(of: scalar.value) { return UInt8(0x80 + index) }
            return UInt8(exactly: scalar.value) ?? UInt8(ascii: "?")
        }
    }
}
