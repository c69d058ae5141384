import Housing
import HousingAPI
import HousingStore
import Testing

@Suite struct BalanceTests {
    private func vacant(_ department: String, _ month: String, _ count: Int) throws -> VacancyRow {
        VacancyRow(
            association: "9001", department: department, month: try #require(Day(month + "-01")), vacant: count)
    }

    private func agree(_ test: TestStore, _ department: String?, _ share: String, from: String) async throws {
        _ = try await test.store.setAgreement(
            test.act(),
            AgreementSet(
                association: "9001", department: department, share: Share(share), answerDays: nil, from: Day(from)),
            today: test.today)
    }

    private func balance(_ test: TestStore, _ period: String) async throws -> AgreementBalance {
        try await test.store.balance("9001", try #require(Period(period)))
    }

    /// told owed received returned difference
    private func said(_ balance: AgreementBalance) -> [String] {
        balance.items.map {
            "\($0.department): \($0.told) \($0.owed) \($0.received) \($0.returned) \($0.difference)"
        } + ["\(balance.told) \(balance.owed) \(balance.received) \(balance.returned) \(balance.difference)"]
    }

    @Test("told by the share of each month, rounded down a department, beside what was received and returned")
    func balances() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await agree(test, nil, "1/3", from: "2025-08-15")
            try await agree(test, "9", "1/2", from: "2025-09-01")
            let told = try [
                vacant("12", "2025-07", 3), vacant("12", "2025-08", 1), vacant("12", "2025-09", 4),
                vacant("9", "2025-08", 2), vacant("9", "2025-09", 3), vacant("12", "2025-10", 40),
            ]
            _ = try await test.store.importVacancies(
                test.act("vacancies.import"), TestFile(.vacancies, told, columns: []), TestFile<VacancyRow>.sent,
                today: test.today)
            try await test.receive([
                unit("1", on: "2025-07-01"), unit("2", on: "2025-09-30"), unit("3", on: "2025-10-01"),
            ])
            _ = try await test.store.returnUnit(
                test.act(), "U-2", UnitReturn(returnReason: .condition, on: nil, note: nil), today: test.today)
            // Department 12: 3/4 of July, where nothing is agreed, and a third of 1 and 4: 2.41. Department 9: a third of
            // 2 and half of 3: 2.17.
            #expect(
                try await said(balance(test, "2025-Q3")) == ["9: 5 2 0 0 -2", "12: 8 2 2 1 0", "13 4 2 1 -2"])
            #expect(try await said(balance(test, "2025-10")) == ["12: 40 13 1 0 -12", "40 13 1 0 -12"])
            #expect(try await said(balance(test, "2024")) == ["0 0 0 0 0"])
            await #expect { try await test.store.balance("9009", try #require(Period("2025"))) } throws: {
                ($0 as? Problem)?.code == "unknown_association"
            }
        }
    }
}
