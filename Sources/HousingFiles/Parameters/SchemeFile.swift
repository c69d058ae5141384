package import Housing

/// Reads the rows of subsidy schemes.
package enum SchemeFile {
    /// The rows in the order of the file, which is the order of remedies.
    package static func read(_ text: String, name: String) throws(Problem) -> [SchemeTerms] {
        try YAMLValue(text: text, file: name).list().map { (row) throws(Problem) in try terms(row) }
    }

    private static func terms(_ row: YAMLValue) throws(Problem) -> SchemeTerms {
        let fields = try row.fields([
            "scheme", "unit_types", "lowest_rent", "highest_rent", "amount", "open_from", "open_until",
            "longest_months", "paid_until", "benefit_rent",
        ])
        let unitTypes = try fields["unit_types"].map { (types) throws(Problem) in
            try types.list().map { (type) throws(Problem) in try type.code(UnitType.self) }
        }
        return SchemeTerms(
            scheme: try row.required("scheme", in: fields).code(Scheme.self), unitTypes: unitTypes,
            lowestRent: try bound(fields["lowest_rent"]), highestRent: try bound(fields["highest_rent"]),
            amount: try amount(fields["amount"]), openFrom: try day(fields["open_from"]),
            openUntil: try day(fields["open_until"]),
            longestMonths: try fields["longest_months"].map { (months) throws(Problem) in try months.integer() },
            paidUntil: try day(fields["paid_until"]),
            benefitRent: try benefitRent(fields["benefit_rent"]))
    }

    private static func day(_ value: YAMLValue?) throws(Problem) -> Day? {
        guard let value else { return nil }
        return try value.day()
    }

    private static func bound(_ value: YAMLValue?) throws(Problem) -> SchemeTerms.RentBound? {
        guard let value else { return nil }
        if let key = ParameterKey(rawValue: try value.text()) { return .parameter(key) }
        return .kroner(try value.integer())
    }

    private static func benefitRent(_ value: YAMLValue?) throws(Problem) -> SchemeTerms.BenefitRent {
        guard let value else { return .beforeSubsidy }
        guard let rent = SchemeTerms.BenefitRent(rawValue: try value.text()) else {
            let codes = SchemeTerms.BenefitRent.allCases.map(\.rawValue).joined(separator: ", ")
            throw value.problem(
                "unknown_code", da: "Ukendt kode. Koderne er: \(codes).", en: "Unknown code. The codes are: \(codes).")
        }
        return rent
    }

    private static func amount(_ value: YAMLValue?) throws(Problem) -> SchemeTerms.Amount {
        guard let value else { return .none }
        let fields = try value.fields(["parameter", "rent_above"])
        for (name, amount) in [
            ("parameter", SchemeTerms.Amount.parameter), ("rent_above", SchemeTerms.Amount.rentAbove),
        ] {
            guard let field = fields[name] else { continue }
            guard let key = ParameterKey(rawValue: try field.text()) else {
                throw field.problem(
                    "unknown_parameter", da: "Ukendt navn på et tal.", en: "No parameter has this name.")
            }
            return amount(key)
        }
        throw value.problem(
            "missing_key", da: "parameter eller rent_above mangler.", en: "parameter or rent_above is missing.")
    }
}
