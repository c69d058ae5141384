/// What housing benefit (boligstøtte) looks at in a household.
struct BenefitHousehold<Q: Quantity>: Sendable {
    let adults: Int
    let children: Int
    /// State pension, or disability pension granted before 2003, of any adult: boligydelse instead of boligsikring.
    let isPensioner: Bool
    /// A child or a disability pension lifts the 15 % ceiling of boligsikring, § 22(3).
    let isFreeOfNoChildrenShare: Bool
    /// Income before tax, wages after their contribution, and wealth addition, øre/year in ten-thousandths.
    let income: Q
    /// How many times the threshold rises for children, boligsikring.
    let thresholdChildren: Q
}

/// What housing benefit looks at in a dwelling beside rent and area.
struct BenefitFlags: Hashable, Sendable {
    let heating: Heating
    let hotWater: Inclusion
    let electricity: Inclusion
    let water: Inclusion
    let maintenance: Maintenance
    /// Only boligydelse asks.
    let allocated: Bool
}

extension BenefitFlags {
    /// How many kinds of dwelling there are to housing benefit.
    static let count = 3 * 2 * 2 * 2 * 3 * 2

    /// Each kind's place, 0 up to `count`.
    var index: Int {
        var index = heating == .included ? 0 : heating == .separate ? 1 : 2
        index = index * 2 + (hotWater == .included ? 1 : 0)
        index = index * 2 + (electricity == .included ? 1 : 0)
        index = index * 2 + (water == .included ? 1 : 0)
        index = index * 3 + (maintenance == .landlord ? 0 : maintenance == .painting ? 1 : 2)
        return index * 2 + (allocated ? 1 : 0)
    }
}

/// Housing benefit of one household in dwellings of one kind, as a function of rent and area. Housing-benefit act
/// (boligstøtteloven) §§ 10-14 and 21-23, in the order of the act.
///
/// Everything is carried exactly. Amounts ending in `4` are øre/year in ten-thousandths (one rate in basis points has
/// been applied), in `8` in hundred-millionths (two have).
struct BenefitTerms<Q: Quantity>: Sendable {
    let isPensioner: Bool
    /// Additions less deductions, øre/m²/year, § 10.
    let areaRate: Q
    /// The area that counts, tenths of m².
    let areaTenths: Q
    /// The highest rent that counts, § 14; nil where there is none.
    let ceiling4: Q?
    /// Basis points of the rent.
    let share: Q
    /// What boligydelse adds to the rent before the share, øre/year.
    let addition: Q
    /// What the income takes off.
    let reduction8: Q
    /// What the household pays itself at least.
    let ownPayment8: Q
    let maximum8: Q?
    /// The ceiling of households without children, basis points of the rent.
    let noChildrenShare: Q?
    /// Below this the benefit is not paid out.
    let minimumPayout8: Q

    /// The benefit in whole kr/month before cap and ceiling, for a rent in øre/month and an area in tenths of m².
    @inline(__always)
    func monthly(rent: Q, area: Q) -> Q {
        let (support, unit) = support(rent: rent, area: area)
        let year = Q.choose(
            if: support, isLessThan: minimumPayout8 * unit, then: .zero,
            otherwise: Q.quotient(support, by: unit * Q(10_000_000_000)))
        return Q.quotient(year.orZero, by: Q(12))
    }

    /// What the benefit is above its minimum pay-out: it is paid out where this is not negative. It never falls when
    /// the rent rises.
    @inline(__always)
    func excess(rent: Q, area: Q) -> Q {
        let (support, unit) = support(rent: rent, area: area)
        return support - minimumPayout8 * unit
    }

    /// The year's benefit before the minimum pay-out is looked at, in hundred-millionths of an øre times `unit`.
    @inline(__always)
    private func support(rent: Q, area: Q) -> (support: Q, unit: Q) {
        // Everything is counted in tenths of an øre. Above the area norm the rent counts by norm / area; to stay exact,
        // everything is multiplied by the area instead of divided.
        let isWithinNorm = isWithinNorm(area)
        let unit = isWithinNorm ? Q(10) : area * Q(10)
        var rent4 = (rent * Q(120) + area * areaRate) * Q(10_000)
        if !isWithinNorm { rent4 = rent4 * Q.lesser(area, areaTenths) }
        if let ceiling4 { rent4 = Q.lesser(rent4, ceiling4 * unit) }
        var support = share * (rent4 + addition * Q(10_000) * unit) - reduction8 * unit
        support = Q.lesser(support, rent4 * Q(10_000) - ownPayment8 * unit)
        if let maximum8 { support = Q.lesser(support, maximum8 * unit) }
        if let noChildrenShare { support = Q.lesser(support, noChildrenShare * rent4) }
        return (support, unit)
    }

    /// True where the whole area counts, whatever is missing.
    @inline(__always)
    func isWithinNorm(_ area: Q) -> Bool { area.highest <= areaTenths.lowest }
}

/// The parameters of one of the two kinds of housing benefit that have the same place in both.
struct BenefitKeys {
    let share, incomeReduction, threshold, minimumPayout: ParameterKey
    let wealthLower, wealthUpper, wealthRateLower, wealthRateUpper: ParameterKey
    let deductHeat, deductHotWater, deductElectricity: ParameterKey
    let addHeat, addWater, addSewage, addPainting, addAllMaintenance: ParameterKey

