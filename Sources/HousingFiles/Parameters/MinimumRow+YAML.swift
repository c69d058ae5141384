import Housing

extension MinimumRow {
    /// A row of the table of minimums, as the file of parameters writes it.
    init(_ value: YAMLValue) throws(Problem) {
        let fields = try value.fields([
            "adults", "children", "couple", "benefit", "age_from", "age_under", "amount", "per_child",
        ])
        let kroner = 0...ParameterMeasure.kronerMonth.highest
        let perChild = try fields["per_child"]?.list().map { (amount) throws(Problem) in
            try amount.integer(in: kroner)
        }
        if let perChild, perChild.count > MinimumRow.mostChildren, let field = fields["per_child"] {
            throw field.problem(
                "too_many", da: "Højst \(MinimumRow.mostChildren) beløb; det sidste gælder også flere børn.",
                en: "At most \(MinimumRow.mostChildren) amounts; the last holds for further children.")
        }
        self.init(
            adults: try fields["adults"]?.integer(in: 1...2), children: try fields["children"]?.childrenCode(),
            couple: try fields["couple"]?.flag(),
            benefit: try fields["benefit"]?.list().map { (code) throws(Problem) in try code.benefitCode() },
            ageFrom: try fields["age_from"]?.integer(in: 0...150),
            ageUnder: try fields["age_under"]?.integer(in: 0...150),
            amount: try value.required("amount", in: fields).integer(in: kroner), perChild: perChild ?? [])
    }
}

extension YAMLValue {
    fileprivate func integer(in range: ClosedRange<Int>) throws(Problem) -> Int {
        let number = try integer()
        guard range.contains(number) else {
            throw problem(
                "parameter_out_of_range", da: "Tallet skal være \(range.lowerBound)-\(range.upperBound).",
                en: "The parameter must be \(range.lowerBound)-\(range.upperBound).")
        }
        return number
    }

    fileprivate func childrenCode() throws(Problem) -> MinimumRow.Children {
        guard let children = MinimumRow.Children(rawValue: try text()) else {
            throw problem(
                "unknown_code", da: "Ukendt kode. Koderne er: none, some.",
                en: "Unknown code. The codes are: none, some.")
        }
        return children
    }

    fileprivate func benefitCode() throws(Problem) -> BenefitCode {
        guard let code = BenefitCode(rawValue: try text()) else {
            throw problem(
                "unknown_code", da: "Ukendt kode. Koderne er: \(BenefitCode.list).",
                en: "Unknown code. The codes are: \(BenefitCode.list).")
        }
        return code
    }
}
