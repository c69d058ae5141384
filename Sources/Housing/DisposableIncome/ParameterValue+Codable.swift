extension ParameterValue: Codable {
    /// JSON: a number, a code, a list of codes, a list of rows, or `{"rent": 3000, "area": 45.5, "heating": "separate"}` in kr/month and
    /// m2, as the files write them.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let code = try? container.decode(String.self) {
            self = .code(code)
        } else if let codes = try? container.decode([String].self) {
            self = .list(codes)
        } else if let rows = try? container.decode([MinimumRow].self) {
            self = .table(rows)
        } else {
            let home = try container.decode(HomeFields.self)
            self = .home(rent: home.rent, areaTenths: home.area.ore / 10, heating: home.heating)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .code(let code): try container.encode(code)
        case .list(let codes): try container.encode(codes)
        case .table(let rows): try container.encode(rows)
        case .home(let rent, let areaTenths, let heating):
            try container.encode(HomeFields(rent: rent, area: Money(ore: areaTenths * 10), heating: heating))
        }
    }

    private struct HomeFields: Codable {
        let rent: Money
        /// m2; a decimal number is read the same way as an amount.
        let area: Money
        let heating: Heating
    }
}

extension ParameterValue: CustomStringConvertible {
    /// As a file writes it.
    package var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .code(let code): code
        case .list(let codes): "[\(codes.joined(separator: ", "))]"
        case .table(let rows): "[\(rows.map(\.description).joined(separator: ", "))]"
        case .home(let rent, let areaTenths, let heating):
            "{rent: \(rent), area: \(Money(ore: areaTenths * 10)), heating: \(heating.rawValue)}"
        }
    }
}
