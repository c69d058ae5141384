import ArgumentParser
import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore
@testable import boligd

/// Accounts end, change and close from the next request on, and a wrong token tells nobody why it is wrong.
@Suite struct AccountTests {
    private func body(_ answer: TestApplication.Answer) -> String {
        var object = answer.object
        #expect(object.removeValue(forKey: "request") != nil)
        let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    @Test("wrong, expired, closed and replaced tokens are answered with one and the same body")
    func oneBody() async throws {
        try await TestApplication.with { application in
            let store = application.store
            let ended = Timestamp(microseconds: Timestamp.now().microseconds - 1)
            try await store.addAccount(.users("add"), name: "ended", roles: [.auditor], expires: ended, token: "ended")
            for name in ["closing", "renewed"] {
                try await store.addAccount(.users("add"), name: name, roles: [.auditor], token: name)
                #expect(try await application.send(.get, "/v1/whoami", token: name).status == 200)
            }
            try await store.closeAccount(.users("close"), name: "closing")
            try await store.renewToken(.users("token"), name: "renewed", expires: nil, token: "second")
            #expect(try await application.send(.get, "/v1/whoami", token: "second").status == 200)
            var bodies: Set<String> = []
            for token in ["nobody", "ended", "closing", "renewed"] {
                let answer = try await application.send(.get, "/v1/whoami", token: token)
                #expect(answer.status == 401)
                bodies.insert(body(answer))
            }
            #expect(bodies.count == 1)
            await #expect(throws: Problem.self) {
                try await store.renewToken(.users("token"), name: "closing", expires: nil, token: "third")
            }
        }
    }

    @Test("what another process does to an account counts within a second")
    func elsewhere() async throws {
        try await TestApplication.with { application in
            let soon = Timestamp(microseconds: Timestamp.now().microseconds + 900_000)
            try await application.store.addAccount(
                .users("add"), name: "soon", roles: [.auditor], expires: soon, token: "soon")
            _ = try await application.store.recentActor(token: "soon")
            #expect(application.store.knownActors.actor(hash(token: "soon")) == nil, "it ends when it ends")
            let other = try Store(pool: application.store.pool, key: [UInt8](repeating: 7, count: 32))
            for name in ["closing", "renewed", "ending"] {
                try await other.addAccount(.users("add"), name: name, roles: [.auditor], token: name)
                #expect(try await application.send(.get, "/v1/whoami", token: name).status == 200)
            }
            try await other.closeAccount(.users("close"), name: "closing")
            try await other.renewToken(.users("token"), name: "renewed", expires: nil, token: "second")
            let end = AccountExpiry(at: Timestamp(microseconds: Timestamp.now().microseconds + 400_000))
            try await other.changeAccount(.users("change"), name: "ending", roles: nil, expires: end)
            try await Task.sleep(for: KnownActors.time)
            for token in ["closing", "renewed", "ending"] {
                #expect(try await application.send(.get, "/v1/whoami", token: token).status == 401, "\(token)")
            }
        }
    }

    @Test("an account is remembered for a moment, and not from before it was changed")
    func remembered() async throws {
        let known = KnownActors()
        let actor = Actor(name: "anna", roles: [.auditor], rights: [], association: nil)
        known.keep(actor, [1], asked: known.begin())
        #expect(known.actor([1]) == actor && known.actor([2]) == nil)
        let asked = known.begin()
        known.forget()
        #expect(known.actor([1]) == nil)
        known.keep(actor, [1], asked: asked)
        #expect(known.actor([1]) == nil)
        known.keep(actor, [1], asked: (.now - KnownActors.time, known.begin().round))
        #expect(known.actor([1]) == nil)
        #expect(KnownActors.time + .milliseconds(500) < .seconds(1))
    }

