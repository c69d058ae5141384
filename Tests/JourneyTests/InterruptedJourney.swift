import Foundation
import Testing

extension Journeys {
    /// A client that is interrupted (Ctrl-C), one that goes away in the middle of a body, and a killed daemon: each leaves
    /// nothing, and the next import of the same file stores all of it.
    @Test("an import that is broken off leaves nothing")
    func interrupted() async throws {
        try await Service.with { service in
            #expect(await service.bolig("associations", "add", "9001", "Eksempel Nord").status == 0)
            let file = service.folder + "/units.csv"
            try Data(Self.units(40_000).utf8).write(to: URL(fileURLWithPath: file))

            let client = try service.begin("units", "import", file, "--on", "2025-11-03")
            try await service.waitForWrite(underWay: true)
            kill(client.processIdentifier, SIGINT)
            client.waitUntilExit()
            #expect(client.terminationStatus != 0)
            try await service.waitForWrite(underWay: false)
            try await expectNothing(service)

            try service.sendHalf()
            #expect(await service.bolig("status").status == 0)
            try await expectNothing(service)

            let second = try service.begin("units", "import", file, "--on", "2025-11-03")
            try await service.waitForWrite(underWay: true)
            service.kill()
            second.terminate()
            second.waitUntilExit()
            try await service.start()
            try await service.waitForWrite(underWay: false)
            try await expectNothing(service)

            let whole = await service.bolig("units", "import", file, "--on", "2025-11-03", "--format", "json")
            #expect(whole.object["added"] as? Int == 40_000, "\(whole.errors)")
        }
    }

    private func expectNothing(_ service: Service) async throws {
        for noun in ["units", "imports"] {
            let list = await service.bolig(noun, "list", "--limit", "5", "--format", "json")
            #expect((list.json as? [Any])?.isEmpty == true, "\(noun): \(list.output.prefix(200))")
        }
    }

    private static func units(_ count: Int) -> String {
        var text =
            "boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra\n"
        for number in 0..<count {
            text +=
                "9001;\(number % 40);\(number);Prøvevej 1;2400;København NV;familiebolig;2;60;6200;2025-11-01;2025-12-01\n"
        }
        return text
    }
}

extension Service {
    /// Starts `bolig` and does not wait for it.
    fileprivate func begin(_ arguments: String...) throws -> Process {
        let process = Process()
        process.executableURL = Self.program("bolig")
        process.arguments = arguments
        process.environment = ["BOLIG_DATA": data, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Waits until the daemon has an import's rows in a transaction, or has none any more.
    fileprivate func waitForWrite(underWay: Bool) async throws {
        let question = """
            select count(*) from pg_stat_activity
            where application_name = 'boligd' and xact_start is not null and \(underWay ? "query ~ 'staged|matched'" : "true")
            """
        for _ in 0..<3000 {
            let answer = await Self.run(
                program: "/usr/bin/env",
                ["psql", "-qXAt", "host=\(data)/postgres/run dbname=bolig user=bolig", "-c", question])
            if answer.output == (underWay ? "1\n" : "0\n") { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("the import is \(underWay ? "not under way" : "still under way")")
    }

    /// Half a body, and then nobody is there any more.
    fileprivate func sendHalf() throws {
        let known =
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(fileURLWithPath: data + "/client.json"))) as? [String: Any]
        let token = try #require(known?["token"] as? String)
        let port = try #require((known?["server"] as? String)?.split(separator: ":").last.flatMap { UInt16($0) })
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
        let text = """
            POST /v1/imports?kind=units&file=half.csv HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer \(token)\r
            Content-Length: 1000000\r
            \r
            boligorganisation;afdeling

            """
        let sent = text.withCString { write(connection, $0, text.utf8.count) }
        try #require(sent == text.utf8.count)
    }
}
