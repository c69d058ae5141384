/// How a dwelling is heated, as housing benefit sees it.
package enum Heating: String, Code {
    case included, separate
    /// Own stove: neither adds nor deducts.
    case other

    package var words: Words {
        switch self {
        case .included: Words(da: "Varme inkluderet i huslejen", en: "Heating included in the rent")
        case .separate: Words(da: "Varme betales særskilt", en: "Heating paid separately")
        case .other: Words(da: "Egen varmekilde", en: "Own stove")
        }
    }
}

/// What the check needs to know of a dwelling. `nil` is *unknown*, never zero.
package struct Home: Hashable, Sendable {
    package var type: UnitType
    /// kr/month without consumption.
    package var rent: Money?
    /// Gross floor area in tenths of a square metre.
    package var areaTenths: Int?
    package var heating: Heating?
    package var hotWater: Inclusion?
    package var electricity: Inclusion?
    package var water: Inclusion?
    package var maintenance: Maintenance?
    /// Whether the municipality allocates it; then boligydelse knows neither ceiling nor maximum (§ 14(4)).
    package var allocated: Bool
    /// Consumption paid beside the rent, kr/month.
    package var heat: Money?
    package var waterConsumption: Money?
    package var electricityConsumption: Money?

    /// What the area of a dwelling may be, in tenths of a square metre: what a file may state, a check can count with.
    package static let areas = 1...10_000_000

    package init(
        type: UnitType = .family, rent: Money?, areaTenths: Int?, heating: Heating? = nil, hotWater: Inclusion? = nil,
        electricity: Inclusion? = nil, water: Inclusion? = nil, maintenance: Maintenance? = nil, allocated: Bool = true,
        heat: Money? = .zero, waterConsumption: Money? = .zero, electricityConsumption: Money? = .zero
    ) {
        self.type = type
        self.rent = rent
        self.areaTenths = areaTenths
        self.heating = heating
        self.hotWater = hotWater
        self.electricity = electricity
        self.water = water
        self.maintenance = maintenance
        self.allocated = allocated
        self.heat = heat
        self.waterConsumption = waterConsumption
        self.electricityConsumption = electricityConsumption
    }

    /// The dwelling of a unit received. What is paid on account is the consumption; what is paid separately without an
    /// amount on account is unknown, never 0.
    package init(_ unit: Unit) {
        self.init(
            type: unit.type, rent: unit.rent, areaTenths: unit.areaTenths, heating: unit.heating,
            hotWater: unit.hotWater, electricity: unit.electricity, water: unit.water, maintenance: unit.maintenance,
            heatOnAccount: unit.heatOnAccount, waterOnAccount: unit.waterOnAccount,
            electricityOnAccount: unit.electricityOnAccount)
    }

    /// The same from the columns of a unit, where many are read and their addresses are of no use. Rent and amounts on
    /// account in kr/month, area in tenths of a square metre.
    package init(
        type: UnitType, rent: Money, areaTenths: Int, heating: Inclusion?, hotWater: Inclusion?,
        electricity: Inclusion?, water: Inclusion?, maintenance: Maintenance?, heatOnAccount: Money?,
        waterOnAccount: Money?, electricityOnAccount: Money?
    ) {
        func consumption(_ onAccount: Money?, _ inclusion: Inclusion?) -> Money? {
            onAccount ?? (inclusion == .included ? .zero : nil)
        }
        self.init(
            type: type, rent: rent, areaTenths: areaTenths,
            heating: heating.map { $0 == .included ? .included : .separate }, hotWater: hotWater,
            electricity: electricity, water: water, maintenance: maintenance,
            heat: consumption(heatOnAccount, heating), waterConsumption: consumption(waterOnAccount, water),
            electricityConsumption: consumption(electricityOnAccount, electricity))
    }
}

/// A subsidy stated for a check: counts as stated, whatever the scheme's amount.
package struct StatedSubsidy: Hashable, Sendable, Codable {
    package var scheme: Scheme
    /// kr/month.
    package var amount: Money
    /// Whether housing benefit is counted on what is left of the rent: the scheme's terms say so, not the case.
    package var lowersBenefitRent = false

    package init(scheme: Scheme, amount: Money, lowersBenefitRent: Bool = false) {
        self.scheme = scheme
        self.amount = amount
        self.lowersBenefitRent = lowersBenefitRent
    }

    /// The same subsidy, with what the scheme's latest terms by that day say of housing benefit.
    func on(_ schemes: [SchemeTerms], day: Day) -> StatedSubsidy {
        let terms = schemes.last { $0.scheme == scheme && ($0.openFrom.map { $0 <= day } ?? true) }
        return StatedSubsidy(
            scheme: scheme, amount: amount, lowersBenefitRent: terms?.benefitRent == .afterSubsidy)
    }

    // What the terms say is not stored with what was stated.
    private enum CodingKeys: String, CodingKey {
        case scheme, amount
    }
}
