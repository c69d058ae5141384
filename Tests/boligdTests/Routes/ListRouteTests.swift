import Foundation
import HTTPTypes
import HousingAPI
import Testing

@testable import boligd

/// Lists as a program asks for them: what cannot be asked is its own mistake, never a fault of the service.
@Suite struct ListRouteTests {
    @Test(
        "nothing typed in a list's query is a fault",
        arguments: [
            ("units?where=unit_type%3Dnix", 400, "unknown_word"),
            ("referrals?where=unit_types%3Cx", 400, "bad_comparison"),
            ("units?where=address%3D%00", 400, "bad_parameter"),
            ("units?where=rent%3D99999999999999999999", 400, "bad_value"),
            ("units?where=received_on%3D0000-00-00", 400, "bad_value"), ("units?cursor=e30%3D", 400, "bad_cursor"),
            ("units?sort=nosuch", 400, "unknown_field"), ("units/%00", 400, "bad_path"),
            ("units/9001%2F10%2F1%2F2025-99-99", 404, "unknown_unit"),
            ("referrals/6608780014", 404, "unknown_referral"),
        ])
    func mistakes(_ path: String, _ status: Int, _ code: String) async throws {
        try await TestApplication.with { application in
            let answer = try await application.send(.get, "/v1/" + path)
            #expect(answer.status == status && answer.code == code, "\(path)")
            #expect(!String(decoding: answer.bytes, as: UTF8.self).contains("6608780014"))
        }
    }

    @Test("an address id that is none is found nowhere")
    func addressID() async throws {
        try await TestApplication.with { application in
            let answer = try await application.send(.get, "/v1/units?where=address_id%3Dx")
            #expect(answer.status == 200 && (answer.object["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("a whole list comes as a line a row, and what is wrong before the first as any problem")
    func lines() async throws {
        try await TestApplication.with { application in
            let lines = HTTPFields([HTTPField(name: .accept, value: "application/jsonl")])
            let answer = try await application.send(.get, "/v1/subsidy_schemes?sort=-open_from", headers: lines)
            let page = try await application.send(.get, "/v1/subsidy_schemes?sort=-open_from")
            let records = answer.bytes.split(separator: UInt8(ascii: "\n")).map { Record(line: $0) }
            #expect(answer.headers[.contentType] == "application/jsonl")
            #expect(records.count > 5 && records.count == (page.object["items"] as? [Any])?.count)
            #expect(!records.contains(nil))
            let refused = try await application.send(.get, "/v1/units?cursor=x", headers: lines)
            #expect(refused.status == 400 && refused.code == "bad_cursor")
            let none = try await application.send(.get, "/v1/units", headers: lines)
            #expect(none.status == 200 && none.bytes.isEmpty)
        }
    }
}
