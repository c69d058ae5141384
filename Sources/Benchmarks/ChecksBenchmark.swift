import ArgumentParser
import Housing
import HousingFiles

/// `Benchmarks checks`: how many dwellings a household meets in a second, each beside the same answer without preparing.
struct ChecksBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks", abstract: "Checks of income, per second of one processor.")

    @Option(help: "Checks of each kind; the slow kinds take a part of it.")
    var count = 1_000_000

    private static let goalOfOutcomes = 3_000_000.0
    private static let goalOfExplanations = 300_000.0
    private static let goalWithFactsMissing = 1000.0

    func run() throws {
        printLoad()
        guard let day = Day("2025-11-03") else { throw Trouble(what: "no such day") }
        let rules = try Rules.shipped()
        let parameters = rules.parameters.on(day)
        let homes = Self.homes
        let household = Self.household(age: 41, wage: nil)
        guard var prepared = PreparedHousehold(household, parameters: parameters) else {
            throw Trouble(what: "the household lacks a fact")
        }
        func whole(_ index: Int) -> Check {
            DisposableIncome.check(
                household, homes[index % homes.count], parameters: parameters, schemes: rules.schemes, on: day)
        }
        printRow("checks", "count", "CPU s", "per s", "of goal", "of whole")
        // The peer: the check as a case file runs it, with nothing prepared.
        let peer = measure("whole check, unprepared", count / 10, goal: Self.goalOfExplanations, peer: nil) {
            whole($0).lines.count
        }
        measure("outcome", count, goal: Self.goalOfOutcomes, peer: peer) {
            prepared.outcome(in: homes[$0 % homes.count]) == .pass ? 1 : 0
        }
        measure("outcome and lines", count / 4, goal: Self.goalOfExplanations, peer: peer) {
            prepared.lines(in: homes[$0 % homes.count]).lines.count
        }
        // With lines, deciding line, rents that pass, remedies, provisional parameters and notes.
        measure("whole check", count / 10, goal: Self.goalOfExplanations, peer: peer) {
            prepared.check(in: homes[$0 % homes.count], schemes: rules.schemes, on: day).lines.count
        }
        let households = (0..<1000).map { Self.household(age: 18 + $0 % 60, wage: $0 * 20) }
        let list = DwellingList(homes, parameters: parameters, schemes: rules.schemes, on: day)
        measure("survey of 1000 dwellings", count * 4, each: homes.count, goal: Self.goalOfOutcomes, peer: peer) {
            list.survey(of: households[$0 % households.count]).passes
        }
        var incomplete = household
        incomplete.adults[0].incomes = [.wage, .pension, .studentGrant, .otherTaxable, .taxFree].map {
            Income(kind: $0, amount: nil)
        }
        measure("whole check, 5 incomes missing", count / 500, goal: Self.goalWithFactsMissing, peer: peer) {
            DisposableIncome.check(
                incomplete, homes[$0 % homes.count], parameters: parameters, schemes: rules.schemes, on: day
            ).missing.count
        }
        for (index, home) in homes.enumerated() {
            guard prepared.check(in: home, schemes: rules.schemes, on: day) == whole(index) else {
                throw Trouble(what: "the prepared check differs from the whole one")
            }
        }
        printLoad()
    }

    /// Measures and prints one kind, `each` of which a call of the body makes.
    ///
    /// - Returns: how many a second.
    @discardableResult
    private func measure(
        _ name: String, _ count: Int, each: Int = 1, goal: Double, peer: Double?, _ body: (Int) -> Int
    ) -> Double {
        var seen = 0
        let time = processorSeconds { for index in 0..<(count / each) { seen &+= body(index) } }
        let rate = Double(count) / time
        printRow(
            name, "\(count)", decimal(time), decimal(rate, 0), decimal(rate / goal),
            peer.map { decimal(rate / $0) } ?? "1.00")
        // What is computed must be looked at, or it need not be computed.
        if seen < 0 { print(seen) }
        return rate
    }

    /// A thousand dwellings of all kinds that units are received in: their rents, areas and what they include.
    private static let homes = (0..<1000).map { number in
        Home(
            type: number % 3 == 0 ? .youth : .family, rent: Money(kroner: 3000 + number * 5),
            areaTenths: 250 + number * 7 % 700, heating: number % 2 == 0 ? .separate : .included,
            hotWater: number % 5 == 0 ? .included : .separate, electricity: .separate,
            water: number % 7 == 0 ? .separate : .included, maintenance: .landlord,
            heat: Money(kroner: number % 2 == 0 ? 400 : 0))
    }

    /// A single on cash benefit with a loan for the deposit, and a wage beside.
    private static func household(age: Int, wage: Int?) -> Household {
        Household(
            adults: [
                Adult(
                    age: age,
                    cashBenefit: .paid(
                        CashBenefit(
                            enteredFromAbroad: true, residenceRequirement: true, workRequirement: false,
                            activityReady: false, livesWithParents: false)),
                    incomes: wage.map { [Income(kind: .wage, amount: Money(kroner: $0))] } ?? [], wealth: .zero,
                    churchTax: false, pension: Pension.none)
            ], children: [], couple: false,
            expenses: [Expense(kind: .depositLoan, amount: Money(kroner: 300))])
    }
}
