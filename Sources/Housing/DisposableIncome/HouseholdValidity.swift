extension Household {
    /// Refuses facts that cannot be, with the path of the fact: a check is run only on what passes here. Missing facts
    /// are no error.
    ///
    /// An adult of an age no rule is for is no error either: the referral stands, and its check is unknown.
    ///
    /// - Parameter parameters: the parameters in force on the day of the check, for what only one set of rules knows.
    /// - Throws: `Problem` of kind `.unreadable` with `details["path"]`.
    package func validate(parameters: Parameters) throws(Problem) {
        guard (1...2).contains(adults.count) else {
            throw .fact(
                "adults_count", "household.adults",
                Words(da: "Der skal være en eller to voksne.", en: "There must be one or two adults."))
        }
        guard couple != true || adults.count == 2 else {
            throw .fact(
                "couple_of_one", "household.couple",
                Words(da: "Én voksen kan ikke være et par.", en: "One adult cannot be a couple."))
        }
        for (index, age) in (children ?? []).enumerated() where !(0...17).contains(age) {
            throw .fact(
                "child_age", "household.children[\(index)]",
                Words(da: "Et barn er 0-17 år; ældre er voksne.", en: "A child is 0-17; an older one is an adult."))
        }
        for (index, adult) in adults.enumerated() {
            try adult.validate("household.adults[\(index)]", parameters: parameters)
        }
        for (index, expense) in expenses.enumerated() {
            try Problem.checkAmount(expense.amount, "expenses[\(index)].amount")
        }
    }
}

extension Adult {
    /// Refuses an age that no rule is for, where facts are written by hand.
    package func validateAge(_ path: String) throws(Problem) {
        guard isOfAge else {
            let ages = "\(Adult.ages.lowerBound)-\(Adult.ages.upperBound)"
            throw .fact(
                "adult_age", "\(path).age",
                Words(da: "En voksen er \(ages) år.", en: "An adult is \(ages) years old."))
        }
    }

    fileprivate func validate(_ path: String, parameters: Parameters) throws(Problem) {
        try Problem.checkAmount(wealth, "\(path).wealth")
        for (index, income) in incomes.enumerated() {
            try income.validate("\(path).incomes[\(index)]", parameters: parameters)
        }
        if case .paid(let claim) = cashBenefit {
            try claim.validate("\(path).cash_benefit", age: age, parameters: parameters)
        }
    }
}

extension Income {
    fileprivate func validate(_ path: String, parameters: Parameters) throws(Problem) {
        try Problem.checkAmount(amount, "\(path).amount")
        try Problem.checkAmount(gross, "\(path).gross")
        if let gross {
            guard kind == .net else {
                throw .fact(
                    "gross_of_other_kind", "\(path).gross",
                    Words(
                        da: "Beløb før skat kan kun angives ved indkomst efter skat.",
                        en: "An amount before tax can only be given for an income after tax."))
            }
            if let amount, gross < amount {
                throw .fact(
                    "gross_below_amount", "\(path).gross",
                    Words(
                        da: "Beløbet før skat er lavere end det udbetalte.",
                        en: "The amount before tax is below the amount paid out."))
            }
        }
        if kind == .specialSupport, parameters.regime == .rates {
            throw .fact(
                "special_support_ended", "\(path).kind",
                Words(
                    da: "Særlig støtte (LAS § 34) ophørte den 30. juni 2025.",
                    en: "Special support (LAS s. 34) ended on 30 June 2025."))
        }
    }
}

extension CashBenefit {
    fileprivate func validate(_ path: String, age: Int?, parameters: Parameters) throws(Problem) {
        let ages = age.flatMap { Adult.ages.contains($0) ? [$0] : nil } ?? [18, 25, 30]
        guard let category else {
            let hasSupplement = ages.contains { age in
                CashBenefitCategory.allCases.contains { $0.activitySupplement(age: age) != nil }
            }
            guard parameters.regime == .rates || activitySupplement != true || hasSupplement else {
                throw .supplementWithoutRow(path)
            }
            return
        }
        guard let row = CashBenefitCategory(rawValue: category) else {
            throw .fact(
                "unknown_code", "\(path).category",
                Words(
                    da: "Ukendt kategori. Kategorierne er: \(CashBenefitCategory.list).",
                    en: "Unknown category. The categories are: \(CashBenefitCategory.list)."))
        }
        guard parameters.regime != .rates else { return }
        guard ages.contains(where: row.fits) else {
            throw .fact(
                "category_without_row_for_age", "\(path).category",
                Words(da: "Kategorien har ingen sats for alderen.", en: "The category has no row for the age."))
        }
        if activitySupplement == true, ages.allSatisfy({ row.activitySupplement(age: $0) == nil }) {
            throw .supplementWithoutRow(path)
        }
    }
}

extension Home {
    /// Refuses amounts and areas that cannot be, with the path of the fact.
    package func validate() throws(Problem) {
        try Problem.checkAmount(rent, "unit.rent")
        try Problem.checkAmount(heat, "unit.consumption.heat")
        try Problem.checkAmount(waterConsumption, "unit.consumption.water")
        try Problem.checkAmount(electricityConsumption, "unit.consumption.electricity")
        if let areaTenths, !Home.areas.contains(areaTenths) {
            throw .fact(
                "area", "unit.area",
                Words(
                    da: "Arealet er over 0 og højst 1.000.000 m².",
                    en: "The area is above 0 and at most 1,000,000 m²."))
        }
    }
}

extension StatedSubsidy {
    /// Refuses an amount that cannot be, with its path.
    package func validate() throws(Problem) { try Problem.checkAmount(amount, "subsidy.amount") }
}

extension Problem {
    fileprivate static func supplementWithoutRow(_ path: String) -> Problem {
        .fact(
            "supplement_without_row_for_age", "\(path).activity_supplement",
            Words(
                da: "Der er intet aktivitetstillæg i kategorien for alderen.",
                en: "The category has no activity supplement for the age."))
    }

    /// The problem of one fact of a case, household or dwelling.
    package static func fact(_ code: String, _ path: String, _ message: Words) -> Problem {
        Problem(.unreadable, code, message, details: ["path": path])
    }

    /// Refuses a negative amount, and one no rule was made for.
    package static func checkAmount(_ amount: Money?, _ path: String) throws(Problem) {
        guard let amount else { return }
        guard amount >= .zero else {
            throw .fact(
                "negative_amount", path, Words(da: "Beløbet er negativt.", en: "The amount is negative."))
        }
        guard amount <= Money(kroner: ParameterMeasure.kroner.highest) else {
            throw .fact(
                "amount_too_large", path, Words(da: "Beløbet er for stort.", en: "The amount is too large."))
        }
    }
}
