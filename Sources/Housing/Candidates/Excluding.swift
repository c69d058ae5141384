/// What can speak against offering a unit to somebody, whatever they can afford.
package struct Excluding: Sendable {
    /// Types the household may be offered; nil is all.
    package var suitableTypes: [UnitType]?
    package var unitType: UnitType
    /// nil where the children are unknown.
    package var persons: Int?
    /// How many may live there; nil is any number.
    package var mostPersons: Int?
    package var isParked = false
    package var hasOffer = false
    package var isUnitTaken = false
    /// Whether the unit's association will not have the citizen on the day looked at.
    package var isBarred = false
    /// False for a referral that waits no more.
    package var isOpen = true

    package init(suitableTypes: [UnitType]?, unitType: UnitType, persons: Int?, mostPersons: Int?) {
        self.suitableTypes = suitableTypes
        self.unitType = unitType
        self.persons = persons
        self.mostPersons = mostPersons
    }

    /// Every reason, in the order of their codes; empty for a candidate. What is unknown excludes nobody.
    package var exclusions: [Exclusion] {
        var found: [Exclusion] = []
        if let suitableTypes, !suitableTypes.contains(unitType) { found.append(.unitTypeUnsuitable) }
        if let persons, let mostPersons, persons > mostPersons { found.append(.tooManyPersons) }
        if isParked { found.append(.parked) }
        if hasOffer { found.append(.hasOffer) }
        if isUnitTaken { found.append(.unitTaken) }
        if isBarred { found.append(.barred) }
        if !isOpen { found.append(.notOpen) }
        return found
    }
}
