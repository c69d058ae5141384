import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// Finding somebody, or somewhere.
@Suite struct FindTests {
    @Test("of units with such an address the open ones come first, then by number")
    func openFirst() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-1", UnitReturn(returnReason: .condition, on: nil, note: "Fugt"),
                today: test.today)
            let found = try await test.store.find("prøvevej", today: test.today).items.map { $0["unit"].text }
            #expect(found == ["U-2", "U-3", "U-1"])
        }
    }
}
