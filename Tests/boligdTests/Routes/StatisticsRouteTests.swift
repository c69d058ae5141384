import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Postgres
import Testing

@testable import boligd

@Suite struct StatisticsRouteTests {
    /// What cannot be answered is refused with a code before anything is reckoned or kept.
    @Test(arguments: [
        ("statistics/units_received", "missing_parameter", 400),
        ("statistics/units_received?period=", "bad_parameter", 400),
        ("statistics/units_received?period=2024&known_at=", "bad_parameter", 400),
        ("census?sort=", "bad_parameter", 400),
        ("statistics/units_received?period=2024-13", "bad_parameter", 400),
        ("statistics/units_received?period=2025..2024", "bad_parameter", 400),
        ("statistics/units_received?period=2999", "period_not_begun", 400),
        ("statistics/units?period=2024", "unknown_statistic", 400),
        ("statistics/units_received?period=2024&known_at=soon", "bad_parameter", 400),
        ("statistics/units_received?period=2024&known_at=1999-01-01", "known_before_service", 400),
        ("statistics/units/cases?period=2024", "not_allowed", 403),
        ("statistics/units_received/cases?period=2024", "not_allowed", 403),
        ("statistics/allocations/cases?period=2024", "not_allowed", 403),
        ("statistics/revisions?period=2024", "not_frozen", 404),
        ("statistics/revisions?period=x", "bad_parameter", 400),
        ("statistics/exports/none/manifest.json", "unknown_export", 404),
    ])
    func whatCannotBeAnsweredIsRefused(uri: String, code: String, status: Int) async throws {
        try await TestApplication.with { service in
            let answer = try await service.get(uri)
            #expect(answer.code == code && answer.status == status)
        }
    }

    @Test(arguments: [
        ("period=2999", "period_not_begun"), ("period=2024&format=pdf", "bad_parameter"),
        ("period=2024&statistics=units_received,x", "unknown_statistic"),
        ("period=2024&publish=maybe", "bad_parameter"),
    ])
    func whatCannotBeExportedIsRefused(query: String, code: String) async throws {
        try await TestApplication.with { service in
            let refused = try await service.post("statistics/exports?\(query)")
            #expect(refused.code == code)
        }
    }

    @Test func aPeriodThatIsNotOverIsNotFrozenAndAnAuditorFreezesNothing() async throws {
        try await TestApplication.with { service in
            let year = Calendar(identifier: .gregorian).component(.year, from: Date())
            let query = "statistics/frozen?statistics=units_received&period="
            let running = try await service.post(query + "\(year)")
            #expect(running.code == "period_not_over")
            let auditors = try await service.post(query + "2024", as: .auditor)
            #expect(auditors.code == "not_allowed")
            let revisions = try await service.get("statistics/revisions?period=2024")
            #expect(revisions.code == "not_frozen")
        }
    }

    /// Fetches a file of the package a question gives.
    private func export(_ service: TestApplication, _ query: String, _ file: String, freeze: Bool = false) async throws
        -> (
            Data, frozen: Bool
        )
    {
        let made = try await service.post(
            "statistics/\(freeze ? "frozen" : "exports")?statistics=units_received&period=2024&" + query)
        #expect(made.status == 201)
        let id = try #require(made.object["export"] as? String)
        let answer = try await service.get("statistics/exports/\(id)/\(file)")
        #expect(answer.status == 200)
        return (answer.bytes, made.object["frozen"] as? Bool ?? false)
    }

