extension Check: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, on, outcome, lines, minimum, shortfall, binding, remedies, missing, contradictory, provisional,
            notes, parameters, sources
        case netIncome = "net_income"
        case housingBenefit = "housing_benefit"
        case disposableIncome = "disposable_income"
        case maxRent = "max_rent"
        case passingRents = "passing_rents"
        case parametersFrom = "parameters_from"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.checkVersion(.version)
        func optional<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: key)
        }
        func required<Value: Decodable>(_ key: CodingKeys) throws -> Value {
            try container.decode(Value.self, forKey: key)
        }
        self.init(
            on: try required(.on), outcome: try required(.outcome), lines: try required(.lines),
            netIncome: try optional(.netIncome), housingBenefit: try optional(.housingBenefit),
            disposableIncome: try optional(.disposableIncome), minimum: try optional(.minimum),
            shortfall: try optional(.shortfall), binding: try optional(.binding), maxRent: try optional(.maxRent),
            passingRents: try optional(.passingRents), remedies: try required(.remedies),
            missing: try required(.missing), contradictory: try optional(.contradictory),
            provisional: try required(.provisional), notes: try required(.notes),
            parametersFrom: try optional(.parametersFrom), parameters: try optional(.parameters),
            sources: try optional(.sources))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(KeptForm.version, forKey: .version)
        try container.encode(on, forKey: .on)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(lines, forKey: .lines)
        try container.encodeIfPresent(netIncome, forKey: .netIncome)
        try container.encodeIfPresent(housingBenefit, forKey: .housingBenefit)
        try container.encodeIfPresent(disposableIncome, forKey: .disposableIncome)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encodeIfPresent(shortfall, forKey: .shortfall)
        try container.encodeIfPresent(binding, forKey: .binding)
        try container.encodeIfPresent(maxRent, forKey: .maxRent)
        try container.encodeIfPresent(passingRents, forKey: .passingRents)
        try container.encode(remedies, forKey: .remedies)
        try container.encode(missing, forKey: .missing)
        try container.encodeIfPresent(contradictory, forKey: .contradictory)
        try container.encode(provisional, forKey: .provisional)
        try container.encode(notes, forKey: .notes)
        try container.encodeIfPresent(parametersFrom, forKey: .parametersFrom)
        try container.encodeIfPresent(parameters, forKey: .parameters)
        try container.encodeIfPresent(sources, forKey: .sources)
    }
}
