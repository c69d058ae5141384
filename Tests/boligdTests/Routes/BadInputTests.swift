import HTTPTypes
import HousingStore
import Hummingbird
import Postgres
import Testing

@testable import boligd

/// Whatever comes in is answered with a code, a message and what to do next, and leaves nothing behind.
@Suite struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var method = HTTPRequest.Method.post
        let path: String
        var body: String?
        var token: String? = "all"
        let status: Int
        let code: String
        var testDescription: String { "\(method) \(path) \(body ?? "") is \(status) \(code)" }
    }

    static let cases: [Case] = [
        Case(method: .get, path: "/v1/units", token: nil, status: 401, code: "no_token"),
        Case(method: .get, path: "/v1/units", token: "wrong", status: 401, code: "no_token"),
        Case(method: .get, path: "/v1/referrals", token: "statistician", status: 403, code: "not_allowed"),
        Case(path: "/v1/allocations", body: "{}", token: "auditor", status: 403, code: "not_allowed"),
        Case(
            path: "/v1/allocations", body: #"{"unit":"U-1","referral":"R-1"}"#, token: "auditor", status: 403,
            code: "not_allowed"),
        Case(method: .get, path: "/v1/nosuch", status: 404, code: "unknown_route"),
        Case(method: .get, path: "/nosuch", token: nil, status: 404, code: "unknown_route"),
        Case(method: .get, path: "/v1/units/U-77", status: 404, code: "unknown_unit"),
        Case(method: .get, path: "/v1/units/9001%2F1%2F2", status: 404, code: "unknown_unit"),
        Case(method: .get, path: "/v1/units?where=nosuch%3D1", status: 400, code: "unknown_field"),
        Case(method: .get, path: "/v1/units?limit=100000", status: 400, code: "bad_parameter"),
        Case(method: .get, path: "/v1/allocations?sort=note", status: 400, code: "bad_sort"),
        Case(method: .get, path: "/v1/allocations?where=note%3Dx", status: 400, code: "bad_value"),
        Case(
            path: "/v1/checks/open", body: #"{"referral":"R-1","unit":"U-1"}"#, status: 400, code: "unknown_field"),
        Case(method: .get, path: "/v1/units?cursor=x", status: 400, code: "bad_cursor"),
        Case(method: .get, path: "/v1/units?sor=rent", status: 400, code: "unknown_parameter"),
        Case(path: "/v1/associations", body: "{", status: 400, code: "malformed_json"),
        Case(path: "/v1/associations", body: "", status: 400, code: "missing_field"),
        Case(path: "/v1/associations", body: #"{"association":9001,"name":"x"}"#, status: 400, code: "wrong_type"),
        Case(path: "/v1/units/U-1/return", body: #"{"return_reason":"dear"}"#, status: 400, code: "bad_value"),
        Case(
            path: "/v1/units/U-1/return", body: #"{"return_reason":"access","on":"31-12-2025"}"#, status: 400,
            code: "bad_value"),
        Case(path: "/v1/units/U-1/return", body: #"{"return_reason":"access"}"#, status: 404, code: "unknown_unit"),
        Case(
            path: "/v1/units/U-1/return?dry_run=perhaps", body: #"{"return_reason":"access"}"#, status: 400,
            code: "bad_parameter"),
        Case(path: "/v1/checks", body: #"{"referral":"U-1","rent":1}"#, status: 400, code: "bad_value"),
        Case(path: "/v1/checks", body: #"{"referral":"R-1"}"#, status: 404, code: "unknown_referral"),
        Case(
            path: "/v1/checks", body: #"{"referral":"R-1","rent":-9223372036854775808}"#, status: 400, code: "bad_value"
        ),
        Case(path: "/v1/checks", body: #"{"referral":"R-1","rent":1e400}"#, status: 400, code: "bad_value"),
        Case(path: "/v1/checks", body: #"{"referral":"R-1","rent":1,"rent":2}"#, status: 400, code: "malformed_json"),
        Case(path: "/v1/checks", body: #"{"referral":"R-1","colour":2}"#, status: 400, code: "unknown_field"),
        Case(
            path: "/v1/checks", body: String(repeating: "[", count: 40), status: 400, code: "malformed_json"),
        Case(
            path: "/v1/associations", body: #"{"association":"1","name":"x","share":9223372036854775807}"#, status: 400,
            code: "bad_value"),
        Case(
            path: "/v1/associations", body: #"{"association":"1","name":"x","share":-9223372036854775808}"#,
            status: 400,
            code: "bad_value"),
        Case(path: "/v1/associations", body: #"{"association":"1","name":"a\u0000b"}"#, status: 400, code: "bad_value"),
        Case(method: .get, path: "/v1/units/%00", status: 400, code: "bad_path"),
        Case(method: .get, path: "/v1/units?limit=1&limit=2", status: 400, code: "repeated_parameter"),
        Case(method: .put, path: "/v1/units", status: 405, code: "wrong_method"),
        Case(method: .delete, path: "/v1/units/U-1", status: 405, code: "wrong_method"),
        Case(path: "/v1/imports", body: "x", status: 400, code: "missing_parameter"),
        Case(path: "/v1/imports?kind=flats", body: "x", status: 400, code: "bad_parameter"),
        Case(path: "/v1/imports?kind=units&on=today", body: "x", status: 400, code: "bad_parameter"),
        Case(method: .get, path: "/v1/statistics/nosuch?period=2024", status: 400, code: "unknown_statistic"),
        Case(method: .get, path: "/v1/statistics/units_received", status: 400, code: "missing_parameter"),
        Case(method: .get, path: "/v1/statistics/units_received?period=2024-Q5", status: 400, code: "bad_parameter"),
        Case(
            path: "/v1/associations", body: String(repeating: "x", count: 2 << 20), status: 413, code: "body_too_large"),
    ]

    @Test("each mistake has its own answer, in both languages, with the request's id")
    func mistakes() async throws {
        try await TestApplication.with { application in
            for wrong in Self.cases {
                let what = "\(wrong.method) \(wrong.path)"
                let danish = try await application.send(wrong.method, wrong.path, wrong.body, token: wrong.token)
                #expect(danish.status == wrong.status, "\(what)")
                #expect(danish.code == wrong.code, "\(what)")
                #expect(danish.headers[.contentType]?.hasPrefix("application/problem+json") == true, "\(what)")
                let english = try await application.send(
                    wrong.method, wrong.path, wrong.body, token: wrong.token,
                    headers: [.acceptLanguage: "en", .requestID: "request-0001"])
                #expect(english.code == wrong.code, "\(what)")
                #expect(english.object["request"] as? String == "request-0001", "\(what)")
                #expect(english.object["message"] as? String != danish.object["message"] as? String, "\(what)")
            }
            let left = try await application.store.read { tx in
                try tx.row("select count(*) from event where request <> 'test' and request <> 'migration'")[
                    "count", as: Int.self]
            }
            #expect(left == 0)
        }
    }

    @Test("when every connection is in use a request waits a while, and is then told to come back")
    func exhausted() async throws {
        try await TestApplication.with(poolSize: 1, patience: .milliseconds(200)) { application in
            let holder = Task {
                try await application.store.pool.transaction { tx in try tx.execute("select pg_sleep(600)") }
            }
            while application.store.pool.counts.used == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let answer = try await application.send(.get, "/v1/units")
            #expect(answer.status == 503)
            #expect(answer.code == "too_busy")
            #expect(answer.headers[.retryAfter] != nil)
            holder.cancel()
            _ = await holder.result
            #expect(try await application.send(.get, "/v1/units").status == 200)
        }
    }
}
