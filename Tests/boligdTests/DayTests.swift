import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// Candidates both ways, what lists and the day's work say of them, finding somebody, and the proof of a return.
@Suite struct DayTests {
    /// A cheap family unit of two rooms, a dear one, and a cheap youth unit.
    private static let units = """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;varme;varmt_vand;el;vand;\
        vedligeholdelse;modtaget;ledig_fra;svarfrist
        9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;01-06-2026;11-06-2026;05-07-2026
        9001;1;2;Prøvevej 2;2400;København NV;familiebolig;2;60;9000;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;02-06-2026;01-07-2026;03-07-2026
        9001;1;3;Åvej 3;2400;København NV;ungdomsbolig;1;30;1500;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;02-06-2026;01-08-2026;

        """

    private static let header = """
        indstilling_id;cpr;navn;indstillet;maalgruppe;hjemloes;boern;par;opholdskrav;beskaeftigelseskrav;aktivitetsparat;\
        hjemmeboende;ydelse;indkomst_brutto;indkomst_netto;skattefri;formue;pension;kirkeskat;udgift_indskudslaan;\
        udgift_boernepasning;udgift_medicin;udgift_bidrag;boligtyper;prioritet

        """

    /// A single of 36 on cash benefit, who may be offered family units.
    private static func referral(
        _ number: Int, name: String, on day: String = "01-06-2026", children: String = "ingen", medicine: String = "0",
        types: String = "familiebolig", priority: Int = 0
    ) -> String {
        """
        T-\(number);6101900\(100 + number);\(name);\(day);hjemloes;ja;\(children);nej;ja;ja;nej;nej;kontanthjaelp;0;0;0;\
        0;ingen;nej;0;0;\(medicine);0;\(types);\(priority)

        """
    }

    private static let referrals =
        header + referral(1, name: "Anna Prøve Larsen") + referral(2, name: "Åge Jensen", on: "01-05-2026")
        + referral(3, name: "Bo Larsen", priority: 3) + referral(4, name: "Carla Holm 04", types: "ungdomsbolig")
        + referral(5, name: "Dan Holm", children: "3,5,7,9") + referral(6, name: "Eva Hansen", medicine: "")

    private static let clock = Clock(now: { Date(timeIntervalSince1970: 1_782_900_000) })

    /// As of 1 July 2026, everybody checked.
    func with(_ body: @escaping @Sendable (TestApplication) async throws -> Void) async throws {
        try await TestApplication.with(clock: Self.clock) { service in
            _ = try await service.store.addAssociation(
                Act(actor: "test", request: "test", action: "associations.add"),
                AssociationAdd(association: "9001", name: "Eksempel", profile: nil, share: nil, answerDays: nil))
            for (kind, text) in [("units", Self.units), ("referrals", Self.referrals)] {
                let answer = try await service.send(.post, "/v1/imports?kind=\(kind)&file=f.csv&on=2026-07-01", text)
                #expect(answer.object["stored"] as? Bool == true, "\(answer.object)")
            }
            try await check(service)
            try await body(service)
        }
    }

    func check(_ service: TestApplication) async throws {
        try await Rechecks(
            store: service.store, clock: Self.clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).work()
    }

    func items(_ answer: TestApplication.Answer) -> [[String: Any]] {
        answer.object["items"] as? [[String: Any]] ?? []
    }

    private func counts(_ answer: TestApplication.Answer) -> [Int] {
        ["passes", "with_subsidy", "fails", "unknown", "excluded"].map { answer.object[$0] as? Int ?? -1 }
    }

    @Test("candidates are ranked by priority and waiting time; the rest are told only where all are asked for")
    func ranked() async throws {
        try await with { service in
            let found = try await service.get("units/U-1/candidates", as: .caseworker)
            let ranked = items(found)
            #expect(ranked.compactMap { $0["referral"] as? String } == ["R-3", "R-2", "R-1", "R-6"], "\(ranked)")
            #expect(ranked.compactMap { $0["rank"] as? Int } == [1, 2, 3, 4])
            #expect(ranked.compactMap { $0["outcome"] as? String } == ["pass", "pass", "pass", "unknown"])
            #expect(ranked[1]["waited_days"] as? Int == 61 && ranked[1]["persons"] as? Int == 1)
            #expect(counts(found) == [3, 0, 0, 1, 2])
            let all = items(try await service.get("units/U-1/candidates?all=true", as: .caseworker))
            #expect(all.count == 6 && all.suffix(2).allSatisfy { $0["rank"] is NSNull })
            let reasons = all.suffix(2).map { $0["excluded"] as? [String] }
            #expect(reasons == [["unit_type_unsuitable"], ["too_many_persons"]])
            #expect(try await service.get("units/U-1/candidates", as: .receiver).status == 403)
        }
    }

