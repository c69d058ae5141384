/// What a check rests on, as it is kept beside its result.
package struct CheckFacts: Hashable, Sendable {
    package let household: Household
    package let home: Home
    package let subsidy: StatedSubsidy?

    package init(household: Household, home: Home, subsidy: StatedSubsidy?) {
        self.household = household
        self.home = home
        self.subsidy = subsidy
    }
}

extension CheckFacts: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, household, home, subsidy
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.checkVersion(.version)
        self.init(
            household: try container.decode(Household.self, forKey: .household),
            home: try container.decode(Home.self, forKey: .home),
            subsidy: try container.decodeIfPresent(StatedSubsidy.self, forKey: .subsidy))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(KeptForm.version, forKey: .version)
        try container.encode(household, forKey: .household)
        try container.encode(home, forKey: .home)
        try container.encodeIfPresent(subsidy, forKey: .subsidy)
    }
}

extension Home: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, rent, heating, electricity, water, maintenance, allocated, heat
        case areaTenths = "area_tenths"
        case hotWater = "hot_water"
        case waterConsumption = "water_consumption"
        case electricityConsumption = "electricity_consumption"
        case areaTenths1 = "areaTenths"
        case hotWater1 = "hotWater"
        case waterConsumption1 = "waterConsumption"
        case electricityConsumption1 = "electricityConsumption"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            type: try container.decode(UnitType.self, forKey: .type),
            rent: try container.decodeIfPresent(Money.self, forKey: .rent),
            areaTenths: try container.value(.areaTenths, before: .areaTenths1),
            heating: try container.decodeIfPresent(Heating.self, forKey: .heating),
            hotWater: try container.value(.hotWater, before: .hotWater1),
            electricity: try container.decodeIfPresent(Inclusion.self, forKey: .electricity),
            water: try container.decodeIfPresent(Inclusion.self, forKey: .water),
            maintenance: try container.decodeIfPresent(Maintenance.self, forKey: .maintenance),
            allocated: try container.decode(Bool.self, forKey: .allocated),
            heat: try container.decodeIfPresent(Money.self, forKey: .heat),
            waterConsumption: try container.value(.waterConsumption, before: .waterConsumption1),
            electricityConsumption: try container.value(.electricityConsumption, before: .electricityConsumption1))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encodeIfPresent(rent, forKey: .rent)
        try container.encodeIfPresent(areaTenths, forKey: .areaTenths)
        try container.encodeIfPresent(heating, forKey: .heating)
        try container.encodeIfPresent(hotWater, forKey: .hotWater)
        try container.encodeIfPresent(electricity, forKey: .electricity)
        try container.encodeIfPresent(water, forKey: .water)
        try container.encodeIfPresent(maintenance, forKey: .maintenance)
        try container.encode(allocated, forKey: .allocated)
        try container.encodeIfPresent(heat, forKey: .heat)
        try container.encodeIfPresent(waterConsumption, forKey: .waterConsumption)
        try container.encodeIfPresent(electricityConsumption, forKey: .electricityConsumption)
    }
}