    /// Boligsikring, § 22.
    static let general = BenefitKeys(
        share: .housingBenefitShare, incomeReduction: .housingBenefitIncomeReduction,
        threshold: .housingBenefitIncomeThreshold, minimumPayout: .housingBenefitMinimumPayout,
        wealthLower: .housingBenefitWealthLower, wealthUpper: .housingBenefitWealthUpper,
        wealthRateLower: .housingBenefitWealthRateLower, wealthRateUpper: .housingBenefitWealthRateUpper,
        deductHeat: .housingBenefitDeductHeat, deductHotWater: .housingBenefitDeductHotWater,
        deductElectricity: .housingBenefitDeductElectricity, addHeat: .housingBenefitAddHeat,
        addWater: .housingBenefitAddWater, addSewage: .housingBenefitAddSewage,
        addPainting: .housingBenefitAddMaintenancePainting, addAllMaintenance: .housingBenefitAddMaintenanceAll)

    /// Boligydelse, § 21.
    static let pensioner = BenefitKeys(
        share: .pensionerHousingBenefitShare, incomeReduction: .pensionerHousingBenefitIncomeReduction,
        threshold: .pensionerHousingBenefitIncomeThreshold, minimumPayout: .pensionerHousingBenefitMinimumPayout,
        wealthLower: .pensionerHousingBenefitWealthLower, wealthUpper: .pensionerHousingBenefitWealthUpper,
        wealthRateLower: .pensionerHousingBenefitWealthRateLower,
        wealthRateUpper: .pensionerHousingBenefitWealthRateUpper, deductHeat: .pensionerHousingBenefitDeductHeat,
        deductHotWater: .pensionerHousingBenefitDeductHotWater,
        deductElectricity: .pensionerHousingBenefitDeductElectricity, addHeat: .pensionerHousingBenefitAddHeat,
        addWater: .pensionerHousingBenefitAddWater, addSewage: .pensionerHousingBenefitAddSewage,
        addPainting: .pensionerHousingBenefitAddMaintenancePainting,
        addAllMaintenance: .pensionerHousingBenefitAddMaintenanceAll)

    /// § 10: what separate heating, water and upkeep add for each m², less what heating, hot water and electricity in
    /// the rent deduct. øre/m²/year.
    func areaRate<Q: Quantity>(_ flags: BenefitFlags, facts: inout Facts<Q>) -> Q {
        var rate = Q.zero
        switch flags.heating {
        case .separate: rate = rate + facts.parameter(addHeat)
        case .included: rate = rate - facts.parameter(deductHeat)
        case .other: break
        }
        if flags.hotWater == .included { rate = rate - facts.parameter(deductHotWater) }
        if flags.electricity == .included { rate = rate - facts.parameter(deductElectricity) }
        if flags.water == .separate { rate = rate + facts.parameter(addWater) + facts.parameter(addSewage) }
        switch flags.maintenance {
        case .landlord: break
        case .painting: rate = rate + facts.parameter(addPainting)
        case .all: rate = rate + facts.parameter(addAllMaintenance)
        }
        return rate
    }

    /// § 8 a: a share of the wealth above two limits counts as income. Wealth in øre; øre/year in ten-thousandths.
    func wealthAddition<Q: Quantity>(_ wealth: Q, facts: inout Facts<Q>) -> Q {
        guard !wealth.isZero else { return .zero }
        let lower = facts.parameter(wealthLower) * Q(100)
        guard !(wealth - lower).orZero.isZero else { return .zero }
        let upper = facts.parameter(wealthUpper) * Q(100)
        var addition = facts.parameter(wealthRateLower) * (Q.lesser(wealth, upper) - lower).orZero
        let above = (wealth - upper).orZero
        if !above.isZero { addition = addition + facts.parameter(wealthRateUpper) * above }
        return addition
    }

    /// What the income above the threshold takes off, in hundred-millionths of an øre a year. The threshold rises by
    /// `perChild` for each of `children`.
    func reduction<Q: Quantity>(
        income: Q, children: Q, perChild: ParameterKey, facts: inout Facts<Q>
    ) -> Q {
        guard !income.isZero else { return .zero }
        var limit = facts.parameter(threshold)
        if !children.isZero { limit = limit + facts.parameter(perChild) * children }
        let excess = (income - limit * Q(1_000_000)).orZero
        return excess.isZero ? .zero : facts.parameter(incomeReduction) * excess
    }
}

/// § 14(1): the highest rent that counts, which rises for each child, 4 at most. The same in both kinds. øre/year in
/// ten-thousandths.
func rentCeiling<Q: Quantity>(_ ceiling: ParameterKey, children: Int, facts: inout Facts<Q>) -> Q {
    var increase = Q.zero
    if children > 0 {
        let counted = Q.lesser(Q(children), facts.parameter(.housingBenefitRentCeilingChildrenMax))
        increase = facts.parameter(.housingBenefitRentCeilingIncreasePerChild) * counted
    }
    return facts.parameter(ceiling) * Q(100) * (Q(10_000) + increase)
}

/// § 23(1): the largest benefit, which rises with the fourth child. The same in both kinds. Hundred-millionths of an øre
/// a year.
func largestBenefit<Q: Quantity>(_ maximum: ParameterKey, children: Int, facts: inout Facts<Q>) -> Q {
    let rise = children >= 4 ? facts.parameter(.housingBenefitMaximumIncrease4Children) : .zero
    return facts.parameter(maximum) * Q(1_000_000) * (Q(10_000) + rise)
}

/// The area that counts: 65 m² for the first person and 20 for each further one, in tenths of m².
func countedArea<Q: Quantity>(persons: Int, facts: inout Facts<Q>) -> Q {
    var area = facts.parameter(.housingBenefitAreaFirstPerson)
    if persons > 1 { area = area + facts.parameter(.housingBenefitAreaPerFurtherPerson) * Q(persons - 1) }
    return area * Q(10)
}
