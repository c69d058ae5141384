import ArgumentParser
import Foundation
import Housing

/// A day as people type it: `yyyy-mm-dd` or `dd-mm-yyyy`.
func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    return Day(parts.reversed().joined(separator: "-"))
}

/// An amount as people type it: `6200`, `6.200`, `6.200,50` or `6200,5`. A point is a thousands mark and nothing
/// else, as in every import file: `6.20` is nobody's amount.
func money(_ text: String) -> Money? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.count == 1 || (1...2).contains(parts[1].count) else { return nil }
    let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    if groups.count > 1 {
        guard (1...3).contains(groups[0].drop { $0 == "-" }.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
    }
    return Money(([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: "."))
}

/// A number with at most one decimal, in tenths: `62`, `62,5` or `62.5`.
func tenths(_ text: String) -> Int? {
    guard let amount = Money(text.replacingOccurrences(of: ",", with: ".")), amount.ore % 10 == 0 else { return nil }
    return amount.ore / 10
}

/// What a day is called in a usage line.
let dayName = Words(da: "dd-mm-åååå", en: "yyyy-mm-dd")
/// What an amount is called in a usage line.
let amountName = Words(da: "kr", en: "kr")

extension Day: ExpressibleByArgument {
    package init?(argument: String) {
        guard let day = day(argument) else { return nil }
        self = day
    }
}

extension Money: ExpressibleByArgument {
    package init?(argument: String) {
        guard let amount = money(argument) else { return nil }
        self = amount
    }
}

extension Number: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Language: ExpressibleByArgument {}
extension Scheme: ExpressibleByArgument {}
extension ReturnReason: ExpressibleByArgument {}
extension UnitType: ExpressibleByArgument {}
extension Inclusion: ExpressibleByArgument {}
extension Maintenance: ExpressibleByArgument {}
