package import Housing

/// Reads case files: YAML 1.2, a list of cases.
package enum CaseFile {
    /// Reads the cases of a file. What is left out is unknown, except for what has a default.
    ///
    /// - Parameter rules: parameters say which facts cannot be on a day, such as a category after its last one.
    /// - Throws: `Problem` of kind `.unreadable` with the path of what is wrong, as `[0].household.adults[0].age`.
    package static func read(_ text: String, name: String, rules: Rules) throws(Problem) -> [Case] {
        try YAMLValue(text: text, file: name).list().map { (value) throws(Problem) in try read(value, rules: rules) }
    }

    private static func read(_ value: YAMLValue, rules: Rules) throws(Problem) -> Case {
        let fields = try value.fields(["name", "on", "household", "unit", "expenses", "subsidy", "expect"])
        let on = try value.required("on", in: fields).day()
        let household = try household(
            value.required("household", in: fields), expenses: fields["expenses"])
        let home = try home(value.required("unit", in: fields))
        let subsidy = try subsidy(fields["subsidy"])
        do {
            try household.validate(parameters: rules.parameters.on(on))
            try home.validate()
            try subsidy?.validate()
        } catch {
            // The path of the fact begins at its case; the file adds where the case stands.
            throw Problem(
                error.kind, error.code, error.message,
                details: ["path": "\(value.path).\(error.details["path"] ?? "")"], hint: error.hint)
        }
        return Case(
            name: try fields["name"]?.text() ?? value.path, on: on, household: household, home: home,
            subsidy: subsidy, expect: try expect(fields["expect"]))
    }

    private static func household(_ value: YAMLValue, expenses: YAMLValue?) throws(Problem) -> Household {
        let fields = try value.fields(["adults", "children", "couple"])
        let adults = try value.required("adults", in: fields).list().map { (adult) throws(Problem) in
            try self.adult(adult)
        }
        var couple: Bool?
        if let stated = fields["couple"] { couple = try stated.flag() } else if adults.count == 1 { couple = false }
        return Household(
            adults: adults,
            children: try fields["children"]?.list().map { (age) throws(Problem) in try age.integer() } ?? [],
            couple: couple,
            expenses: try expenses?.list().map { (value) throws(Problem) in
                let fields = try value.fields(["kind", "amount"])
                return Expense(
                    kind: try value.required("kind", in: fields).code(ExpenseKind.self),
                    amount: try fields["amount"]?.amount())
            } ?? [])
    }

    private static func adult(_ value: YAMLValue) throws(Problem) -> Adult {
        let fields = try value.fields(["age", "cash_benefit", "incomes", "wealth", "church_tax", "pension"])
        let adult = Adult(
            age: try fields["age"]?.integer(),
            cashBenefit: try fields["cash_benefit"].map { (claim) throws(Problem) in .paid(try cashBenefit(claim)) }
                ?? .none,
            incomes: try fields["incomes"]?.list().map { (value) throws(Problem) in
                let fields = try value.fields(["kind", "amount", "gross"])
                return Income(
                    kind: try value.required("kind", in: fields).code(IncomeKind.self),
                    amount: try fields["amount"]?.amount(), gross: try fields["gross"]?.amount())
            } ?? [],
            wealth: try fields["wealth"]?.amount(), churchTax: try fields["church_tax"]?.flag() ?? false,
            pension: try fields["pension"]?.code(Pension.self) ?? Pension.none)
        try adult.validateAge(value.path)
        return adult
    }

    private static func cashBenefit(_ value: YAMLValue) throws(Problem) -> CashBenefit {
        let fields = try value.fields([
            "entered_from_abroad", "residence_requirement", "work_requirement", "activity_ready",
            "lives_with_parents", "category", "activity_supplement",
        ])
        return CashBenefit(
            enteredFromAbroad: try fields["entered_from_abroad"]?.flag(),
            residenceRequirement: try fields["residence_requirement"]?.flag(),
            workRequirement: try fields["work_requirement"]?.flag(),
            activityReady: try fields["activity_ready"]?.flag(),
            livesWithParents: try fields["lives_with_parents"]?.flag(),
            category: try fields["category"]?.code(CashBenefitCategory.self).rawValue,
            activitySupplement: try fields["activity_supplement"]?.flag())
    }

    private static func home(_ value: YAMLValue) throws(Problem) -> Home {
        let fields = try value.fields([
            "type", "rent", "area", "heating", "hot_water", "electricity", "water", "maintenance", "allocated",
            "consumption",
        ])
        let consumption = try fields["consumption"]?.fields(["heat", "water", "electricity"]) ?? [:]
        return Home(
            type: try fields["type"]?.code(UnitType.self) ?? .family, rent: try fields["rent"]?.amount(),
            areaTenths: try fields["area"]?.tenths(), heating: try fields["heating"]?.code(Heating.self),
            hotWater: try fields["hot_water"]?.code(Inclusion.self),
            electricity: try fields["electricity"]?.code(Inclusion.self),
            water: try fields["water"]?.code(Inclusion.self),
            maintenance: try fields["maintenance"]?.code(Maintenance.self),
            allocated: try fields["allocated"]?.flag() ?? true, heat: try consumption["heat"]?.amount() ?? .zero,
            waterConsumption: try consumption["water"]?.amount() ?? .zero,
            electricityConsumption: try consumption["electricity"]?.amount() ?? .zero)
    }

    private static func subsidy(_ value: YAMLValue?) throws(Problem) -> StatedSubsidy? {
        guard let value else { return nil }
        let fields = try value.fields(["scheme", "amount"])
        return StatedSubsidy(
            scheme: try value.required("scheme", in: fields).code(Scheme.self),
            amount: try value.required("amount", in: fields).amount())
    }

    private static func expect(_ value: YAMLValue?) throws(Problem) -> [CaseKey: CaseValue] {
        guard let value, !value.isNull else { return [:] }
        var expect: [CaseKey: CaseValue] = [:]
        for (name, field) in try value.entries() {
            guard let key = CaseKey(rawValue: name) else {
                throw field.problem(
                    "unknown_key",
                    da: "Ukendt svar. Svarene er: \(CaseKey.allCases.map(\.rawValue).joined(separator: ", ")).",
                    en: "Unknown answer. The answers are: \(CaseKey.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            expect[key] = try CaseValue(field)
        }
        return expect
    }
}
