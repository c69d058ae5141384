@testable import Housing

/// Parameters for tests of the rules: those of 1 July 2025, and what differs on 1 January 2025 and 1 January 2026.
enum TestParameters {
    /// 1 July 2025 to 31 December 2025.
    static let july2025 = period("2025-07-01", regime: "rates", rates2025)
    /// 1 January 2025 to 30 June 2025.
    static let january2025 = period(
        "2025-01-01", regime: "categories", rates2025.merging(categories2025) { $1 })
    /// From 1 January 2026, with boligydelse.
    static let january2026 = period(
        "2026-01-01", regime: "rates", rates2025.merging(changes2026) { $1 })

    /// A period of those numbers, every one verified, with the shipped list of accepted expenses.
    static func period(_ from: String, regime: String, _ numbers: [ParameterKey: Int]) -> Parameters {
        let reviewBy = Day(number: 40_000)
        var values = numbers.mapValues {
            Parameter(value: .number($0), confidence: .verified, source: "test", reviewBy: reviewBy)
        }
        values[.cashBenefitRegime] = Parameter(
            value: .code(regime), confidence: .verified, source: "test", reviewBy: reviewBy)
        values[.acceptedExpenses] = Parameter(
            value: .list(["deposit_loan", "childcare", "medicine", "alimony"]), confidence: .policy, source: "test",
            reviewBy: reviewBy)
        return Parameters(from: Day(from), values: values)
    }

    private static let rates2025: [ParameterKey: Int] = [
        .minimumRate: 6789, .basicRate: 7205, .increasedRate: 12498, .childSupplement: 2784,
        .singleParentSupplement: 1638, .singleNonProviderSupplement: 1092, .youthSupplementUnder25: 1036,
        .youthSupplement25To29: 2590, .youthSupplementProvider: 2590, .personalAllowance: 51600,
        .stateTaxRate: 1201, .municipalTaxRate: 2350, .churchTaxRate: 80, .labourMarketContributionRate: 800,
        .housingBenefitCapPerAdult: 363, .housingBenefitShare: 6000, .housingBenefitIncomeReduction: 1800,
        .housingBenefitIncomeThreshold: 167900, .housingBenefitIncomeThresholdPerChild: 44200,
        .housingBenefitThresholdChildrenMax: 4, .housingBenefitThresholdChildrenMaxYoungCouple: 3,
        .housingBenefitYoungCoupleAge: 30, .housingBenefitOwnPaymentMinimum: 28300, .housingBenefitMaximum: 49716,
        .housingBenefitMaximumIncrease4Children: 2500, .housingBenefitRentCeiling: 94200,
        .housingBenefitRentCeilingIncreasePerChild: 500, .housingBenefitRentCeilingChildrenMax: 4,
        .housingBenefitWealthLower: 884100, .housingBenefitWealthUpper: 1_768_300,
        .housingBenefitWealthRateLower: 1000, .housingBenefitWealthRateUpper: 2000,
        .housingBenefitNoChildrenShare: 1500, .housingBenefitMinimumPayout: 3648,
        .housingBenefitAreaFirstPerson: 65, .housingBenefitAreaPerFurtherPerson: 20,
        .housingBenefitDeductHeat: 9025, .housingBenefitDeductHotWater: 2850,
        .housingBenefitDeductElectricity: 6800, .housingBenefitAddHeat: 3450, .housingBenefitAddWater: 1500,
        .housingBenefitAddSewage: 2175, .minimumDisposableSingle: 3600, .minimumDisposableCouple: 5800,
        .minimumDisposablePerChild: 1300, .stateSubsidyAmount: 1414, .stateSubsidyRentLowest: 4500,
        .stateSubsidyRentHighest: 6500, .transitionalSubsidyTenantPayment: 3145,
    ]

