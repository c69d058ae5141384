import Testing

@testable import Housing

@Suite struct HomeTests {
    private func unit(heating: Inclusion?, onAccount: Money?) -> Unit {
        Unit(
            association: "0001", department: "1", tenancy: "1", address: "Prøvevej 1", postcode: "2300",
            town: "København S", type: .family, roomTenths: 20, areaTenths: 400, rent: Money(kroner: 3500),
            heatOnAccount: onAccount, heating: heating, hotWater: .separate, electricity: .included, water: .included,
            maintenance: .landlord, receivedOn: Day(number: 20_000), availableFrom: nil)
    }

    @Test(
        arguments: [
            (Inclusion.separate, Money(kroner: 400), Money(kroner: 400)), (.separate, nil, nil), (nil, nil, nil),
            (.included, nil, .zero), (.included, Money(kroner: 50), Money(kroner: 50)),
        ] as [(Inclusion?, Money?, Money?)])
    func consumptionOfAUnit(heating: Inclusion?, onAccount: Money?, heat: Money?) {
        let home = Home(unit(heating: heating, onAccount: onAccount))
        #expect(home.heat == heat)
        #expect(home.electricityConsumption == .zero)
        #expect(home.rent == Money(kroner: 3500))
    }

    @Test func unknownConsumptionIsMissing() {
        let home = Home(unit(heating: .separate, onAccount: nil))
        let check = DisposableIncome.check(
            Sample.household(Sample.minimumRate), home, parameters: TestParameters.july2025, on: Day(number: 20_315))
        #expect(check.missing == ["unit.consumption.heat"])
        #expect(check.outcome == .fail)
        #expect(check.disposableIncome == nil)
        // 15 % of 12 x 3500 + 40 x 34.50 - 40 x 68 = 40660 a year.
        #expect(check.housingBenefit == 508)
    }
}
