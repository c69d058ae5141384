package import Housing

/// What the sample must come out at when somebody counts it: the figures of the committee's report of 2025, focus area 1.
///
/// Nothing prints these. They say how many rows to make; every figure people see is counted from the rows.
/// Marked *report*: published there (a share is published, the counts behind it are chosen to give exactly that
/// share). Everything else is chosen to be plausible beside it.
package enum SampleTargets {
    /// Units received in one year and what became of them.
    struct Year {
        let year: Int
        /// The last month with rows; 10 in 2025, whose figure is published "per 1 November".
        let lastMonth: Int
        let types: [OfType]
        /// Family units with a rent under 4,500: report for 2022 and 2024 (311 and 167).
        let familyUnder4500: Int
    }

    /// Units of one type; what is left over is allocated.
    struct OfType {
        let type: UnitType
        let received: Int
        let returned: Int
        let withdrawn: Int
        let open: Int
    }

    /// Received, report: 1,277 in 2022; 1,140 in 2023; 1,066 in 2024; 1,029 in January to October 2025.
    /// Returned, report, of all: 43 % in 2021, 33 % in 2023, 21 % in 2024 and 2025; of family units 43, 24, 11, 11 %.
    /// Family units allocated, report: 76 % in 2023 and 89 % in 2024 and 2025, so none of those is open or withdrawn.
    static let years = [
        Year(
            year: 2021, lastMonth: 12,
            types: [
                OfType(type: .family, received: 900, returned: 387, withdrawn: 8, open: 0),
                OfType(type: .youth, received: 270, returned: 132, withdrawn: 4, open: 0),
                OfType(type: .elderly, received: 80, returned: 28, withdrawn: 0, open: 0),
                OfType(type: .special, received: 30, returned: 4, withdrawn: 0, open: 0),
                OfType(type: .private, received: 20, returned: 8, withdrawn: 0, open: 0),
            ], familyUnder4500: 380),
        Year(
            year: 2022, lastMonth: 12,
            types: [
                OfType(type: .family, received: 820, returned: 271, withdrawn: 7, open: 0),
                OfType(type: .youth, received: 310, returned: 180, withdrawn: 4, open: 0),
                OfType(type: .elderly, received: 85, returned: 24, withdrawn: 1, open: 0),
                OfType(type: .special, received: 35, returned: 4, withdrawn: 0, open: 0),
                OfType(type: .private, received: 27, returned: 6, withdrawn: 0, open: 0),
            ], familyUnder4500: 311),
        Year(
            year: 2023, lastMonth: 12,
            types: [
                OfType(type: .family, received: 650, returned: 156, withdrawn: 0, open: 0),
                OfType(type: .youth, received: 350, returned: 190, withdrawn: 5, open: 0),
                OfType(type: .elderly, received: 80, returned: 20, withdrawn: 1, open: 0),
                OfType(type: .special, received: 34, returned: 3, withdrawn: 0, open: 0),
                OfType(type: .private, received: 26, returned: 7, withdrawn: 0, open: 0),
            ], familyUnder4500: 235),
        Year(
            year: 2024, lastMonth: 12,
            types: [
                OfType(type: .family, received: 600, returned: 66, withdrawn: 0, open: 0),
                OfType(type: .youth, received: 340, returned: 138, withdrawn: 4, open: 0),
                OfType(type: .elderly, received: 70, returned: 13, withdrawn: 2, open: 0),
                OfType(type: .special, received: 30, returned: 2, withdrawn: 0, open: 0),
                OfType(type: .private, received: 26, returned: 5, withdrawn: 0, open: 0),
            ], familyUnder4500: 167),
        Year(
            year: 2025, lastMonth: 10,
            types: [
                OfType(type: .family, received: 600, returned: 66, withdrawn: 0, open: 0),
                OfType(type: .youth, received: 315, returned: 132, withdrawn: 3, open: 18),
                OfType(type: .elderly, received: 62, returned: 12, withdrawn: 1, open: 5),
                OfType(type: .special, received: 28, returned: 2, withdrawn: 0, open: 1),
                OfType(type: .private, received: 24, returned: 4, withdrawn: 0, open: 2),
            ], familyUnder4500: 130),
    ]

    /// Nothing in the register is dated after this day.
    package static let lastDay = day(2025, 10, 31)

    /// Homeless citizens, counted by the day they moved in, or in 2025 by the day they were allocated a unit.
    /// Report: 258 moved in in 2023, 272 in 2024; 153 allocated in the first half of 2025. The rest of 2025 is on the
    /// way to the expected 320 a year.
    static let homelessMoveIns = [2021: 190, 2022: 205, 2023: 258, 2024: 272]
    static let homelessAllocationsFirstHalf2025 = 153
    static let homelessAllocationsRestOf2025 = 109

    /// Allocations with a subsidy in one stretch of days, both ends included.
    struct Subsidies {
        let from: Day
        let through: Day
        /// The highest rent of the state scheme in those days: 5,000 until 30 June 2023, then 6,500.
        let stateHighestRent: Money
        let state: Int
        let transitionalFamily: Int
        let transitionalYouth: Int
    }

    /// Report: November 2022 to June 2025 together 236 state, 99 and 37 transitional. The last row is after that.
    static let subsidies = [
        Subsidies(
            from: day(2022, 11, 1), through: day(2022, 12, 31), stateHighestRent: Money(kroner: 5000),
            state: 6, transitionalFamily: 5, transitionalYouth: 0),
        Subsidies(
            from: day(2023, 1, 1), through: day(2023, 6, 30), stateHighestRent: Money(kroner: 5000),
            state: 18, transitionalFamily: 17, transitionalYouth: 0),
        Subsidies(
            from: day(2023, 7, 1), through: day(2023, 12, 31), stateHighestRent: Money(kroner: 6500),
            state: 52, transitionalFamily: 19, transitionalYouth: 8),
        Subsidies(
            from: day(2024, 1, 1), through: day(2024, 6, 30), stateHighestRent: Money(kroner: 6500),
            state: 52, transitionalFamily: 20, transitionalYouth: 9),
        Subsidies(
            from: day(2024, 7, 1), through: day(2024, 12, 31), stateHighestRent: Money(kroner: 6500),
            state: 54, transitionalFamily: 20, transitionalYouth: 10),
        Subsidies(
            from: day(2025, 1, 1), through: day(2025, 6, 30), stateHighestRent: Money(kroner: 6500),
            state: 54, transitionalFamily: 18, transitionalYouth: 10),
        Subsidies(
            from: day(2025, 7, 1), through: day(2025, 10, 31), stateHighestRent: Money(kroner: 6500),
            state: 20, transitionalFamily: 9, transitionalYouth: 4),
    ]

    /// The census of homeless citizens of Copenhagen, report: its table prints 2023 for the last one, its text 2024;
    /// there was no census in 2023.
    static let census = [(year: 2019, count: 1442), (year: 2022, count: 1370), (year: 2024, count: 1387)]

    /// A day known to exist; 1 January 1970 for one that does not, which the tests would find.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }
}
