// The names facts are kept under, and those they had in version 1 (`KeptForm`).

extension Adult: Codable {
    private enum CodingKeys: String, CodingKey {
        case age, incomes, wealth, pension
        case cashBenefit = "cash_benefit"
        case churchTax = "church_tax"
        case cashBenefit1 = "cashBenefit"
        case churchTax1 = "churchTax"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            age: try container.decodeIfPresent(Int.self, forKey: .age),
            cashBenefit: try container.decode(
                CashBenefitClaim.self, forKey: container.contains(.cashBenefit) ? .cashBenefit : .cashBenefit1),
            incomes: try container.decode([Income].self, forKey: .incomes),
            wealth: try container.decodeIfPresent(Money.self, forKey: .wealth),
            churchTax: try container.value(.churchTax, before: .churchTax1),
            pension: try container.decodeIfPresent(Pension.self, forKey: .pension))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(age, forKey: .age)
        try container.encode(cashBenefit, forKey: .cashBenefit)
        try container.encode(incomes, forKey: .incomes)
        try container.encodeIfPresent(wealth, forKey: .wealth)
        try container.encodeIfPresent(churchTax, forKey: .churchTax)
        try container.encodeIfPresent(pension, forKey: .pension)
    }
}

extension CashBenefitClaim: Codable {
    /// JSON: `null` for none, `"unknown"`, or the facts.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let word = try? container.decode(String.self) {
            guard word == "unknown" else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "null, unknown or the facts")
            }
            self = .unknown
        } else {
            self = .paid(try container.decode(CashBenefit.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .unknown: try container.encode("unknown")
        case .paid(let facts): try container.encode(facts)
        }
    }
}

extension CashBenefit: Codable {
    private enum CodingKeys: String, CodingKey {
        case category
        case enteredFromAbroad = "entered_from_abroad"
        case residenceRequirement = "residence_requirement"
        case workRequirement = "work_requirement"
        case activityReady = "activity_ready"
        case livesWithParents = "lives_with_parents"
        case activitySupplement = "activity_supplement"
        case residenceRequirement1 = "residenceRequirement"
        case workRequirement1 = "workRequirement"
        case activityReady1 = "activityReady"
        case livesWithParents1 = "livesWithParents"
        case activitySupplement1 = "activitySupplement"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            enteredFromAbroad: try container.decodeIfPresent(Bool.self, forKey: .enteredFromAbroad),
            residenceRequirement: try container.value(.residenceRequirement, before: .residenceRequirement1),
            workRequirement: try container.value(.workRequirement, before: .workRequirement1),
            activityReady: try container.value(.activityReady, before: .activityReady1),
            livesWithParents: try container.value(.livesWithParents, before: .livesWithParents1),
            category: try container.decodeIfPresent(String.self, forKey: .category),
            activitySupplement: try container.value(.activitySupplement, before: .activitySupplement1))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(enteredFromAbroad, forKey: .enteredFromAbroad)
        try container.encodeIfPresent(residenceRequirement, forKey: .residenceRequirement)
        try container.encodeIfPresent(workRequirement, forKey: .workRequirement)
        try container.encodeIfPresent(activityReady, forKey: .activityReady)
        try container.encodeIfPresent(livesWithParents, forKey: .livesWithParents)
        try container.encodeIfPresent(category, forKey: .category)
        try container.encodeIfPresent(activitySupplement, forKey: .activitySupplement)
    }
}
