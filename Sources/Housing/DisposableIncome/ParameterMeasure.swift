/// What a parameter is counted in. Files write it beside every value, so that a slip of unit is an error, not a result.
package enum ParameterMeasure: String, Hashable, Sendable, Codable, CaseIterable {
    case kronerMonth = "kr/month"
    case kronerYear = "kr/year"
    case kroner = "kr"
    /// Hundredths of a per cent.
    case basisPoints = "basis points"
    case orePerSquareMetreYear = "ore/m2/year"
    case squareMetres = "m2"
    case number
    case years
    case code
    case list
    case home = "rent, area, heating"
    /// The rows of `minimums`, kr/month.
    case table

    /// The largest parameter of this unit a file may hold.
    package var highest: Int {
        switch self {
        case .kronerMonth, .kronerYear, .kroner: 1_000_000_000
        case .basisPoints: 10_000
        case .orePerSquareMetreYear: 10_000_000
        case .squareMetres: 10_000
        case .number, .years: 1000
        case .code, .list, .home, .table: 0
        }
    }

    /// What a missing number of this unit ranges to. An amount has no upper bound: a thousand times the largest that can
    /// be stated is beyond where any stated amount still matters, and keeps every product within 128 bits.
    var highestMissing: Int128 {
        switch self {
        case .kronerMonth, .kronerYear, .kroner: Int128(highest) * 1000
        default: Int128(highest)
        }
    }
}

extension ParameterKey {
    /// The unit every file must write for this parameter.
    package var measure: ParameterMeasure {
        switch self {
        case .cashBenefitRegime: .code
        case .acceptedExpenses: .list
        case .cheapestUnit: .home
        case .minimums: .table
        case .personalAllowance, .housingBenefitIncomeThreshold, .housingBenefitIncomeThresholdPerChild,
            .housingBenefitOwnPaymentMinimum, .housingBenefitMaximum, .housingBenefitRentCeiling,
            .housingBenefitMinimumPayout, .pensionerHousingBenefitRentAddition,
            .pensionerHousingBenefitIncomeThreshold, .pensionerHousingBenefitIncomeThresholdPerChild,
            .pensionerHousingBenefitOwnPaymentMinimum, .pensionerHousingBenefitMaximum,
            .pensionerHousingBenefitRentCeiling, .pensionerHousingBenefitMinimumPayout:
            .kronerYear
        case .housingBenefitWealthLower, .housingBenefitWealthUpper, .pensionerHousingBenefitWealthLower,
            .pensionerHousingBenefitWealthUpper:
            .kroner
        case .stateTaxRate, .municipalTaxRate, .churchTaxRate, .labourMarketContributionRate, .housingBenefitShare,
            .housingBenefitIncomeReduction, .housingBenefitMaximumIncrease4Children,
            .housingBenefitRentCeilingIncreasePerChild, .housingBenefitWealthRateLower, .housingBenefitWealthRateUpper,
            .housingBenefitNoChildrenShare, .pensionerHousingBenefitShare, .pensionerHousingBenefitIncomeReduction,
            .pensionerHousingBenefitOwnPaymentShare, .pensionerHousingBenefitWealthRateLower,
            .pensionerHousingBenefitWealthRateUpper:
            .basisPoints
        case .housingBenefitThresholdChildrenMax, .housingBenefitThresholdChildrenMaxYoungCouple,
            .housingBenefitRentCeilingChildrenMax, .pensionerHousingBenefitThresholdChildrenMax:
            .number
        case .housingBenefitYoungCoupleAge: .years
        case .housingBenefitAreaFirstPerson, .housingBenefitAreaPerFurtherPerson: .squareMetres
        case .housingBenefitDeductHeat, .housingBenefitDeductHotWater, .housingBenefitDeductElectricity,
            .housingBenefitAddHeat, .housingBenefitAddWater, .housingBenefitAddSewage,
            .housingBenefitAddMaintenancePainting, .housingBenefitAddMaintenanceAll,
            .pensionerHousingBenefitDeductHeat, .pensionerHousingBenefitDeductHotWater,
            .pensionerHousingBenefitDeductElectricity, .pensionerHousingBenefitAddHeat,
            .pensionerHousingBenefitAddWater, .pensionerHousingBenefitAddSewage,
            .pensionerHousingBenefitAddMaintenancePainting, .pensionerHousingBenefitAddMaintenanceAll:
            .orePerSquareMetreYear
        default: .kronerMonth
        }
    }
}
