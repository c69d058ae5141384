/// Rows in COPY's text format, on their way to the server.
package struct CopyBuffer {
    private(set) var bytes: [UInt8] = []
    private var fields = 0

    /// Writes one field, escaped so that every text comes back as it was; nil is NULL.
    package mutating func append(_ text: String?) {
        separate()
        guard var text else {
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(ascii: "N"))
            return
        }
        text.withUTF8 { utf8 in
            // Nearly every text is plain, so look first and then copy it in one go.
            guard utf8.contains(where: { CopyBuffer.escape($0) != nil }) else {
                bytes.append(contentsOf: utf8)
                return
            }
            for byte in utf8 {
                guard let escape = CopyBuffer.escape(byte) else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(escape)
            }
        }
    }

    package mutating func append(_ number: Int) {
        separate()
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Ends the row and gives the number of its fields.
    mutating func endRow() -> Int {
        bytes.append(UInt8(ascii: "\n"))
        defer { fields = 0 }
        return fields
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func separate() {
        if fields > 0 { bytes.append(UInt8(ascii: "\t")) }
        fields += 1
    }

    @inline(__always)
    private static func escape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"): byte
        case UInt8(ascii: "\n"): UInt8(ascii: "n")
        case UInt8(ascii: "\r"): UInt8(ascii: "r")
        case UInt8(ascii: "\t"): UInt8(ascii: "t")
        default: nil
        }
    }
}