    @Test("what is said quickly of everybody is what the whole check says of each")
    func quick() async throws {
        try await with { service in
            for unit in 1...3 {
                for item in items(try await service.get("units/U-\(unit)/candidates?all=true", as: .caseworker)) {
                    let referral = try #require(item["referral"] as? String)
                    let why = try await service.get("units/U-\(unit)/candidates?why=\(referral)", as: .caseworker)
                    let one = try #require(items(why).first)
                    let check = try #require(one["check"] as? [String: Any])
                    for key in ["outcome"] { #expect(item[key] as? String == check[key] as? String, "\(referral)") }
                    for key in ["disposable_income", "minimum", "shortfall"] {
                        #expect(item[key] as? Int == check[key] as? Int, "\(unit) \(referral) \(key)")
                    }
                    let remedies = (item["remedies"] as? [[String: Any]])?.compactMap { $0["scheme"] as? String }
                    #expect(remedies == (check["remedies"] as? [[String: Any]])?.compactMap { $0["scheme"] as? String })
                    #expect(one["excluded"] as? [String] == item["excluded"] as? [String])
                }
            }
        }
    }

    @Test("a referral's units are the other way round, those to be answered first at the top")
    func otherWay() async throws {
        try await with { service in
            let found = try await service.get("referrals/T-1/units", as: .caseworker)
            #expect(items(found).first?["unit"] as? String == "U-1" && items(found).first?["rank"] as? Int == 1)
            #expect(items(found).first?["rent"] as? Int == 2000)
            #expect(items(found).first?["answer_by"] as? String == "2026-07-05")
            #expect(counts(found).reduce(0, +) == 3)
            let why = items(try await service.get("referrals/R-1/units?why=U-3", as: .caseworker))
            #expect(why.first?["excluded"] as? [String] == ["unit_type_unsuitable"])
        }
    }

    @Test("who is parked, has an offer or is closed is no candidate, and neither is anybody for a unit that is taken")
    func excluded() async throws {
        try await with { service in
            _ = try await service.store.parkReferral(
                Act(actor: "test", request: "test", action: "referrals.park"), "R-3",
                ReferralPark(until: try #require(Day("2026-07-31")), reason: .away, on: nil, note: nil),
                today: Self.clock.today)
            let offer = try await service.send(
                .post, "/v1/allocations", #"{"unit":"U-3","referral":"R-4"}"#,
                headers: [.reason: "test"])
            #expect(offer.status == 201, "\(offer.object)")
            let why = items(try await service.get("units/U-1/candidates?why=R-3", as: .caseworker))
            #expect(why.first?["excluded"] as? [String] == ["parked"])
            let offered = items(try await service.get("units/U-1/candidates?why=R-4", as: .caseworker))
            #expect(offered.first?["excluded"] as? [String] == ["unit_type_unsuitable", "has_offer"])
            let taken = try await service.get("units/U-3/candidates", as: .caseworker)
            #expect(counts(taken) == [0, 0, 0, 0, 6] && items(taken).isEmpty)
            _ = try await service.store.closeReferral(
                Act(actor: "test", request: "test", action: "referrals.close"), "R-2",
                ReferralClose(reason: .died, on: nil, note: nil), today: Self.clock.today)
            let closed = items(try await service.get("units/U-1/candidates?why=R-2", as: .caseworker))
            #expect(closed.first?["excluded"] as? [String] == ["not_open"])
            // Who has changed is seen at once, though everybody is kept ready.
            #expect(counts(try await service.get("units/U-1/candidates", as: .caseworker)) == [1, 0, 0, 1, 3])
        }
    }

    @Test("lists and the day's work say what the last recheck counted, every list there, however empty")
    func today() async throws {
        try await with { service in
            let unit = try await service.get("units/U-1", as: .caseworker).object
            #expect(unit["passes"] as? Int == 3 && unit["with_subsidy"] as? Int == 0)
            let today = try await service.get("today", as: .caseworker).object
            #expect(today["on"] as? String == "2026-07-01")
            #expect(Set(today.keys) == Set(TodayList.allCases.map(\.rawValue) + ["on"]))
            let due = try #require(today["answers_due"] as? [[String: Any]])
            #expect(due.compactMap { $0["unit"] as? String } == ["U-2", "U-1", "U-3"])
            let first = due[1]
            #expect(first["days_left"] as? Int == 4 && first["vacancy_days"] as? Int == 20)
            // 2,000 kr a month are 65.75 a day.
            #expect(first["vacancy_rent"] as? Int == 1315 && first["passes"] as? Int == 3, "\(first)")
            #expect(due[2]["days_left"] is NSNull)
            let undecided = try #require(today["undecided"] as? [[String: Any]])
            #expect(undecided.map { $0["referral"] as? String } == ["R-6"])
            let missing = try #require((undecided.first?["missing"] as? [[String: Any]])?.first)
            #expect(missing["path"] as? String == "expenses[2].amount")
            #expect((missing["words"] as? String)?.isEmpty == false)
            let ahead = try await service.get("today?on=2026-07-04", as: .caseworker).object
            #expect((ahead["answers_due"] as? [[String: Any]])?.first?["days_left"] as? Int == -1)
            #expect(try await service.get("today", as: .receiver).status == 403)
        }
    }

    @Test("drafts wait for a second person, and only who may approve sees them")
    func reviews() async throws {
        try await with { service in
            try await service.owner.transaction { tx in
                try tx.execute(
                    """
                    insert into parameter_set (valid_from, drafted_by, event_id)
                    values ('2027-01-01', 'anna', (select min(id) from event))
                    """)
            }
            let seen = items(try await service.get("reviews", as: .policy))
            #expect(seen.count == 1 && seen.first?["what"] as? String == "figures")
            #expect(seen.first?["by"] as? String == "anna")
            #expect(items(try await service.get("reviews", as: .caseworker)).isEmpty)
        }
    }

    @Test("somebody is found by number, name, birthday, CPR number and address, exact ones first")
    func find() async throws {
        try await with { service in
            func found(_ text: String) async throws -> [String?] {
                let answer = try await service.send(.post, "/v1/find", "{\"text\":\"\(text)\"}")
                #expect(answer.status == 200)
                return items(answer).map { $0["referral"] as? String ?? $0["unit"] as? String }
            }
            #expect(try await found("t-1") == ["R-1"])
            #expect(try await found("R-2") == ["R-2"])
            #expect(try await found("610190-0103") == ["R-3"])
            #expect(try await found("larsen") == ["R-1", "R-3"])
            #expect(try await found("bo lars") == ["R-3"])
            #expect(try await found("bo larsen") == ["R-3"])
            #expect(try await found("aage") == ["R-2"])
            #expect(try await found("arsen").isEmpty)
            #expect(try await found("9001/1/2") == ["U-2"])
            #expect(try await found("prøvevej") == ["U-1", "U-2"])
            #expect(try await found("aavej") == ["U-3"])
            #expect(try await found("nobody").isEmpty)
            // A number in a name is no reason to look for no name; a case number is nobody's.
            #expect(try await found("holm 04") == ["R-4"])
            let answer = try await service.send(.post, "/v1/find", #"{"text":"T-2"}"#)
            let row = try #require(items(answer).first)
            #expect(row["name"] as? String == "Åge Jensen" && row["waited_days"] as? Int == 61)
            #expect(row["state"] as? String == "open" && row["passes"] as? Int == 1)
            // What was searched for is nowhere.
            let kept: Int = try await service.owner.transaction { tx in
                try tx.row(
                    """
                    select count(*) from event where details ->> 'operation' = 'referrals.find' and
                      (details::text || coalesce(subject, '') || coalesce(reason, '')) ilike '%larsen%'
                    """)["count"]
            }
            #expect(kept == 0)
            #expect(try await service.send(.post, "/v1/find", #"{"text":"x"}"#, token: "receiver").status == 403)
        }
    }

    @Test("a return that could have been avoided needs a note, and counts")
    func returns() async throws {
        try await with { service in
            let bare = try await service.send(.post, "/v1/units/U-1/return", #"{"return_reason":"condition"}"#)
            #expect(bare.code == "note_needed")
            let back = try await service.send(
                .post, "/v1/units/U-1/return", #"{"return_reason":"condition","note":"Skimmel"}"#)
            #expect(back.object["avoidable"] as? String == "yes", "\(back.object)")
            #expect(back.object["passes"] is NSNull && back.object["vacancy_days"] as? Int == 20)
            let dear = try await service.send(.post, "/v1/units/U-2/return", #"{"return_reason":"rent_too_high"}"#)
            #expect(dear.object["avoidable"] as? String != "yes", "\(dear.object)")
            let figures = try await service.get("statistics/returns_avoidable?period=2026").object
            let total = (figures["figures"] as? [[String: Any]])?.first { $0["breakdown"] as? String == "total" }
            #expect(total?["value"] as? Int == 1, "\(figures)")
        }
    }
}
