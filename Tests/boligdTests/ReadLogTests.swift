import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@testable import boligd

extension TestApplication {
    /// How many look-ups of an operation are noted.
    func reads(of operation: String) async throws -> Int {
        try await owner.transaction { tx in
            try tx.row("select count(*) from event where action = 'read' and details ->> 'operation' = \(operation)")[
                "count"]
        }
    }

    /// The last look-up that is noted: what for, how many citizens, and who of them is named.
    func lastRead() async throws -> (purpose: String, subject: String?, citizens: Int, named: [Int]) {
        try await owner.transaction { tx in
            let row = try tx.row(
                """
                select reason, subject, (details ->> 'citizens')::int as citizens,
                  coalesce((select citizens from event_citizens where event_id = e.id), '{}') as named
                from event e where action = 'read' order by id desc limit 1
                """)
            return (try row["reason"], try row["subject"], try row["citizens"], try row["named"])
        }
    }
}

/// The log of look-ups: whoever is shown a case leaves an event of it, and there is no answer without.
@Suite struct ReadLogTests {
    private func items(_ answer: TestApplication.Answer) -> [[String: Any]] {
        answer.object["items"] as? [[String: Any]] ?? []
    }

    @Test("a look-up names whom it showed and what for, else the operation's own words; refused, it is none")
    func lookUps() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 2, referrals: 3)
            let purpose = try #require(
                "Møde om boligønske".addingPercentEncoding(withAllowedCharacters: .alphanumerics))
            let shown = try await service.send(
                .get, "/v1/referrals/T-2", token: "caseworker", headers: [.purpose: purpose])
            #expect(shown.status == 200)
            var read = try await service.lastRead()
            #expect(read == ("Møde om boligønske", "T-2", 1, [2]))
            _ = try await service.send(.post, "/v1/find", #"{"text":"T-3"}"#, token: "caseworker")
            read = try await service.lastRead()
            #expect(read == (Operations.find.words.da, nil, 1, [3]))
            _ = try await service.get("referrals?limit=2", as: .auditor)
            #expect(try await service.lastRead().named == [1, 2])
            let all = try await service.reads(of: "referrals.show")
            #expect(try await service.get("referrals/T-9", as: .caseworker).status == 404)
            #expect(try await service.get("referrals/T-1", as: .policy).status == 403)
            let number = try await service.send(
                .get, "/v1/referrals/R-1", token: "caseworker", headers: [.purpose: "610190-0101"])
            #expect(number.status == 409 && number.code == "number_in_text")
            let long = String(repeating: "a", count: 2001)
            let tooLong = try await service.send(
                .get, "/v1/referrals/R-1", token: "caseworker", headers: [.purpose: long])
            #expect(tooLong.code == "bad_reason")
            #expect(try await service.reads(of: "referrals.show") == all)
        }
    }

    @Test("a number of a case is noted wherever it is shown, and only to whom it is")
    func elsewhere() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 2, referrals: 1)
            _ = try await service.get("units", as: .caseworker)
            #expect(try await service.reads(of: "units.list") == 0)
            try await service.offer(1, 1)
            _ = try await service.get("units/U-1", as: .receiver)
            _ = try await service.get("units", as: .receiver)
            #expect(try await service.reads(of: "units.show") == 0)
            #expect(try await service.reads(of: "units.list") == 0)
            _ = try await service.get("units/U-1", as: .caseworker)
            #expect(try await service.lastRead().named == [1])
            #expect(try await service.reads(of: "units.show") == 1)
        }
    }

    @Test("of more than 100 there is only how many, in a page and in a stream")
    func many() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 101)
            _ = try await service.get("referrals?limit=100", as: .caseworker)
            var read = try await service.lastRead()
            #expect(read.citizens == 100 && read.named.count == 100)
            _ = try await service.get("referrals?limit=101", as: .caseworker)
            read = try await service.lastRead()
            #expect(read.citizens == 101 && read.named.isEmpty)
            for (path, count) in [("referrals", 101), ("referrals?where=referral%3DR-7", 1)] {
                let before = try await service.reads(of: "referrals.list")
                let lines = try await service.send(.get, "/v1/\(path)", headers: [.accept: "application/jsonl"])
                #expect(String(decoding: lines.bytes, as: UTF8.self).split(separator: "\n").count == count)
                #expect(try await service.reads(of: "referrals.list") == before + 1)
                read = try await service.lastRead()
                #expect(read.citizens == count && read.named == (count == 1 ? [7] : []))
            }
        }
    }

    @Test("the report of a file of citizens is a look-up, also of one that was refused; that of vacancies is none")
    func reports() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            let refused = "indstilling_id;cpr;navn;indstillet\nIND-9;6101900109;Prøve Person;i går\n"
            let sent = try await service.send(.post, "/v1/imports?kind=referrals", refused, token: "caseworker")
            #expect(sent.object["stored"] as? Bool == false)
            _ = try await service.send(
                .post, "/v1/imports?kind=vacancies",
                "boligorganisation;afdeling;periode;ledige\n9001;1;2026-01;4\n", token: "receiver")
            let files = items(try await service.get("imports", as: .auditor))
            func number(_ kind: String, stored: Bool) throws -> String {
                let file = files.first { $0["kind"] as? String == kind && $0["stored"] as? Bool == stored }
                return try #require(file?["import"] as? String)
            }
            let bad = try number("referrals", stored: false)
            #expect(try await service.get("imports/\(bad)/report", as: .auditor).status == 200)
            #expect(try await service.reads(of: "imports.report") == 1)
            var read = try await service.lastRead()
            #expect(read.subject == bad && read.citizens == 0)
            let good = try number("referrals", stored: true)
            #expect(try await service.get("imports/\(good)/report", as: .caseworker).status == 200)
            read = try await service.lastRead()
            #expect(read.subject == good && read.named == [1, 2])
            let vacancies = try number("vacancies", stored: true)
            #expect(try await service.get("imports/\(vacancies)/report", as: .auditor).status == 200)
            #expect(try await service.reads(of: "imports.report") == 2)
            try await service.owner.transaction { tx in _ = try tx.execute("revoke insert on event from bolig") }
            #expect(try await service.get("imports/\(bad)/report", as: .auditor).status == 500)
        }
    }

    @Test("there is no answer where the event cannot be written")
    func noEventNoAnswer() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            try await service.owner.transaction { tx in _ = try tx.execute("revoke insert on event from bolig") }
            for path in ["referrals/R-1", "referrals", "today", "units/U-1/candidates", "referrals/R-1/units"] {
                let answer = try await service.send(.get, "/v1/\(path)")
                #expect(answer.status == 500, "\(path)")
                #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("R-1"))
            }
            let lines = try await service.send(.get, "/v1/referrals", headers: [.accept: "application/jsonl"])
            #expect(lines.status == 500)
            #expect(try await service.send(.get, "/v1/units/U-1").status == 200)
        }
    }

    @Test("a trial that shows a case is noted, though nothing else of it is kept")
    func dryRun() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            let tried = try await service.send(
                .post, "/v1/allocations?dry_run=true", #"{"unit":"U-1","referral":"R-1"}"#, headers: [.reason: "test"])
            #expect(tried.status == 201)
            #expect(try await service.reads(of: "allocations.offer") == 1)
            #expect(try await service.lastRead().named == [1])
            #expect(items(try await service.get("allocations", as: .caseworker)).isEmpty)
            let events = items(try await service.get("events?action=allocations.offer", as: .auditor))
            #expect(events.isEmpty)
        }
    }

    @Test("look-ups stand in no list of events but their own, and in no history")
    func events() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            _ = try await service.send(.get, "/v1/referrals/R-2", token: "caseworker")
            let done = items(try await service.get("events", as: .auditor))
            #expect(!done.isEmpty && !done.contains { $0["action"] as? String == "read" })
            let reads = items(try await service.get("events?reads=true&action=referrals.show", as: .auditor))
            #expect(reads.count == 1)
            #expect(reads.first?["action"] as? String == "read" && reads.first?["actor"] as? String == "caseworker")
            #expect(reads.first?["operation"] as? String == "referrals.show")
            #expect(reads.first?["citizens"] as? Int == 1 && reads.first?["things"] as? [String] == ["R-2"])
            let history = items(try await service.get("steps/R-2", as: .auditor))
            #expect(!history.contains { $0["action"] as? String == "read" })
        }
    }

    @Test("a citizen may have when and what for, by referral or by CPR number, and never who")
    func access() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 101)
            _ = try await service.send(
                .get, "/v1/referrals/R-2", token: "caseworker", headers: [.purpose: "Samtale"])
            _ = try await service.get("referrals?limit=101", as: .caseworker)
            _ = try await service.get("referrals/R-3", as: .caseworker)
            let answer = try await service.send(.post, "/v1/citizens/access", #"{"referral":"T-2"}"#, token: "auditor")
            #expect(answer.headers[.cacheControl] == "no-store")
            let reads = answer.object["reads"] as? [[String: Any]] ?? []
            #expect(reads.count == 1 && answer.object["long_lists"] as? Int == 1)
            #expect(reads.first?["purpose"] as? String == "Samtale")
            #expect(reads.first?["operation"] as? String == "referrals.show")
            #expect(reads.first.map { Set($0.keys) } == ["on", "at", "purpose", "operation"])
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("caseworker"))
            // The first look at the log is in it itself by now.
            let second = try await service.send(
                .post, "/v1/citizens/access", #"{"cpr":"610190-0102"}"#, token: "caseworker")
            #expect((second.object["reads"] as? [[String: Any]])?.count == 2)
            for (body, code) in [
                (#"{"cpr":"6101909999"}"#, "unknown_citizen"), (#"{"referral":"T-999"}"#, "unknown_referral"),
                ("{}", "citizen_or_referral"), (#"{"referral":"R-1","cpr":"6101900101"}"#, "citizen_or_referral"),
            ] {
                let refused = try await service.send(.post, "/v1/citizens/access", body, token: "auditor")
                #expect(refused.code == code && !String(decoding: refused.bytes, as: UTF8.self).contains("6101909999"))
            }
            #expect(try await service.post("citizens/access", as: .administrator).status == 403)
        }
    }
}
