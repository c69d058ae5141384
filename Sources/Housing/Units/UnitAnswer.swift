/// What became of a unit, as its association is told: open, or answered.
package struct UnitAnswer: Hashable, Sendable {
    package let association, department, tenancy, address: String
    package let receivedOn: Day
    package let outcome: UnitState
    /// The day accepted, returned or withdrawn; nil while open.
    package let outcomeOn: Day?
    package let returnReason: ReturnReason?
    package let movedInOn: Day?

    package init(
        association: String, department: String, tenancy: String, address: String, receivedOn: Day, outcome: UnitState,
        outcomeOn: Day?, returnReason: ReturnReason?, movedInOn: Day?
    ) {
        self.association = association
        self.department = department
        self.tenancy = tenancy
        self.address = address
        self.receivedOn = receivedOn
        self.outcome = outcome
        self.outcomeOn = outcomeOn
        self.returnReason = returnReason
        self.movedInOn = movedInOn
    }
}
