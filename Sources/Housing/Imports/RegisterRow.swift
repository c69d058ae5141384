/// A row of the spreadsheet the municipality kept before: a receipt and what became of it, in its last state.
package struct RegisterRow: Hashable, Sendable {
    package var unit: Unit
    /// Udfald: `allocated`, `returned`, `withdrawn` or `open`.
    package var outcome: UnitState
    /// The day accepted, returned or withdrawn; nil only while open.
    package var outcomeOn: Day?
    /// Of a returned unit.
    package var returnReason: ReturnReason?
    /// Any pseudonymous key; the same person keeps the key. Of an allocated unit.
    package var citizen: String?
    package var targetGroup: TargetGroup?
    /// Decides alone whether the citizen was homeless; nil is unknown.
    package var homeless: Bool?
    package var homelessCategory: HomelessCategory?
    package var movedInOn: Day?
    package var subsidy: RegisterSubsidy?

    package init(
        unit: Unit, outcome: UnitState, outcomeOn: Day? = nil, returnReason: ReturnReason? = nil,
        citizen: String? = nil,
        targetGroup: TargetGroup? = nil, homeless: Bool? = nil, homelessCategory: HomelessCategory? = nil,
        movedInOn: Day? = nil, subsidy: RegisterSubsidy? = nil
    ) {
        self.unit = unit
        self.outcome = outcome
        self.outcomeOn = outcomeOn
        self.returnReason = returnReason
        self.citizen = citizen
        self.targetGroup = targetGroup
        self.homeless = homeless
        self.homelessCategory = homelessCategory
        self.movedInOn = movedInOn
        self.subsidy = subsidy
    }
}

/// A subsidy (tilskud) of a register row.
package struct RegisterSubsidy: Hashable, Sendable {
    package var scheme: Scheme
    /// kr/month.
    package var amount: Money
    package var from: Day
    /// The last day with the subsidy; nil has no end.
    package var until: Day?

    package init(scheme: Scheme, amount: Money, from: Day, until: Day? = nil) {
        self.scheme = scheme
        self.amount = amount
        self.from = from
        self.until = until
    }
}
