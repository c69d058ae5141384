import ArgumentParser
import Foundation
import Housing
import HousingAPI

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
        guard let day = Day.typed(argument) else { return nil }
        self = day
    }
}

extension Money: ExpressibleByArgument {
    package init?(argument: String) {
        guard let amount = Money.typed(argument) else { return nil }
        self = amount
    }
}

extension Number: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Share: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension ExpectedYears: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension Language: ExpressibleByArgument {}
extension Scheme: ExpressibleByArgument {}
extension AnswerReason: ExpressibleByArgument {}
extension SettingName: ExpressibleByArgument {}
extension JobName: ExpressibleByArgument {}
extension PersonsPerRoom: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
extension ReturnReason: ExpressibleByArgument {}
extension SupplyKind: ExpressibleByArgument {}
extension ParkingReason: ExpressibleByArgument {}
extension ClosingReason: ExpressibleByArgument {}
extension UnitType: ExpressibleByArgument {}
extension Inclusion: ExpressibleByArgument {}
extension Maintenance: ExpressibleByArgument {}
