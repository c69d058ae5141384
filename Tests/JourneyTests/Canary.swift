import Foundation
import Glibc

/// What is looked for, and where.
enum Canary {
    /// The names, numbers, birthdays and notes that are sent.
    static let texts = [
        "Zyxkvist", "Ærøbøgård", "6101900199", "610190-0199", "6101900188", "Hviskelyd", "1983-08-23", "23-08-1983",
        "1984-09-24", "24-09-1984",
    ]

    /// What stands of them in all that the service wrote, while it runs and as it is left.
    static func found(in service: Service) throws -> [String] { try search(service.folder, for: texts) }

    /// A text as it may be written: plain, in capitals, without æøå, and each of them in hexadecimal and base64.
    static func forms(of text: String) -> [[UInt8]] {
        let plain = [text, text.lowercased(), text.uppercased()]
        let folded = plain.map {
            $0.replacingOccurrences(of: "æ", with: "ae").replacingOccurrences(of: "ø", with: "oe")
                .replacingOccurrences(of: "å", with: "aa").replacingOccurrences(of: "Æ", with: "Ae")
                .replacingOccurrences(of: "Ø", with: "Oe").replacingOccurrences(of: "Å", with: "Aa")
        }
        let ascii = (plain + folded).map { $0.folding(options: .diacriticInsensitive, locale: nil) }
        var forms: Set<[UInt8]> = []
        for one in Set(plain + folded + ascii) {
            let bytes = Array(one.utf8)
            forms.insert(bytes)
            // Percent-encoded, as in an address.
            forms.insert(Array((one.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? one).utf8))
            let hex = bytes.map { String(format: "%02x", $0) }.joined()
            forms.insert(Array(hex.utf8))
            forms.insert(Array(hex.uppercased().utf8))
            // Wherever it begins in what is encoded, its middle is one of three.
            for offset in 0..<3 {
                let encoded = Data([UInt8](repeating: 0, count: offset) + bytes).base64EncodedString()
                    .trimmingCharacters(in: ["="])
                forms.insert(Array(encoded.dropFirst(offset == 0 ? 0 : offset + 1).dropLast(1).utf8))
            }
        }
        return Array(forms)
    }

    /// Where any of the texts stands: the file and the text, each once.
    static func search(_ folder: String, for texts: [String]) throws -> [String] {
        let forms = Dictionary(
            grouping: texts.flatMap { text in Self.forms(of: text).map { (text: text, form: $0) } }
        ) { UInt16($0.form[0]) << 8 | UInt16($0.form[1]) }
        var found: Set<String> = []
        let files = FileManager.default.enumerator(atPath: folder)
        while let name = files?.nextObject() as? String {
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)), !bytes.isEmpty
            else { continue }
            for text in bytes.withUnsafeBytes({ standing(in: $0, forms) }) { found.insert("\(name): \(text)") }
        }
        return found.sorted()
    }

    /// Which of the texts stand in bytes, in one pass: few places begin as any form does.
    private static func standing(
        in bytes: UnsafeRawBufferPointer, _ forms: [UInt16: [(text: String, form: [UInt8])]]
    ) -> Set<String> {
        var found: Set<String> = []
        guard bytes.count > 1 else { return found }
        var begins = [Bool](repeating: false, count: 1 << 16)
        for two in forms.keys { begins[Int(two)] = true }
        begins.withUnsafeBufferPointer { begins in
            var two = Int(bytes[0])
            var place = 1
            while place < bytes.count {
                two = (two << 8 | Int(bytes[place])) & 0xFFFF
                if begins[two] {
                    let rest = bytes[(place - 1)...]
                    for one in forms[UInt16(two)] ?? [] where rest.starts(with: one.form) { found.insert(one.text) }
                }
                place += 1
            }
        }
        return found
    }

    /// Sends bytes and waits for the answer's end, whatever it is.
    static func send(_ text: String, to port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return }
        _ = text.withCString { Glibc.send(descriptor, $0, text.utf8.count, Int32(MSG_NOSIGNAL)) }
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while recv(descriptor, &piece, piece.count, 0) > 0 {}
    }
}
