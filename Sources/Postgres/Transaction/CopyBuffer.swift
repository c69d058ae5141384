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
            // What lies between bytes to escape is copied in one go: nearly every text is plain, and bytes are hex digits
            // after one backslash.
            var start = 0
            for (index, byte) in utf8.enumerated() {
                guard let escape = CopyBuffer.escape(byte) else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(escape)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
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
