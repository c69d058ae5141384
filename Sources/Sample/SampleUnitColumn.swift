import Housing

/// A column of a unit's row, by the name the import's contract gives it.
enum SampleUnitColumn {
    case association, department, tenancy, address, postcode, town, addressID, type, rooms, area, rent
    case heatOnAccount, waterOnAccount, electricityOnAccount, heating, hotWater, electricity, water, maintenance
    case deposit, receivedOn, availableFrom, answerBy

    /// How the file's author writes amounts and days.
    struct Style {
        enum Days { case dashes, dots, slashes, international }
        /// `6.200,00` instead of `6200`.
        var thousands = false
        var days = Days.dashes

        func text(_ amount: Money?) -> String {
            guard let amount else { return "" }
            return thousands ? grouped(amount.kroner, .da) + ",00" : "\(amount.kroner)"
        }

        func text(_ day: Day?) -> String {
            guard let day else { return "" }
            return switch days {
            case .dashes: day.danish
            case .dots: String(day.danish.map { $0 == "-" ? "." : $0 })
            case .slashes: String(day.danish.map { $0 == "-" ? "/" : $0 })
            case .international: day.description
            }
        }
    }

    /// The cell of this column for a unit, empty where nothing is known.
    func cell(of unit: Unit, style: Style) -> String {
        switch self {
        case .association: unit.association
        case .department: unit.department
        case .tenancy: unit.tenancy
        case .address: unit.address
        case .postcode: unit.postcode
        case .town: unit.town
        case .addressID: unit.addressID ?? ""
        case .type: SampleWords.word(unit.type)
        case .rooms: "\(unit.roomTenths / 10)"
        case .area: "\(unit.areaTenths / 10)"
        case .rent: style.text(unit.rent)
        case .heatOnAccount: style.text(unit.heatOnAccount)
        case .waterOnAccount: style.text(unit.waterOnAccount)
        case .electricityOnAccount: style.text(unit.electricityOnAccount)
        case .heating: SampleWords.word(unit.heating)
        case .hotWater: SampleWords.word(unit.hotWater)
        case .electricity: SampleWords.word(unit.electricity)
        case .water: SampleWords.word(unit.water)
        case .maintenance: SampleWords.word(unit.maintenance)
        case .deposit: style.text(unit.deposit)
        case .receivedOn: style.text(unit.receivedOn)
        case .availableFrom: style.text(unit.availableFrom)
        case .answerBy: style.text(unit.answerBy)
        }
    }
}
