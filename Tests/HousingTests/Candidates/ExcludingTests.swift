import Testing

@testable import Housing

/// Who is no candidate for a unit, and why.
@Suite struct ExcludingTests {
    /// A family of four that may have a family dwelling, beside one for four.
    private let fits = Excluding(suitableTypes: [.family], unitType: .family, persons: 4, mostPersons: 4)

    @Test("nothing speaks against who fits, and what is unknown or not limited excludes nobody")
    func candidates() {
        #expect(fits.exclusions.isEmpty)
        #expect(changed { $0.suitableTypes = nil }.isEmpty)
        #expect(changed { $0.persons = nil }.isEmpty)
        #expect(changed { ($0.persons, $0.mostPersons) = (9, nil) }.isEmpty)
    }

    @Test("each reason by itself")
    func single() {
        #expect(changed { $0.suitableTypes = [.youth] } == [.unitTypeUnsuitable])
        #expect(changed { $0.suitableTypes = [] } == [.unitTypeUnsuitable])
        #expect(changed { $0.persons = 5 } == [.tooManyPersons])
        #expect(changed { $0.isParked = true } == [.parked])
        #expect(changed { $0.hasOffer = true } == [.hasOffer])
        #expect(changed { $0.isUnitTaken = true } == [.unitTaken])
        #expect(changed { $0.isBarred = true } == [.barred])
        #expect(changed { $0.isOpen = false } == [.notOpen])
    }

    @Test("all of them at once stand in the order of the codes")
    func all() {
        let found = changed {
            ($0.suitableTypes, $0.persons) = ([.youth], 5)
            ($0.isParked, $0.hasOffer, $0.isUnitTaken, $0.isBarred, $0.isOpen) = (true, true, true, true, false)
        }
        #expect(found == Exclusion.allCases)
    }

    private func changed(_ change: (inout Excluding) -> Void) -> [Exclusion] {
        var excluding = fits
        change(&excluding)
        return excluding.exclusions
    }
}