    private static let categories2025: [ParameterKey: Int] = [
        .oldCashBenefit30Provider: 16972, .oldCashBenefit30Other: 12770,
        .oldCashBenefitUnder30SingleProvider: 16221, .oldCashBenefitUnder30Provider: 11349,
        .oldCashBenefitUnder30IllOrPregnant: 12770, .oldCashBenefitUnder30Away: 8231,
        .oldCashBenefitUnder30AtHome: 3972, .oldCashBenefitActivity25To29Away: 4540,
        .oldEducationBenefitSingleProvider: 13995, .oldEducationBenefitProvider: 9795,
        .oldEducationBenefitIllOrPregnant: 12770, .oldEducationBenefitIllProvider: 16972,
        .oldEducationBenefitAway: 6998, .oldEducationBenefitAtHome: 3015,
        .oldEducationBenefitActivitySingleProvider: 2977, .oldEducationBenefitActivityProvider: 7177,
        .oldEducationBenefitActivity25To29Away: 5772, .oldEducationBenefitActivity25To29AtHome: 9755,
        .oldEducationBenefitActivityUnder25Away: 1234, .oldEducationBenefitActivityUnder25AtHome: 956,
        .oldSelfSupportReturnSingleProvider: 13577, .oldSelfSupportReturnAway: 6789,
        .cashBenefitCeiling30Couple1Child: 16972, .cashBenefitCeiling30Couple2Children: 16972,
        .cashBenefitCeiling30CoupleNoChildren: 12770, .cashBenefitCeiling30Single1Child: 17695,
        .cashBenefitCeiling30Single2Children: 18112, .cashBenefitCeiling30SingleNoChildren: 15446,
        .cashBenefitCeilingUnder30Couple1Child: 14491, .cashBenefitCeilingUnder30Couple2Children: 14347,
        .cashBenefitCeilingUnder30CoupleNoChildren: 11005, .cashBenefitCeilingUnder30Single1Child: 17345,
        .cashBenefitCeilingUnder30Single2Children: 17763, .cashBenefitCeilingUnder30SingleNoChildren: 11825,
        .cashBenefitCeilingEducationCouple1Child: 13819, .cashBenefitCeilingEducationCouple2Children: 13633,
        .cashBenefitCeilingEducationCoupleNoChildren: 10545, .cashBenefitCeilingEducationSingle1Child: 16503,
        .cashBenefitCeilingEducationSingle2Children: 16919, .cashBenefitCeilingEducationSingleNoChildren: 11358,
    ]

    private static let changes2026: [ParameterKey: Int] = [
        .minimumRate: 7094, .basicRate: 7530, .increasedRate: 13061, .childSupplement: 2909,
        .singleParentSupplement: 1712, .singleNonProviderSupplement: 1141, .youthSupplementUnder25: 1083,
        .youthSupplement25To29: 2707, .youthSupplementProvider: 2707, .personalAllowance: 54100,
        .municipalTaxRate: 2339, .housingBenefitCapPerAdult: 379, .housingBenefitIncomeThreshold: 170300,
        .housingBenefitIncomeThresholdPerChild: 44900, .housingBenefitOwnPaymentMinimum: 28700,
        .housingBenefitMaximum: 50412, .housingBenefitRentCeiling: 95500, .housingBenefitWealthLower: 896400,
        .housingBenefitWealthUpper: 1_793_000, .housingBenefitMinimumPayout: 3696, .housingBenefitDeductHeat: 9150,
        .housingBenefitDeductHotWater: 2900, .housingBenefitDeductElectricity: 6900, .housingBenefitAddHeat: 3500,
        .housingBenefitAddWater: 1525, .housingBenefitAddSewage: 2200, .pensionerHousingBenefitShare: 7500,
        .pensionerHousingBenefitRentAddition: 8500, .pensionerHousingBenefitIncomeReduction: 2250,
        .pensionerHousingBenefitIncomeThreshold: 201400, .pensionerHousingBenefitIncomeThresholdPerChild: 53100,
        .pensionerHousingBenefitThresholdChildrenMax: 4, .pensionerHousingBenefitOwnPaymentShare: 1100,
        .pensionerHousingBenefitOwnPaymentMinimum: 21300, .pensionerHousingBenefitMaximum: 59628,
        .pensionerHousingBenefitRentCeiling: 113000, .pensionerHousingBenefitWealthLower: 1_060_300,
        .pensionerHousingBenefitWealthUpper: 2_120_800, .pensionerHousingBenefitWealthRateLower: 1000,
        .pensionerHousingBenefitWealthRateUpper: 2000, .pensionerHousingBenefitMinimumPayout: 4380,
        .pensionerHousingBenefitDeductHeat: 10825, .pensionerHousingBenefitDeductHotWater: 3425,
        .pensionerHousingBenefitDeductElectricity: 8175, .pensionerHousingBenefitAddHeat: 4150,
        .pensionerHousingBenefitAddWater: 1800, .pensionerHousingBenefitAddSewage: 2625,
    ]
}
