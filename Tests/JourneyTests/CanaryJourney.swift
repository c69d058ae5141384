import Foundation
import Glibc
import Testing

extension Journeys {
    @Test("names, CPR numbers and notes that went through everything stand in nothing that was written")
    func canaries() async throws {
        try await Service.with(isSearched: true) { service in
            let canaries = [
                "Zyxkvist", "Ærøbøgård", "6101900199", "610190-0199", "6101900188", "Hviskelyd", "1983-08-23",
                "23-08-1983", "1984-09-24",
                "24-09-1984",
            ]
            try await Self.sendEverywhere(service)
            // As it is written while it runs, and as it is left.
            let written = try Canary.search(service.folder, for: canaries)
            #expect(written == [], "\(written)")
            #expect(await service.bolig("referrals", "show", "IND-1").output.contains("Zyxkvist"))
            service.stop()
            let left = try Canary.search(service.folder, for: canaries)
            #expect(left == [], "\(left)")
            // The search itself finds what is there.
            let folder = service.folder + "/found"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for form in Canary.forms(of: "Ærøbøgård") {
                try Data([0, 7] + form + [7]).write(to: URL(fileURLWithPath: folder + "/file"))
                #expect(try Canary.search(folder, for: canaries) == ["file: Ærøbøgård"])
            }
        }
    }

    /// Through files, good and bad, through searches, notes, steps, exports and letters, and through requests that are refused.
    private static func sendEverywhere(_ service: Service) async throws {
        let heading = "indstilling_id;cpr;navn;indstillet;maalgruppe;hjemloes\n"
        func file(_ name: String, _ text: String) throws -> String {
            // What people have on their disks is theirs: it is sent from elsewhere.
            let path = NSTemporaryDirectory() + "canary-\(ProcessInfo.processInfo.processIdentifier)-\(name)"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        let good = try file(
            "good.csv",
            "indstilling_id;cpr;navn;indstillet;maalgruppe;hjemloes;foedselsdato;par;medansoeger_foedselsdato\n"
                + "IND-1;6101900199;Zyxkvist Ærøbøgård;01-06-2025;hjemloes;ja;23-08-1983;ja;24-09-1984\n"
                + "IND-2;6101900188;Anna Ærøbøgård;01-06-2025;hjemloes;ja;;;\n")
        let shifted = try file(
            "shifted.csv",
            heading
                + "IND-3;Zyxkvist;6101900199;01-06-2025;Ærøbøgård;610190-0199\n6101900188;6101900188;Zyxkvist;x;y;z\n")
        let rubbish = try file("rubbish.csv", "Zyxkvist;6101900199\n\"Ærøbøgård")
        let register = try file(
            "register.csv",
            """
            boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;udfald;udfald_dato;borger
            9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;01-06-2025;Zyxkvist;01-07-2025;6101900188

            """)
        defer { for path in [good, shifted, rubbish, register] { try? FileManager.default.removeItem(atPath: path) } }
        #expect(await service.bolig("referrals", "import", good).status == 0)
        for path in [shifted, rubbish] {
            await service.bolig("referrals", "import", path)
            await service.bolig("referrals", "import", path, "--accept-valid")
            await service.bolig("register", "import", path)
        }
        await service.bolig("register", "import", register)
        // As what it is not.
        for noun in ["units", "census", "vacancies"] { await service.bolig(noun, "import", good) }
        await service.bolig("referrals", "note", "IND-1", "Hviskelyd om Zyxkvist")
        for day in ["24-09-1984", "23-08-1983"] {
            await service.bolig(
                "referrals", "change", "IND-1", "medansoeger_foedselsdato=" + day, "--reason", "Samtale")
        }
        await service.bolig("checks", "run", "IND-1", "--rent", "5000")
        await service.bolig("referrals", "refuse", "IND-1", "--reason", "Indkomst", "--not-heard", "Samtale")
        await service.bolig(
            "referrals", "park", "IND-2", "--until", "31-12-2099", "--reason", "other", "--note", "Hviskelyd")
        await service.bolig("referrals", "protect", "IND-2", "--until", "31-12-2099")
        await service.bolig("referrals", "show", "IND-1", "--break-glass", "Akut")
        for text in ["Zyxkvist", "610190-0199", "6101900188", "Ærøbøgård", "23-08-1983"] {
            await service.bolig("find", text)
            await service.bolig("units", "show", text)
            await service.bolig("referrals", "list", "--where", "source_number~" + text)
            await service.bolig("referrals", "note", "IND-1", "Ring til " + text)
        }
        await service.bolig("referrals", "list", "--format", "xlsx")
        await service.bolig("referrals", "letter", "IND-1")
        await service.bolig("history", "IND-1")
        await service.bolig("events", "--reads")
        // What the client would not send.
        let (port, token) = try service.address()
        func raw(_ method: String, _ path: String, _ body: String = "", _ headers: String = "") {
            let text =
                "\(method) \(path) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
                + "\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
            Canary.send(text, to: port)
        }
        for text in ["Zyxkvist", "6101900199", "610190-0199"] {
            for noun in ["units", "referrals", "allocations", "checks", "imports", "agreements"] {
                raw("GET", "/v1/\(noun)/\(text)")
                raw("GET", "/v1/\(noun)?where=state=\(text)&sort=\(text)&\(text)=\(text)&cursor=\(text)")
            }
            raw("GET", "/v1/\(text)")
            raw("\(text)", "/v1/units")
            raw("POST", "/v1/find", "{\"text\":\"\(text)")
            raw("POST", "/v1/find", "{\"text\":\"\(text)\",\"\(text)\":1}")
            raw("POST", "/v1/referrals/IND-1/note", "{\"text\":\"Hviskelyd \(text)\"}")
            raw("POST", "/v1/referrals/IND-1/close", "{\"closed_reason\":\"\(text)\"}")
            raw("POST", "/v1/allocations", "{\"unit\":\"\(text)\",\"referral\":\"\(text)\"}")
            raw("POST", "/v1/units/U-1/change", "{\"columns\":{\"\(text)\":\"\(text)\",\"husleje\":\"\(text)\"}}")
            raw("POST", "/v1/citizens/access", "{\"cpr\":\"\(text)\"}")
            raw(
                "POST", "/v1/citizens/forget", "{\"cpr\":\"\(text)\"}",
                "Bolig-Reason: Bedt\r\nIdempotency-Key: k\(text)\r\n")
            raw("POST", "/v1/jobs/\(text)/run")
            raw("POST", "/v1/imports?kind=units&association=\(text)", "x;y\n\(text);\(text)\n")
        }
    }
}

/// What is looked for, and where.
private enum Canary {
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
                let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped), !bytes.isEmpty
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
