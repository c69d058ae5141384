package import Housing
import Postgres

// How the domain's values stand in columns: days as `date`, amounts as øre, numbers as their digits, codes as text.

extension Day: PostgresValue {
    package var postgresText: String? { description }
    package init?(postgresText: String) { self.init(postgresText) }
}

extension Money: PostgresValue {
    package var postgresText: String? { String(ore) }
    package init?(postgresText: String) {
        guard let ore = Int(postgresText) else { return nil }
        self.init(ore: ore)
    }
}

extension Number: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package var postgresText: String? { String(value) }
    package init?(postgresText: String) {
        guard let value = Int(postgresText) else { return nil }
        self.init(value)
    }
}

extension UnitType: PostgresValue {}
extension Inclusion: PostgresValue {}
extension Maintenance: PostgresValue {}
extension ReturnReason: PostgresValue {}
extension TargetGroup: PostgresValue {}
extension HomelessCategory: PostgresValue {}
extension Scheme: PostgresValue {}
extension SupplyKind: PostgresValue {}
extension AllocationState: PostgresValue {}
extension ReferralState: PostgresValue {}
extension SubsidyState: PostgresValue {}
extension AnswerReason: PostgresValue {}
extension ParkingReason: PostgresValue {}
extension ClosingReason: PostgresValue {}
