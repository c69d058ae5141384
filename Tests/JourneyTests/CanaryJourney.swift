import Foundation
import Glibc
import Testing

extension Journeys {
    @Test("names, CPR numbers and notes that went through everything stand in nothing that was written")
    func canaries() async throws {
        try await Service.with(isSearched: true) { service in
            try await Self.sendEverywhere(service)
            // As it is written while it runs, and as it is left.
            let written = try Canary.found(in: service)
            #expect(written == [], "\(written)")
            #expect(await service.bolig("referrals", "show", "IND-1").output.contains("Zyxkvist"))
            service.stop()
            let left = try Canary.found(in: service)
            #expect(left == [], "\(left)")
            // The search itself finds what is there.
            let folder = service.folder + "/found"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for form in Canary.forms(of: "Ærøbøgård") {
                try Data([0, 7] + form + [7]).write(to: URL(fileURLWithPath: folder + "/file"))
                #expect(try Canary.search(folder, for: Canary.texts) == ["file: Ærøbøgård"])
            }
        }
    }

    /// Through files, good and bad, through searches, notes, steps, exports and letters, and through requests that are refused.
    ///
    /// - Parameter isServed: false where the service may be gone in the midst of it.
    static func sendEverywhere(_ service: Service, isServed: Bool = true) async throws {
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
        let renamed = try file("renamed.csv", heading + "IND-2;6101900188;Zyxkvist Anna;01-06-2025;hjemloes;ja\n")
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
        defer {
            for path in [good, renamed, shifted, rubbish, register] {
                try? FileManager.default.removeItem(atPath: path)
            }
        }
        let stored = await service.bolig("referrals", "import", good)
        if isServed { #expect(stored.status == 0, "\(stored.errors)") }
        for _ in 1...2 { await service.bolig("referrals", "import", renamed) }
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
        guard let (port, token) = try? service.address() else {
            #expect(!isServed)
            return
        }
        func raw(_ method: String, _ path: String, _ body: String = "", _ headers: String = "") {
            let text =
                "\(method) \(path) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
                + "\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
            Canary.send(text, to: port)
        }
        // Told by hand, asked about in a file, and undone.
        raw("POST", "/v1/referrals/IND-2/change", "{\"columns\":{\"navn\":\"Ærøbøgård\"}}", "Bolig-Reason: Navn\r\n")
        await service.bolig("referrals", "import", renamed)
        await service.bolig("undo", "IND-2", "--reason", "Tastefejl")
        await service.bolig("history", "IND-2")
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
