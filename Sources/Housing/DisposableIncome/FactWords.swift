/// Paths of facts in words. JSON keeps the path; a person reads `Voksen 1: beskæftigelseskrav`.
package enum FactWords {
    /// What a person reads for a path of a check's `missing`, for the key of a parameter, or for a field of `FactChange`.
    /// What is neither is left as it is.
    ///
    /// - Parameter expenses: the kinds of the household's expenses in their order, for a path says the place of one; as a
    ///   referral keeps them where it is left out.
    package static func words(_ path: String, expenses: [ExpenseKind] = ReferralFacts.expenseColumns.map(\.0)) -> Words
    {
        if let key = ParameterKey(rawValue: path) { return key.words }
        let parts = path.split(separator: ".").map(String.init)
        guard let first = parts.first else { return Words(da: path, en: path) }
        let found: Words? =
            switch first {
            case "parameters": Words(da: "satser for dagen", en: "parameters for the day")
            case "units":
                Words(
                    da: "en egnet bolig: ingen er åben eller modtaget i 12 måneder",
                    en: "a suitable unit: none is open or was received in 12 months")
            case "household": household(Array(parts.dropFirst()))
            case "unit": unit[parts.dropFirst().joined(separator: ".")]
            default: expense(parts, expenses)
            }
        return found ?? Words(da: path, en: path)
    }

    /// Several, with semicolons between, for words have commas of their own.
    package static func list(
        _ paths: [String], _ language: Language, expenses: [ExpenseKind] = ReferralFacts.expenseColumns.map(\.0)
    ) -> String {
        paths.map { words($0, expenses: expenses)[language] }.joined(separator: "; ")
    }

    /// The name before `[0]`, and the number in it.
    private static func indexed(_ part: String) -> (name: String, index: Int?) {
        guard let bracket = part.firstIndex(of: "["), part.last == "]" else { return (part, nil) }
        return (String(part[..<bracket]), Int(part[part.index(after: bracket)...].dropLast()))
    }

    private static func household(_ parts: [String]) -> Words? {
        guard let part = parts.first else { return nil }
        switch indexed(part) {
        case ("adults", let index?):
            let fact = adult(Array(parts.dropFirst()))
            return fact.map { Words(da: "Voksen \(index + 1): \($0.da)", en: "Adult \(index + 1): \($0.en)") }
        case ("children", nil): return Words(da: "børnenes alder", en: "the children's ages")
        case ("couple", nil):
            return Words(da: "om de to voksne er et par", en: "whether the two adults are a couple")
        default: return nil
        }
    }

    private static func adult(_ parts: [String]) -> Words? {
        guard let part = parts.first else { return nil }
        let rest = parts.dropFirst()
        switch indexed(part) {
        case ("cash_benefit", nil) where !rest.isEmpty: return claim[rest.joined(separator: ".")]
        case ("incomes", let index?):
            let gross = rest.first == "gross"
            return gross
                ? Words(da: "indkomst \(index + 1) før skat", en: "income \(index + 1) before tax")
                : Words(da: "indkomst \(index + 1)", en: "income \(index + 1)")
        case ("incomes", nil):
            guard let kind = rest.first.flatMap(IncomeKind.init(rawValue:)) else { return nil }
            let words = kind.words
            let isGross = rest.last == "gross"
            return Words(
                da: words.da.withSmallInitial + (isGross ? ", før skat" : ""),
                en: words.en.withSmallInitial + (isGross ? ", before tax" : ""))
        default: return rest.isEmpty ? ofAdult[part] : nil
        }
    }

    private static func expense(_ parts: [String], _ expenses: [ExpenseKind]) -> Words? {
        guard let first = parts.first else { return nil }
        let (name, index) = indexed(first)
        guard name == "expenses" else { return nil }
        let kind =
            index.map { expenses.indices.contains($0) ? expenses[$0] : nil }
            ?? parts.dropFirst().first.flatMap(ExpenseKind.init(rawValue:))
        if let kind {
            return Words(
                da: "udgift: \(kind.words.da.withSmallInitial)", en: "expense: \(kind.words.en.withSmallInitial)")
        }
        return index.map { Words(da: "udgift \($0 + 1)", en: "expense \($0 + 1)") }
    }

    private static let ofAdult: [String: Words] = [
        "age": Words(
            da: "alder (\(Adult.ages.lowerBound)-\(Adult.ages.upperBound) år)",
            en: "age (\(Adult.ages.lowerBound)-\(Adult.ages.upperBound))"),
        "cash_benefit": Words(da: "om der udbetales kontanthjælp", en: "whether cash benefit is paid"),
        "wealth": Words(da: "formue", en: "wealth"), "church_tax": Words(da: "kirkeskat", en: "church tax"),
        "pension": Words(da: "pension", en: "pension"),
    ]

    private static let claim: [String: Words] = [
        "entered_from_abroad": Words(da: "indrejst fra udlandet", en: "entered from abroad"),
        "residence_requirement": Words(da: "opholdskrav", en: "residence requirement"),
        "work_requirement": Words(da: "beskæftigelseskrav", en: "work requirement"),
        "activity_ready": Words(da: "aktivitetsparat", en: "activity-ready"),
        "lives_with_parents": Words(da: "hjemmeboende", en: "lives with parents"),
        "category": Words(da: "ydelse før 1. juli 2025", en: "category before 1 July 2025"),
        "activity_supplement": Words(da: "aktivitetstillæg", en: "activity supplement"),
    ]

    private static let unit: [String: Words] = [
        "rent": Words(da: "Boligens husleje", en: "The dwelling's rent"),
        "area": Words(da: "Boligens areal", en: "The dwelling's area"),
        "heating": Words(da: "Boligens varme: i huslejen eller særskilt", en: "Heating: in the rent or separate"),
        "hot_water": Words(da: "Varmt vand: i huslejen eller særskilt", en: "Hot water: in the rent or separate"),
        "electricity": Words(da: "El: i huslejen eller særskilt", en: "Electricity: in the rent or separate"),
        "water": Words(da: "Vand: i huslejen eller særskilt", en: "Water: in the rent or separate"),
        "maintenance": Words(da: "Boligens vedligeholdelse", en: "The dwelling's upkeep"),
        "consumption.heat": Words(da: "Aconto varme", en: "Heat on account"),
        "consumption.water": Words(da: "Aconto vand", en: "Water on account"),
        "consumption.electricity": Words(da: "Aconto el", en: "Electricity on account"),
    ]
}

extension String {
    /// For the middle of a sentence; an abbreviation such as SU stays.
    fileprivate var withSmallInitial: String {
        guard let first, let second = dropFirst().first, second.isLowercase || !second.isLetter else { return self }
        return first.lowercased() + dropFirst()
    }
}
