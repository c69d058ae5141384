package import Housing

/// One case of a case file: facts, and what is expected of their check.
package struct Case: Sendable {
    package let name: String
    package let on: Day
    package let household: Household
    package let home: Home
    package let subsidy: StatedSubsidy?
    /// Only these keys are compared.
    package let expect: [CaseKey: CaseValue]
}

/// What a case can expect: the answers of a check, named as in its JSON.
package enum CaseKey: String, CaseIterable, Sendable {
    case outcome
    case netIncome = "net_income"
    case housingBenefit = "housing_benefit"
    case disposableIncome = "disposable_income"
    case shortfall
    case maxRent = "max_rent"
    case passingRents = "passing_rents"
    case binding, remedies, missing, provisional, notes

    /// The answer of a check.
    func value(of check: Check) -> CaseValue {
        switch self {
        case .outcome: .text(check.outcome.rawValue)
        case .netIncome: CaseValue(check.netIncome)
        case .housingBenefit: CaseValue(check.housingBenefit)
        case .disposableIncome: CaseValue(check.disposableIncome)
        case .shortfall: CaseValue(check.shortfall)
        case .maxRent: CaseValue(check.maxRent)
        case .passingRents:
            check.passingRents.map { .list($0.map { .list($0.map(CaseValue.number)) }) } ?? .null
        case .binding: check.binding.map { .text($0.rawValue) } ?? .null
        case .remedies:
            .list(check.remedies.map { .fields(["scheme": .text($0.scheme.rawValue), "amount": .number($0.amount)]) })
        case .missing: .list(check.missing.map(CaseValue.text))
        case .provisional: .list(check.provisional.map(CaseValue.text))
        case .notes: .list(check.notes.map { .text($0.rawValue) })
        }
    }
}

/// A value of an answer, expected or got.
package indirect enum CaseValue: Hashable, Sendable {
    case null
    case number(Int)
    /// An expected amount with øre, which no answer is.
    case amount(Money)
    case text(String)
    case list([CaseValue])
    case fields([String: CaseValue])

    init(_ number: Int?) { self = number.map(CaseValue.number) ?? .null }

    /// What a case file states.
    init(_ value: YAMLValue) throws(Problem) {
        switch value.kind {
        case .null: self = .null
        case .list: self = .list(try value.list().map { (value) throws(Problem) in try CaseValue(value) })
        case .mapping:
            var fields: [String: CaseValue] = [:]
            for (key, field) in try value.entries() { fields[key] = try CaseValue(field) }
            self = .fields(fields)
        case .number:
            let amount = try value.signedAmount()
            self = amount.isWholeKroner ? .number(amount.kroner) : .amount(amount)
        case .text: self = .text(try value.text())
        }
    }
}

extension CaseValue: CustomStringConvertible {
    /// As JSON writes it; the fields of an object in the order of their names.
    package var description: String {
        switch self {
        case .null: "null"
        case .number(let number): "\(number)"
        case .amount(let amount): amount.description
        // Codes, paths and keys: nothing in them needs escaping.
        case .text(let text): "\"\(text)\""
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        case .fields(let fields):
            "{\(fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", "))}"
        }
    }
}

extension CaseValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .number(let number): try container.encode(number)
        case .amount(let amount): try container.encode(amount)
        case .text(let text): try container.encode(text)
        case .list(let values): try container.encode(values)
        case .fields(let fields): try container.encode(fields)
        }
    }
}
