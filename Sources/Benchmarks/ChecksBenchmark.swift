import ArgumentParser
import Housing
import HousingFiles

/// `Benchmarks checks`: how many dwellings a prepared household meets in a second.
struct ChecksBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "checks", abstract: "Checks of income, per second.")

    @Option(help: "Checks of each kind.")
    var count = 1_000_000

    func run() throws {
        printLoad()
        guard let day = Day("2026-01-15") else { throw Trouble(what: "no such day") }
        let parameters = try Rules.shipped().parameters.on(day)
        let homes = (0..<1000).map { number in
            Home(
                rent: Money(kroner: 3000 + number * 5), areaTenths: 400 + number % 500, heating: .separate,
                hotWater: .separate, electricity: .separate, water: .included, maintenance: .landlord,
                heat: Money(kroner: 400))
        }
        guard var prepared = PreparedHousehold(household, parameters: parameters) else {
            throw Trouble(what: "the household lacks a fact")
        }
        var passed = 0
        printRow("\(count) checks", "s", "per s")
        report("outcome") { index in
            if prepared.outcome(in: homes[index % homes.count]) == .pass { passed += 1 }
        }
        report("outcome and lines") { index in passed += prepared.lines(in: homes[index % homes.count]).lines.count }
        guard passed > 0 else { throw Trouble(what: "no check passed") }
        printLoad()
    }

    private func report(_ name: String, _ body: (Int) -> Void) {
        let time = seconds { for index in 0..<count { body(index) } }
        printRow(name, decimal(time), decimal(Double(count) / time, 0))
    }

    /// A single of 41 on cash benefit with a loan for the deposit.
    private var household: Household {
        Household(
            adults: [
                Adult(
                    age: 41,
                    cashBenefit: .paid(
                        CashBenefit(
                            residenceRequirement: true, workRequirement: false, activityReady: false,
                            livesWithParents: false)),
                    incomes: [], wealth: .zero, churchTax: false, pension: Pension.none)
            ], children: [], couple: false,
            expenses: [Expense(kind: .depositLoan, amount: Money(kroner: 300))])
    }
}
