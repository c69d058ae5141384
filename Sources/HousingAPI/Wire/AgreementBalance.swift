package import Housing

/// What an association told of its vacancies, what it owes of them, and what came: of a period, and of each department.
package struct AgreementBalance: Codable, Sendable {
    package var association: String
    package var period: Period
    /// Dwellings that became vacant, as the association tells it.
    package var told: Int
    /// The agreed share of them, rounded down a department.
    package var owed: Int
    /// Units received in the period.
    package var received: Int
    /// Of those received, given back by now.
    package var returned: Int
    /// Received less owed: below zero some are missing.
    package var difference: Int
    package var items: [Item]

    /// One department.
    package struct Item: Codable, Sendable, Equatable {
        package var department: String
        package var told: Int
        package var owed: Int
        package var received: Int
        package var returned: Int
        package var difference: Int

        package init(department: String, told: Int, owed: Int, received: Int, returned: Int) {
            self.department = department
            self.told = told
            self.owed = owed
            self.received = received
            self.returned = returned
            difference = received - owed
        }
    }

    /// The sum of its departments.
    package init(association: String, period: Period, items: [Item]) {
        func sum(_ count: (Item) -> Int) -> Int { items.reduce(0) { $0 + count($1) } }
        self.association = association
        self.period = period
        told = sum(\.told)
        owed = sum(\.owed)
        received = sum(\.received)
        returned = sum(\.returned)
        difference = sum(\.difference)
        self.items = items
    }
}
