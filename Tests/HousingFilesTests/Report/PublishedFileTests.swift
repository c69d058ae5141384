import Foundation
import Housing
import HousingFiles
import Testing

@Suite struct PublishedFileTests {
    private func read(_ text: String) throws -> [PublishedFigure] { try PublishedFile.read(Data(text.utf8)) }

    @Test(
        arguments: [
            ("units_received;2024;1.066;Rapport", 1066, true), ("units_received;2024;1066;Rapport", 1066, true),
            ("return_share;2024;21;Rapport", 210, true), ("return_share;2024;21,4;Rapport", 214, false),
            ("return_share;2024;21.4;Rapport", 214, false), ("return_share;2024;;Rapport", nil, true),
        ] as [(String, Int?, Bool)])
    func numbersAreReadAsPeopleWriteThem(row: String, value: Int?, isWhole: Bool) throws {
        let found = try #require(try read("Statistik;Periode;Værdi;Kilde\n\n\(row)\n").first)
        #expect(found.value == value && found.isWhole == isWhole && found.row == 3 && found.source == "Rapport")
        #expect(found.breakdown == "total" && found.category == "total" && found.knownAt == nil)
    }

    @Test func aPackagesOwnFiguresCanBeHeldAgainstUs() throws {
        let found = try read(
            """
            statistic;period;breakdown;category;value;unit;status;known_at;break
            units_received;2024;unit_type+rent_band;family+under_4500;167;count;final;2026-11-22T08:00:00.000000Z;
            units_received;2024;total;total;1066;count;final;30-06-2025;
            """)
        #expect(found.first?.category == "family+under_4500")
        #expect(found.first?.knownAt == Instant("2026-11-22T08:00:00Z").map { .instant($0) })
        #expect(found.last?.knownAt == Day("2025-06-30").map { .endOf($0) })
    }

    @Test(arguments: [
        ("", "empty_file"), ("statistic;period\nx;2024", "bad_published_file"),
        ("statistic;period;value;value\n", "bad_published_file"),
        ("statistic;period;value\nunits;2024;1", "bad_published_file"),
        ("statistic;period;value\nunits_received;2024-13;1", "bad_published_file"),
        ("statistic;period;value\nunits_received;2024;1,5", "bad_published_file"),
        ("statistic;period;value\nunits_received;2024;ca. 1", "bad_published_file"),
        ("statistic;period;value;breakdown\nunits_received;2024;1;scheme", "bad_published_file"),
        ("statistic;period;value;known_at\nunits_received;2024;1;juni", "bad_published_file"),
    ])
    func whatCannotBeReadIsRefused(text: String, code: String) {
        let problem = #expect(throws: Problem.self) { try read(text) }
        #expect(problem?.code == code && problem?.kind == .unreadable)
    }
}