    @Test func aFrozenPackageStaysAndItsRevisionsNameTheLateCase() async throws {
        try await TestApplication.with { service in
            try await service.unit("2024-05-01")
            let first = try await export(service, "", "statistics.csv", freeze: true)
            let late = try await service.unit("2024-06-01")
            let again = try await export(service, "", "statistics.csv", freeze: true)
            let asked = try await export(service, "", "statistics.csv")
            #expect(first.frozen && again.frozen && asked.frozen)
            #expect(first.0 == again.0 && first.0 == asked.0)
            let workbook = try await export(service, "format=xlsx", "statistics.xlsx")
            #expect(!workbook.frozen && workbook.0.starts(with: Array("PK".utf8)))
            let revisions = try await service.get("statistics/revisions?period=2024", as: .auditor)
            let rows = revisions.object["revisions"] as? [[String: Any]] ?? []
            let total = try #require(rows.first { $0["category"] as? String == "total" })
            #expect(total["frozen"] as? Int == 1 && total["today"] as? Int == 2)
            #expect((total["because"] as? [[String: Any]])?.map { $0["name"] as? String } == [late])
            // The figures are the statistician's, the cases are not, not even those of units.
            let figures = try await service.get("statistics/revisions?period=2024").object["revisions"]
            let without = try #require(figures as? [[String: Any]])
            #expect(without.count == rows.count && without.allSatisfy { ($0["because"] as? [Any])?.isEmpty == true })
            let manifest = try await export(service, "", "manifest.json")
            let frozenAt = try #require(
                (try JSONSerialization.jsonObject(with: manifest.0) as? [String: Any])?["known_at"] as? String)
            let before = try await service.get("statistics/revisions?period=2024&known_at=\(frozenAt)")
            #expect((before.object["revisions"] as? [[String: Any]])?.isEmpty == true)
            // Asked for as of another time, the frozen package is not the answer.
            let query = "statistics/frozen?statistics=units_received&period=2024&known_at=2999-01-01"
            let other = try await service.post(query)
            #expect(other.code == "already_frozen")
        }
    }

    /// Of two figures a moment apart the difference is a citizen.
    @Test func whoMaySeeNoCasesGetsFiguresOfADaysEndOnly() async throws {
        try await TestApplication.with { service in
            try await service.unit("2024-05-01")
            // The service has been there for some days.
            try await service.owner.transaction { tx in
                try tx.batch([
                    "update event set at = at - interval '5 days'",
                    "update received_unit_version set known_from = known_from - interval '5 days'",
                ])
            }
            let today = Clock.system.today
            let yesterday = Instant(endOf: today.adding(days: -1)).description
            try await service.unit("2024-06-01")
            let path = "statistics/units_received?period=2024"
            func total(_ answer: TestApplication.Answer) -> Int? {
                (answer.object["figures"] as? [[String: Any]])?.first { $0["breakdown"] as? String == "total" }?[
                    "value"]
                    as? Int
            }
            for asked in ["", "&known_at=\(today)", "&known_at=2999-12-31", "&known_at=\(today.adding(days: -1))"] {
                for role in [Role.statistician, .policy] {
                    let answer = try await service.get(path + asked, as: role)
                    #expect(answer.object["known_at"] as? String == yesterday && total(answer) == 1, "\(role) \(asked)")
                }
            }
            #expect(total(try await service.get(path, as: .auditor)) == 2)
            let instant = try #require(try await service.get(path, as: .auditor).object["known_at"] as? String)
            for path in [path, "statistics/revisions?period=2024"] {
                let refused = try await service.get(path + "&known_at=\(instant)")
                #expect(refused.status == 403 && refused.code == "not_allowed")
            }
            let export = try await service.post("statistics/exports?period=2024&known_at=\(instant)")
            #expect(export.code == "not_allowed")
            #expect(total(try await service.get(path + "&known_at=\(instant)", as: .auditor)) == 2)
            // The instant of a frozen package is everybody's.
            let frozen = try await service.send(
                .post, "/v1/statistics/frozen?period=2024&statistics=units_received&known_at=\(instant)")
            #expect(frozen.status == 201, "\(frozen.object)")
            #expect(total(try await service.get(path + "&known_at=\(instant)")) == 2)
            // A statistician freezes the figures of a day's end.
            let own = try await service.post("statistics/frozen?period=2024&statistics=units_open")
            #expect(own.object["frozen"] as? Bool == true, "\(own.object)")
        }
    }

    @Test func casesTakeTheRightToSeeTheCitizensAndAreNoted() async throws {
        try await TestApplication.with { service in
            let unit = try await service.unit("2024-05-01")
            let refused = try await service.get("statistics/units_received/cases?period=2024")
            #expect(refused.code == "not_allowed")
            let shown = try await service.get("statistics/units_received/cases?period=2024", as: .auditor)
            #expect((shown.object["cases"] as? [[String: Any]])?.map { $0["name"] as? String } == [unit])
            let seen = try await service.get("statistics/allocations/cases?period=2024", as: .auditor)
            #expect(seen.status == 200)
            let none = try await service.get("statistics/homelessness_census/cases?period=2024", as: .auditor)
            #expect(none.code == "no_cases")
            let early = try await service.get("statistics/units_received/cases?period=2999", as: .auditor)
            #expect(early.code == "period_not_begun")
            let events: Int = try await service.owner.transaction { tx in
                try tx.row("select count(*) as n from event where details ->> 'operation' = 'statistics.cases'")["n"]
            }
            #expect(events == 2)
        }
    }

    /// The cohort rests on the figures of 30 June 2025, which were to be looked at again by the end of that year.
    @Test func theReformCohortIsProvisionalAfterItsReview() async throws {
        try await TestApplication.with { service in
            let shown = try await service.get("statistics/reform_cohort?period=2025")
            let figures = shown.object["figures"] as? [[String: Any]] ?? []
            #expect(figures.map { $0["status"] as? String } == ["provisional"])
            let refusals = try await service.get("statistics/income_refusals?period=2025")
            let final = refusals.object["figures"] as? [[String: Any]] ?? []
            #expect(final.map { $0["status"] as? String } == ["final"])
        }
    }
}
