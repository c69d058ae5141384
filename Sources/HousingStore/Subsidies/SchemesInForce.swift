import Housing
import Postgres

extension Transaction {
    /// What the schemes cover, in the order of `Scheme` and of their days. A row is of one unit type; those that say the
    /// same of several types are one.
    func schemesInForce() throws -> [SchemeTerms] {
        let terms = try rows(
            """
            select scheme, array_agg(unit_type order by unit_type) as unit_types, rent_from, rent_from_parameter, rent_to,
              rent_to_parameter, amount_parameter, tenant_payment_parameter, months_max, paid_until, open_from, open_until, benefit_rent
            from subsidy_terms_version where known_until = 'infinity'
            group by scheme, rent_from, rent_from_parameter, rent_to, rent_to_parameter, amount_parameter, tenant_payment_parameter,
              months_max, paid_until, open_from, open_until, benefit_rent
            """
        ).map { try SchemeTerms($0) }
        let order = Scheme.allCases
        return terms.sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.scheme) ?? order.count }
            return places[0] != places[1]
                ? places[0] < places[1]
                : (left.openFrom?.number ?? .min) < (right.openFrom?.number ?? .min)
        }
    }
}

extension SchemeTerms {
    fileprivate init(_ row: Row) throws {
        func parameter(_ column: String) throws -> ParameterKey? {
            let name: String? = try row[column]
            return name.flatMap { ParameterKey(rawValue: $0) }
        }
        func bound(_ column: String) throws -> RentBound? {
            if let key = try parameter("\(column)_parameter") { return .parameter(key) }
            let amount: Money? = try row[column]
            return amount.map { .kroner($0.kroner) }
        }
        let types: [String] = try row["unit_types"]
        let order = UnitType.allCases
        let amount: Amount =
            if let key = try parameter("amount_parameter") {
                .parameter(key)
            } else if let key = try parameter("tenant_payment_parameter") {
                .rentAbove(key)
            } else {
                .none
            }
        self.init(
            scheme: try row["scheme"], unitTypes: order.filter { types.contains($0.rawValue) },
            lowestRent: try bound("rent_from"), highestRent: try bound("rent_to"), amount: amount,
            openFrom: try row["open_from"], openUntil: try row["open_until"], longestMonths: try row["months_max"],
            paidUntil: try row["paid_until"],
            benefitRent: BenefitRent(rawValue: try row["benefit_rent"]) ?? .beforeSubsidy)
    }
}
