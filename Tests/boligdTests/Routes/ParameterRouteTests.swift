import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Testing

@testable import boligd

/// Parameters on their way into force: drafted by one, tried, approved by another.
@Suite struct ParameterRouteTests {
    /// The shipped file of 1 July 2025 with one parameter changed, as the body of a draft.
    private func draft(minimumRate: Int, cases: String? = nil) throws -> String {
        let shipped = try Rules.shipped().parameters.periods[1]
        let entries = shipped.values.map { key, parameter in
            ParameterFile.Entry(
                key: key.rawValue, value: key == .minimumRate ? "\(minimumRate)" : parameter.value?.description,
                unit: key.measure.rawValue, confidence: parameter.confidence.rawValue,
                reviewBy: parameter.reviewBy.description, source: parameter.source)
        }
        let file = ParametersDraft.File(
            name: "2025-07-01.yaml", content: ParameterFile.text(from: "2025-07-01", entries))
        let body = ParametersDraft(
            file: file, cases: cases.map { [ParametersDraft.File(name: "ours.yaml", content: $0)] } ?? [])
        return String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
    }

    /// A single on the minimum rate of 15 August 2025 (6,789 before tax) whose net income is `rate` a month.
    private func paid(_ rate: Int) -> String {
        """
        - name: ours
          on: 2025-08-15
          household:
            adults:
              - age: 41
                cash_benefit: {entered_from_abroad: true, residence_requirement: false, work_requirement: false, activity_ready: false,
                  lives_with_parents: false}
                wealth: 0
          unit: {rent: 3500, area: 40, heating: separate, hot_water: separate, electricity: separate, water: included,
            maintenance: landlord}
          expect: {net_income: \(rate)}
        """
    }

    @Test("the shipped sets are in force, drafted and approved by the service itself")
    func shipped() async throws {
        try await TestApplication.with { service in
            let sets = try await service.get("parameters?sort=valid_from").object["items"] as? [[String: Any]] ?? []
            #expect(sets.map { $0["valid_from"] as? String } == ["2025-01-01", "2025-07-01", "2026-01-01"])
            #expect(sets.map { $0["valid_until"] as? String } == ["2025-06-30", "2025-12-31", nil])
            for set in sets {
                #expect(set["state"] as? String == "in_force")
                #expect(set["drafted_by"] as? String == "boligd" && set["approved_by"] as? String == "boligd")
            }
            let rules = try await service.store.rules()
            let files = try Rules.shipped().parameters.periods
            #expect(rules.parameters.periods.map(\.values) == files.map(\.values))
        }
    }

    @Test("a draft changes nothing; whoever drafted it cannot approve it; another can, and then it decides")
    func fourEyes() async throws {
        try await TestApplication.with { service in
            let day = try #require(Day("2025-08-15"))
            let drafted = try await service.send(
                .post, "/v1/parameters", try draft(minimumRate: 7000, cases: paid(7000)))
            #expect(drafted.status == 201 && drafted.object["state"] as? String == "draft")
            let set = try #require(drafted.object["set"] as? String)
            #expect(try await service.store.rules().parameters.on(day).number(.minimumRate) == 6789)

            let own = try await service.send(.post, "/v1/parameters/\(set)/approve")
            #expect(own.code == "second_person_needed" && own.status == 409)
            // The shipped cases expect 6,789.
            let failing = try await service.send(.post, "/v1/parameters/\(set)/approve", token: "policy")
            #expect(failing.code == "case_fails")
            #expect(try await service.store.rules().parameters.on(day).number(.minimumRate) == 6789)
        }
    }

    @Test("a parameter that no shipped case rests on takes effect when its own case passes")
    func takesEffect() async throws {
        try await TestApplication.with { service in
            let day = try #require(Day("2025-08-15"))
            #expect(try await service.store.rules().parameters.on(day).number(.temporaryAdaptationSupplement) == nil)
            let shipped = try Rules.shipped().parameters.periods[1]
            let content = ParameterFile.text(
                from: "2025-07-01",
                shipped.values.map { key, parameter in
                    let isOurs = key == .temporaryAdaptationSupplement
                    return ParameterFile.Entry(
                        key: key.rawValue, value: isOurs ? "1000" : parameter.value?.description,
                        unit: key.measure.rawValue,
                        confidence: isOurs ? "policy" : parameter.confidence.rawValue,
                        reviewBy: parameter.reviewBy.description, source: parameter.source)
                })
            func body(_ rate: Int) throws -> String {
                String(
                    decoding: try JSONEncoder().encode(
                        ParametersDraft(
                            file: .init(name: "2025-07-01.yaml", content: content),
                            cases: [.init(name: "ours.yaml", content: paid(rate))])), as: UTF8.self)
            }
            let wrong = try await service.send(.post, "/v1/parameters", try body(1))
            let wrongSet = try #require(wrong.object["set"] as? String)
            let refused = try await service.send(.post, "/v1/parameters/\(wrongSet)/approve", token: "policy")
            #expect(refused.code == "case_fails")
            #expect((refused.object["details"] as? [String: String])?["got"] == "5905")

            let right = try await service.send(.post, "/v1/parameters", try body(5905))
            let set = try #require(right.object["set"] as? String)
            let approved = try await service.send(.post, "/v1/parameters/\(set)/approve", token: "policy")
            #expect(approved.status == 200, "\(approved.object)")
            #expect(approved.object["state"] as? String == "in_force")
            let now = try await service.store.rules().parameters.on(day)
            #expect(now.number(.temporaryAdaptationSupplement) == 1000 && now.set?.description == set)
            #expect(try await service.get("parameters/P-2").object["state"] as? String == "replaced")
            let again = try await service.send(.post, "/v1/parameters/\(set)/approve", token: "policy")
            #expect(again.code == "not_a_draft")
        }
    }

    @Test(
        "a draft that is no whole period is refused with the key and the day, and leaves nothing",
        arguments: [
            ("from: 2025-07-01\nfigures: {}", "parameter_missing"),
            (
                "from: 2025-07-01\nfigures:\n  minimum: {value: 1, unit: kr/month, confidence: policy, review_by: 2025-12-31, source: x}",
                "unknown_parameter"
            ), ("from: soon", "not_a_day"), ("", "empty_file"),
        ])
    func unreadable(_ content: String, _ code: String) async throws {
        try await TestApplication.with { service in
            let body = ParametersDraft(file: .init(name: "x.yaml", content: content), cases: [])
            let answer = try await service.send(
                .post, "/v1/parameters", String(decoding: try JSONEncoder().encode(body), as: UTF8.self))
            #expect(answer.status == 422 && answer.code == code, "\(answer.object)")
            #expect(try await service.get("parameters?where=state=draft").object["items"] as? [String] == [])
        }
    }
}
