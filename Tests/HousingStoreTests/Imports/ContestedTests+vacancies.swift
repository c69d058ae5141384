import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

// Figures of associations, which a later file says anew.
extension ContestedTests {
    @Test("vacancies are kept by department and month, and a new figure is a change")
    func vacancies() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            func tell(_ rows: [String]) async throws -> String {
                let bytes = Data((["boligorganisation;afdeling;periode;ledige"] + rows).joined(separator: "\n").utf8)
                let reading = try ImportFile(name: "v.csv", bytes: bytes, profiles: try Profiles()).vacancies(
                    ImportContext(on: test.today, directory: try await test.store.directory()))
                let sent = SentFile(hash: Array(bytes), bytes: bytes, choices: ImportChoices())
                return try told(
                    try await test.store.importVacancies(test.act("vacancies.import"), reading, sent, today: test.today)
                        .said)
            }
            #expect(try await tell(["9001;12;2025-10;4", "9001;12;2025-09;3", "9001;13;2025-10;0"]) == "true")
            #expect(try await tell(["9001;12;2025-10;4"]) == "true")
            #expect(try await tell(["9001;012;2025-10;5"]) == "2 ledige 4>5, true")
            let known = try await test.store.read { tx in
                try tx.rows("select department, vacant from vacancy_now order by department, month").map {
                    "\(try $0["department", as: String.self]) \(try $0["vacant", as: Int.self])"
                }
            }
            #expect(known == ["12 3", "12 5", "13 0"])
        }
    }
}
