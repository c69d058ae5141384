/// What a dwelling costs and what housing benefit sees of it, with every fact asked for.
struct Dwelling<Q: Quantity>: Sendable {
    /// øre/month, exactly as given: so it enters housing benefit.
    var rent: Q
    /// What housing benefit leaves out of the rent, øre/month: a subsidy whose terms say so.
    var benefitDeduction: Q
    /// Tenths of m².
    var area: Q
    /// Whole kr/month.
    var subsidy: Q
    /// Whole kr/month, all of it.
    var consumption: Q

    /// The rent housing benefit counts, øre/month.
    @inline(__always)
    var benefitRent: Q { (rent - benefitDeduction).orZero }
}

extension StatedSubsidy {
    /// øre/month that housing benefit does not see of the rent.
    var benefitDeduction: Int { lowersBenefitRent ? amount.ore : 0 }
}

extension Home {
    /// The facts that decide which parameters of housing benefit apply.
    func benefitFlags<Q: Quantity>(facts: inout Facts<Q>) -> BenefitFlags {
        BenefitFlags(
            heating: facts.code(heating, .unit(.heating), of: Heating.allCases) ?? .other,
            hotWater: facts.code(hotWater, .unit(.hotWater), of: Inclusion.allCases) ?? .separate,
            electricity: facts.code(electricity, .unit(.electricity), of: Inclusion.allCases) ?? .separate,
            water: facts.code(water, .unit(.water), of: Inclusion.allCases) ?? .included,
            maintenance: facts.code(maintenance, .unit(.maintenance), of: Maintenance.allCases) ?? .landlord,
            allocated: allocated)
    }

    /// The same, where all are stated.
    var benefitFlags: BenefitFlags? {
        guard let heating, let hotWater, let electricity, let water, let maintenance else { return nil }
        return BenefitFlags(
            heating: heating, hotWater: hotWater, electricity: electricity, water: water, maintenance: maintenance,
            allocated: allocated)
    }

    /// Whether every fact the rules look at is stated.
    var isComplete: Bool { benefitFlags != nil && Dwelling<Int128>(self, subsidy: nil) != nil }

    /// Each kind of consumption, kr/month.
    private var consumption: [(LineCode, Fact.OfUnit, Money?)] {
        [
            (.heat, .heatConsumption, heat), (.water, .waterConsumption, waterConsumption),
            (.electricity, .electricityConsumption, electricityConsumption),
        ]
    }

    /// The lines of consumption, where all of it is stated.
    var consumptionLines: [Line] {
        consumption.compactMap { code, _, stated in
            guard let stated, stated != .zero else { return nil }
            return Line(code, amount: -stated.kroner)
        }
    }

    /// Rent, area, subsidy and consumption. Every stated consumption counts, whatever the flags.
    func dwelling<Q: Quantity>(
        subsidy: StatedSubsidy?, facts: inout Facts<Q>
    ) -> (dwelling: Dwelling<Q>, consumption: [Entry<Q>]) {
        var entries: [Entry<Q>] = []
        var sum = Q.zero
        for (code, fact, stated) in consumption {
            let amount = facts.kroner(stated, .unit(fact))
            sum = sum + amount
            if stated != .zero { entries.append(Entry(code: code, amount: .zero - amount)) }
        }
        let dwelling = Dwelling(
            rent: facts.ore(rent, .unit(.rent)),
            benefitDeduction: Q(subsidy?.benefitDeduction ?? 0),
            area: facts.number(areaTenths.map { max($0, 1) }, .unit(.area), 10...3000),
            subsidy: Q(subsidy?.amount.kroner ?? 0), consumption: sum)
        return (dwelling, entries)
    }
}

extension Dwelling<Int128> {
    /// The dwelling of a home, where all of it is stated.
    init?(_ home: Home, subsidy: StatedSubsidy?) {
        guard let rent = home.rent, let area = home.areaTenths, let heat = home.heat,
            let water = home.waterConsumption, let electricity = home.electricityConsumption
        else { return nil }
        self.init(
            rent: Int128(rent.ore), benefitDeduction: Int128(subsidy?.benefitDeduction ?? 0),
            area: Int128(max(area, 1)), subsidy: Int128(subsidy?.amount.kroner ?? 0),
            consumption: Int128(heat.kroner + water.kroner + electricity.kroner))
    }
}
