import Housing
import HousingFiles
import HousingStore
import Testing

/// Scheme terms are shipped twice: as the rows the service decides by, and as a file for rules without a service.
@Suite struct SubsidyTermsTests {
    @Test("rows and file say the same of every scheme")
    func equal() async throws {
        try await TestApplication.with { application in
            let rows = try await application.store.rules().schemes
            #expect(try rows == Rules.shipped().schemes)
        }
    }
}
