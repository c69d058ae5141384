import Housing
import Postgres

extension Transaction {
    /// The subsidies granted to allocations made on a referral, by their first day.
    func subsidies(of referral: ReferralNumber) throws -> [GrantedSubsidy] {
        try subsidies(where: "a.referral_id = \(referral)")
    }

    /// The subsidies granted to an allocation, by their first day.
    func subsidies(of allocation: AllocationNumber) throws -> [GrantedSubsidy] {
        try subsidies(where: "a.id = \(allocation)")
    }

    private func subsidies(where condition: Statement) throws -> [GrantedSubsidy] {
        try rows(
            """
            select s.scheme, s.amount, s.starts_on, s.ends_on from subsidy_now s
            join allocation a on a.id = s.allocation where \(fragment: condition) order by s.starts_on, s.id
            """
        ).map { row in
            GrantedSubsidy(
                scheme: try row["scheme"], amount: try row["amount"], from: try row["starts_on"],
                until: try row["ends_on"])
        }
    }

    /// The subsidies granted to an allocation beside one, by their first day.
    func subsidies(of allocation: AllocationNumber, beside subsidy: SubsidyNumber) throws -> [GrantedSubsidy] {
        try subsidies(where: "a.id = \(allocation) and s.id <> \(subsidy)")
    }

    /// Refuses a rent that is less than what is paid on some day from one on to who holds a unit, which is locked.
    ///
    /// - Throws: `subsidy_above_rent`.
    func requireSubsidies(within rent: Money, of unit: UnitNumber, from day: Day) throws {
        try subsidies(of: unit).requireWithin(rent: rent, from: day)
    }

    /// The subsidies granted to who holds a unit, by their first day.
    func subsidies(of unit: UnitNumber) throws -> [GrantedSubsidy] {
        try subsidies(
            where: """
                a.id = (select allocation_id from allocation_version
                        where received_unit_id = \(unit) and known_until = 'infinity' and holds_unit(state))
                """)
    }

    /// Subsidies fall with their allocation, whose citizen is locked.
    func undoSubsidies(of allocation: AllocationNumber, _ event: Event) throws {
        try follow(
            .subsidy, event, where: "v.allocation_id = \(allocation) and not v.undone", set: ["undone": "true"])
    }
}
