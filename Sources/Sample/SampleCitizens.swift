import Housing

/// The economy of one invented adult; nil is a fact the case system did not know.
struct SampleAdult {
    /// Whole years; the seed chooses the birthday.
    var ages: ClosedRange<Int>
    var receivesCashBenefit = true
    /// Only of them are the two requirements asked (LAS § 11).
    var enteredFromAbroad: Bool? = false
    var residence: Bool? = true
    var work: Bool? = true
    var activityReady: Bool? = false
    /// Other income before tax, kr/month.
    var taxable: Int? = 0
    /// kr.
    var wealth: Int? = 0
    var churchTax = false
    var statePension = false
}

/// One invented citizen with the household's facts.
struct SampleCitizen {
    var adult: SampleAdult
    var partner: SampleAdult?
    var children: [Int] = []
    var group = TargetGroup.homeless
    /// Nil where the citizen is not homeless.
    var category: HomelessCategory? = .shelter
    var types: [UnitType] = [.family]
    /// kr/month.
    var depositLoan = 0
    var childcare = 0
    var medicine = 0
    var alimony = 0
    var debt = 0

    /// The demonstration's three first, whose checks on the units 9001 and 9002 of department 10 of association 9001
    /// come out as follows (figures from 1 July 2025, example minimum 3,600 for a single adult):
    ///
    /// 1. Increased rate 12,498 + 1,092 = 13,590; tax (12 x 13,590 - 51,600) x 35.51 % / 12 = 3,299; net 10,291.
    ///    Unit 9001: housing benefit 15 % of (12 x 4,150 + 50 x 71.25) / 12 = 667;
    ///    10,291 + 667 - 4,150 - 900 - 150 = 5,758: passes.
    /// 2. The same rate, and alimony of 1,200. Unit 9002: housing benefit 15 % of (12 x 5,950 + 64 x 71.25) / 12 = 950;
    ///    10,291 + 950 - 5,950 - 1,026 - 1,200 = 3,065: fails by 535. The state subsidy of 1,414 lowers the
    ///    rent that counts: 15 % of (12 x 4,536 + 64 x 71.25) / 12 = 737; 10,291 + 737 + 1,414 - 8,176 = 4,266: passes.
    /// 3. Came from abroad and has not worked 2½ years: minimum rate 6,789, tax 884, net 5,905. Unit 9001:
    ///    5,905 + 667 - 4,150 - 900 = 1,522: fails by 2,078;
    ///    unit 9002 fails with either subsidy, and so does every other family unit of the sample without one.
    ///
    /// The fifth is the third born here: the requirements are not asked, the rate is the increased one, and unit 9001
    /// passes: 10,291 + 667 - 4,150 - 900 - 175 = 5,733.
    static let all: [SampleCitizen] = [
        SampleCitizen(adult: SampleAdult(ages: 34...55), depositLoan: 150),
        SampleCitizen(adult: SampleAdult(ages: 36...58), category: .friends, alimony: 1200),
        SampleCitizen(
            adult: SampleAdult(ages: 33...57, enteredFromAbroad: true, work: false, activityReady: true),
            category: .nightShelter),
        SampleCitizen(
            adult: SampleAdult(ages: 31...60, enteredFromAbroad: true, residence: false, work: false), category: .street
        ),
        SampleCitizen(adult: SampleAdult(ages: 31...60, work: false), category: .hotel, medicine: 175),
        SampleCitizen(
            adult: SampleAdult(ages: 20...24, work: false, activityReady: true), group: .young, category: .friends,
            types: [.youth, .family]),
        SampleCitizen(
            adult: SampleAdult(ages: 25...29, work: false, activityReady: true), group: .young, category: .shelter,
            types: [.youth, .family]),
        SampleCitizen(
            adult: SampleAdult(ages: 19...24, work: false), group: .young, category: nil, types: [.youth]),
        SampleCitizen(
            adult: SampleAdult(ages: 20...26, receivesCashBenefit: false, taxable: 7086), group: .young, category: nil,
            types: [.youth]),
        SampleCitizen(
            adult: SampleAdult(ages: 28...44), children: [4, 9], group: .violence, category: nil, childcare: 620),
        SampleCitizen(
            adult: SampleAdult(ages: 30...41, enteredFromAbroad: true, work: false), children: [3], group: .violence,
            category: nil,
            childcare: 410),
        SampleCitizen(
            adult: SampleAdult(ages: 32...49, receivesCashBenefit: false, taxable: 19_400), children: [12],
            group: .violence, category: nil, debt: 800),
        SampleCitizen(
            adult: SampleAdult(ages: 31...50), partner: SampleAdult(ages: 31...50), group: .homeless,
            category: .shortStay),
        SampleCitizen(
            adult: SampleAdult(ages: 31...48, enteredFromAbroad: true, residence: false, work: false),
            partner: SampleAdult(ages: 30...47, enteredFromAbroad: true, residence: false, work: false),
            children: [3, 6, 11], group: .refugee,
            category: nil),
        SampleCitizen(
            adult: SampleAdult(ages: 30...52, enteredFromAbroad: true, residence: false, work: false),
            partner: SampleAdult(ages: 30...52, receivesCashBenefit: false, taxable: 15_800), children: [7],
            group: .refugee, category: nil),
        SampleCitizen(
            adult: SampleAdult(ages: 31...56, enteredFromAbroad: true, residence: false, work: false), group: .refugee,
            category: nil),
        SampleCitizen(adult: SampleAdult(ages: 32...54), group: .prisonRelease, category: .prisonRelease, debt: 400),
        SampleCitizen(
            adult: SampleAdult(ages: 30...46, work: false), group: .prisonRelease, category: nil, alimony: 300),
        SampleCitizen(
            adult: SampleAdult(ages: 68...79, receivesCashBenefit: false, taxable: 15_500, statePension: true),
            group: .other, category: nil, types: [.elderly, .family], medicine: 240),
        SampleCitizen(
            adult: SampleAdult(ages: 40...61, receivesCashBenefit: false, taxable: 20_900, churchTax: true),
            group: .other, category: nil),
        SampleCitizen(adult: SampleAdult(ages: 35...59), category: .discharge, types: [.family, .special]),
        SampleCitizen(
            adult: SampleAdult(ages: 41...63, work: false), category: .street, types: [.special, .family]),
        SampleCitizen(adult: SampleAdult(ages: 33...58, wealth: 12_000), category: .shelter, depositLoan: 210),
        // Two with a fact nobody knows yet.
        SampleCitizen(adult: SampleAdult(ages: 31...55, enteredFromAbroad: true, work: nil), category: .shelter),
        SampleCitizen(
            adult: SampleAdult(ages: 31...55, receivesCashBenefit: false, taxable: nil), category: .other),
    ]
}
