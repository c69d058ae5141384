import Housing
import HousingFiles
import HousingStore
import Postgres
import Testing

/// Scheme terms are shipped twice: as rows that grants are held to, and as a file the rules look for remedies in.
@Suite struct SubsidyTermsTests {
    private struct Terms {
        let scheme: Scheme
        let type: UnitType
        let rentFrom, rentTo: Money?
        let months: Int?
        let from: Day
        let until: Day?
    }

    @Test("rows and file cover the same units, rents and days, for as long")
    func equal() async throws {
        let rules = try Rules.shipped()
        try await TestApplication.with { application in
            let rows = try await application.store.read { tx in
                try tx.rows("select * from subsidy_terms_now").map { row in
                    Terms(
                        scheme: try row["scheme"], type: try row["unit_type"], rentFrom: try row["rent_from"],
                        rentTo: try row["rent_to"], months: try row["months_max"], from: try row["open_from"],
                        until: try row["open_until"])
                }
            }
            let days = [
                "2022-10-31", "2022-11-01", "2023-06-30", "2023-07-01", "2025-06-30", "2025-12-31", "2026-01-01",
            ]
            for day in days.compactMap({ Day($0) }) {
                let parameters = rules.parameters.on(day)
                for (scheme, type) in Scheme.allCases.flatMap({ scheme in UnitType.allCases.map { (scheme, $0) } }) {
                    for rent in [449_999, 450_000, 500_000, 500_001, 650_000, 650_001].map({ Money(ore: $0) }) {
                        let row = rows.first {
                            $0.scheme == scheme && $0.type == type && $0.from <= day
                                && ($0.until.map { day < $0 } ?? true)
                                && ($0.rentFrom.map { $0 <= rent } ?? true) && ($0.rentTo.map { rent <= $0 } ?? true)
                        }
                        let terms = rules.schemes.first {
                            $0.scheme == scheme && $0.isOpen(on: day)
                                && $0.covers(type, rent: rent, parameters: parameters)
                        }
                        #expect((row == nil) == (terms == nil), "\(scheme) \(type) \(rent) on \(day)")
                        #expect(row?.months == terms?.longestMonths, "\(scheme) \(type) on \(day)")
                    }
                }
            }
        }
    }
}