    @Test("other roles count from the next request")
    func change() async throws {
        try await TestApplication.with { application in
            let store = application.store
            try await store.addAccount(.users("add"), name: "anna", roles: [.statistician], token: "anna")
            #expect(try await application.send(.get, "/v1/referrals", token: "anna").status == 403)
            try await store.changeAccount(.users("change"), name: "anna", roles: [.caseworker], expires: nil)
            #expect(try await application.send(.get, "/v1/referrals", token: "anna").status == 200)
            let end = AccountExpiry(at: .now())
            try await store.changeAccount(.users("change"), name: "anna", roles: nil, expires: end)
            #expect(try await application.send(.get, "/v1/referrals", token: "anna").status == 401)
            let listed = try #require(try await store.accounts().first { $0.name == "anna" })
            #expect(listed.roles == [.caseworker] && listed.expiresAt == end.at && listed.closedAt == nil)
            #expect(UsersList.table([listed], .da).contains("udløbet"))
        }
    }

    @Test("an association's account is of one association, alone, and sees its rows")
    func association() async throws {
        try await TestApplication.with { application in
            let store = application.store
            await #expect(throws: Problem.self) {
                try await store.addAccount(
                    .users("add"), name: "nord", roles: [.association], association: "9001", token: "nord")
            }
            try await application.unit("2025-11-03")
            try await store.addAccount(
                .users("add"), name: "nord", roles: [.association], association: "9001", token: "nord")
            #expect(try await application.send(.get, "/v1/whoami", token: "nord").status == 200)
            #expect(try await application.send(.get, "/v1/units", token: "nord").status == 200)
            #expect(try await application.send(.get, "/v1/referrals", token: "nord").status == 403)
            let problem = await #expect(throws: Problem.self) {
                try await store.changeAccount(.users("change"), name: "nord", roles: [.auditor], expires: nil)
            }
            #expect(problem?.code == "association_alone")
        }
    }

    @Test("after ten wrong tokens a minute further wrong ones are told to wait, and right ones go on")
    func wrongTokens() async throws {
        try await TestApplication.with { application in
            // At once, for on a busy machine twelve one after the other may take longer than the minute.
            let answers = try await withThrowingTaskGroup(of: (status: Int, wait: Int?).self) { group in
                for number in 1...12 {
                    group.addTask {
                        let answer = try await application.send(.get, "/v1/whoami", token: "wrong \(number)")
                        return (answer.status, answer.headers[.retryAfter].flatMap { Int($0) })
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 401 && $0.wait == nil } == 10)
            #expect(answers.count { $0.status == 429 && (1...60).contains($0.wait ?? 0) } == 2)
            #expect(try await application.send(.get, "/v1/whoami").status == 200)
            #expect(try await application.send(.get, "/v1/whoami", token: nil).status == 401)
        }
        let tried = WrongTokens()
        let start = ContinuousClock.now
        for second in 0..<10 { _ = await tried.answer(to: "a", at: start + .seconds(second)) }
        #expect(await tried.answer(to: "a", at: start + .seconds(59)).kind == .tooOften)
        #expect(await tried.answer(to: "b", at: start + .seconds(59)).kind == .notSignedIn)
        #expect(await tried.answer(to: "a", at: start + .seconds(60)).kind == .notSignedIn)
    }

    @Test("an end is a day people or programs write, an instant, or never")
    func expiry() {
        let end = Instant(startOf: Day("2027-01-01") ?? Day(number: 0)).microseconds
        for text in ["31-12-2026", "2026-12-31", "2026-12-31T23:00:00Z"] {
            #expect(Expiry(argument: text)?.expiry.at?.microseconds == end, "\(text)")
        }
        #expect(Expiry(argument: "never")?.expiry == AccountExpiry(at: nil))
        #expect(Expiry(argument: "31-13-2026") == nil)
        for words in [
            ["add", "x"], ["add", "x", "--role", "protected"], ["add", "x", "--role", "association"],
            ["add", "x", "--role", "auditor", "--association", "9001"],
            ["add", "x", "--role", "auditor", "--expires", "2020-01-01"], ["change", "x"],
        ] {
            #expect(throws: (any Error).self, "\(words)") { try Boligd.parseAsRoot(["users"] + words) }
        }
    }
}
