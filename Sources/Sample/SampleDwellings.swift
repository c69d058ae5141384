import Housing

/// Makes invented dwellings: a rent in a band, and size, place and consumption that go with it.
struct SampleDwellings {
    var generator: SeededGenerator
    /// The next running number of each association's tenancies, so that no dwelling is met twice.
    private var nextTenancy: [String: Int] = [:]
    private let firstTenancy: Int

    init(generator: SeededGenerator, firstTenancy: Int) {
        self.generator = generator
        self.firstTenancy = firstTenancy
    }

    /// The rents, kr/month, that the statistics' bands put together, with the share of each type's units in it.
    private static let bands: [(rents: ClosedRange<Int>, weights: [UnitType: Int])] = [
        (2950...3499, [.family: 2, .youth: 30, .elderly: 8, .special: 70, .private: 0]),
        (3500...3999, [.family: 3, .youth: 25, .elderly: 15, .special: 20, .private: 0]),
        (4000...4499, [.family: 4, .youth: 18, .elderly: 20, .special: 10, .private: 5]),
        (4500...5000, [.family: 36, .youth: 16, .elderly: 25, .special: 0, .private: 15]),
        (5001...6500, [.family: 44, .youth: 6, .elderly: 20, .special: 0, .private: 35]),
        (6501...9400, [.family: 20, .youth: 5, .elderly: 12, .special: 0, .private: 45]),
    ]

    /// A rent of the type; `under4500` keeps it in the cheap bands or out of them.
    mutating func rent(of type: UnitType, under4500: Bool?) -> Money {
        let choices = Self.bands.filter { band in
            under4500.map { $0 == (band.rents.upperBound < 4500) } ?? true
        }
        return Money(
            kroner: generator.number(in: generator.weighted(choices.map { ($0.rents, $0.weights[type] ?? 0) })))
    }

    /// A dwelling with that rent, received on that day. Everything a check needs is stated.
    mutating func unit(
        _ type: UnitType, rent: Money, of association: SampleAssociation, receivedOn: Day
    ) -> Unit {
        let number = nextTenancy[association.number, default: firstTenancy]
        nextTenancy[association.number] = number + 1
        let place = SamplePlaces.place(in: association, tenancy: number, using: &generator)
        let area = area(of: type, rent: rent)
        let heating: Inclusion = generator.chance(12) ? .included : .separate
        let water: Inclusion = generator.chance(20) ? .included : .separate
        return Unit(
            association: association.number, department: place.department, tenancy: padded(number, to: 4),
            address: place.address, postcode: place.street.postcode, town: place.street.town,
            type: type, roomTenths: rooms(of: type, area: area) * 10, areaTenths: area * 10, rent: rent,
            heatOnAccount: heating == .separate ? Money(kroner: area * generator.number(in: 7...10)) : nil,
            waterOnAccount: water == .separate ? Money(kroner: generator.number(in: 10...20) * 10) : nil,
            electricityOnAccount: Money(kroner: generator.number(in: 20...35) * 10),
            heating: heating, hotWater: heating, electricity: .separate, water: water, maintenance: .landlord,
            deposit: Money(kroner: rent.kroner * generator.number(in: 4...7) / 100 * 100), receivedOn: receivedOn,
            availableFrom: nil)
    }

    /// Square metres from the rent a square metre, kr/month, usual for the type.
    private mutating func area(of type: UnitType, rent: Money) -> Int {
        let price =
            switch type {
            case .family: 80...105
            case .youth: 115...160
            case .elderly: 95...125
            case .special: 105...140
            case .private: 105...150
            }
        return rent.kroner / generator.number(in: price)
    }

    private func rooms(of type: UnitType, area: Int) -> Int {
        guard type != .youth else { return area < 40 ? 1 : 2 }
        return switch area {
        case ..<42: 1
        case ..<62: 2
        case ..<84: 3
        default: 4
        }
    }
}
