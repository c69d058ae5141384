import Housing

/// The files three associations send for the days before the sample's today. Each is written by another program:
/// order of columns, spelling of headers, delimiter and encoding differ as they do in life.
struct SampleUnitFiles {
    private var dwellings: SampleDwellings
    private var generator: SeededGenerator
    private let on: Day

    /// Tenancies from 9101 on, so that no dwelling of the register comes again at another rent.
    init(seed: UInt64, on: Day) {
        dwellings = SampleDwellings(generator: SeededGenerator(seed: seed, stream: 4), firstTenancy: 9101)
        generator = SeededGenerator(seed: seed, stream: 5)
        self.on = on
    }

    /// Association 9001: a Danish Excel, semicolons, Windows-1252. Its first rows are the demonstration's.
    mutating func north() throws(Problem) -> [UInt8] {
        let units = demonstration() + some(9, of: [.family, .youth], association: "9001")
        return try file(
            units, SampleDelimitedText(encoding: .windows1252), SampleUnitColumn.Style(thousands: true),
            [
                ("Boligorganisation", .association), ("Afdeling", .department), ("Lejemål", .tenancy),
                ("Adresse", .address), ("Postnr", .postcode), ("By", .town), ("Boligtype", .type),
                ("Værelser", .rooms), ("Areal (m²)", .area), ("Husleje (kr./md.)", .rent),
                ("Aconto varme", .heatOnAccount), ("Aconto vand", .waterOnAccount),
                ("Aconto el", .electricityOnAccount), ("Varme", .heating), ("Varmt vand", .hotWater),
                ("El", .electricity), ("Vand", .water), ("Vedligeholdelse", .maintenance), ("Indskud", .deposit),
                ("Modtaget", .receivedOn), ("Ledig fra", .availableFrom), ("Svarfrist", .answerBy),
            ])
    }

    /// Association 9002: an export in UTF-8 with a byte order mark, headers in capitals, keys last, days with dots.
    mutating func south() throws(Problem) -> [UInt8] {
        var units = some(15, of: [.family, .family, .elderly], association: "9002")
        for index in units.indices {
            units[index].addressID = "00000000-0000-4000-8000-" + padded(index + 1, to: 12)
        }
        return try file(
            units, SampleDelimitedText(encoding: .utf8WithMark), SampleUnitColumn.Style(days: .dots),
            [
                ("MODTAGET", .receivedOn), ("LEDIG FRA", .availableFrom), ("BOLIGTYPE", .type), ("HUSLEJE", .rent),
                ("AREAL", .area), ("VÆRELSER", .rooms), ("ADRESSE", .address), ("ADRESSE-ID", .addressID),
                ("POSTNR", .postcode), ("BY", .town), ("VARME", .heating), ("VARMT VAND", .hotWater),
                ("EL", .electricity), ("VAND", .water), ("ACONTO VARME", .heatOnAccount),
                ("ACONTO VAND", .waterOnAccount), ("ACONTO EL", .electricityOnAccount),
                ("VEDLIGEHOLDELSE", .maintenance), ("INDSKUD", .deposit), ("BOLIGORGANISATION", .association),
                ("AFDELING", .department), ("LEJEMÅL", .tenancy),
            ])
    }

    /// Association 9010: commas and quotes, UTF-8, headers without Danish letters, days as computers write them.
    mutating func young() throws(Problem) -> [UInt8] {
        let units = some(13, of: [.youth, .youth, .youth, .special], association: "9010")
        return try file(
            units, SampleDelimitedText(delimiter: ",", lineEnd: "\n"), SampleUnitColumn.Style(days: .international),
            [
                ("boligorganisation", .association), ("afdeling", .department), ("lejemaal", .tenancy),
                ("boligtype", .type), ("adresse", .address), ("postnr", .postcode), ("by", .town),
                ("vaerelser", .rooms), ("areal", .area), ("husleje", .rent), ("indskud", .deposit),
                ("varme", .heating), ("aconto_varme", .heatOnAccount), ("varmt_vand", .hotWater),
                ("vand", .water), ("aconto_vand", .waterOnAccount), ("el", .electricity),
                ("aconto_el", .electricityOnAccount), ("vedligeholdelse", .maintenance), ("modtaget", .receivedOn),
                ("ledig_fra", .availableFrom), ("svarfrist", .answerBy),
            ])
    }

    /// Association 9003 on a bad day: row 2 is right, each of the next rows has one mistake, the last is right again.
    mutating func withErrors() throws(Problem) -> [UInt8] {
        let units = some(7, of: [.family], association: "9003")
        let columns: [(header: String, column: SampleUnitColumn)] = [
            ("Boligorganisation", .association), ("Afdeling", .department), ("Lejemål", .tenancy),
            ("Adresse", .address), ("Postnr", .postcode), ("By", .town), ("Boligtype", .type), ("Værelser", .rooms),
            ("Areal", .area), ("Husleje", .rent), ("Modtaget", .receivedOn), ("Ledig fra", .availableFrom),
        ]
        var rows = units.map { unit in columns.map { $0.column.cell(of: unit, style: SampleUnitColumn.Style()) } }
        func spoil(_ row: Int, _ column: String, _ text: String) {
            guard let index = columns.firstIndex(where: { $0.header == column }) else { return }
            rows[row][index] = text
        }
        spoil(1, "Husleje", "5.2oo")  // the letter o for zero
        spoil(2, "Lejemål", "")
        spoil(3, "Boligtype", "Rækkehus")
        spoil(4, "Husleje", "\(units[4].rent.kroner * 12)")  // a year's rent in the month's column
        spoil(5, "Modtaget", "31-02-2025")
        return try SampleDelimitedText(encoding: .windows1252).bytes(header: columns.map(\.header), rows: rows)
    }

    /// Three family units with fixed rents, whose checks `SampleReferrals` works out: cheap, in the state scheme's
    /// interval, and so dear that nobody of the sample can afford it.
    private mutating func demonstration() -> [Unit] {
        let facts = [
            (tenancy: "9001", rent: 4150, area: 50), (tenancy: "9002", rent: 5950, area: 64),
            (tenancy: "9003", rent: 14_900, area: 118),
        ]
        return facts.map { fact in
            var unit = self.unit(.family, rent: Money(kroner: fact.rent), association: SamplePlaces.associations[0])
            unit.department = "10"
            unit.tenancy = fact.tenancy
            unit.address = "\(SamplePlaces.associations[0].streets[0].name) \(fact.tenancy.suffix(1)), 1. tv"
            unit.postcode = SamplePlaces.associations[0].streets[0].postcode
            unit.town = SamplePlaces.associations[0].streets[0].town
            unit.areaTenths = fact.area * 10
            unit.roomTenths = fact.area < 62 ? 20 : fact.area < 84 ? 30 : 40
            unit.heating = .separate
            unit.hotWater = .separate
            unit.water = .separate
            unit.heatOnAccount = Money(kroner: fact.area * 9)
            unit.waterOnAccount = Money(kroner: 150)
            unit.electricityOnAccount = Money(kroner: 300)
            return unit
        }
    }

    private mutating func some(
        _ count: Int, of types: [UnitType], association number: String
    ) -> [Unit] {
        guard let association = SamplePlaces.association(number) else { return [] }
        return (0..<count).map { _ in
            let type = generator.pick(types)
            return unit(type, rent: dwellings.rent(of: type, under4500: nil), association: association)
        }
    }

    /// Received in the last ten days, but after the register's last day, whose figures must not move.
    private mutating func unit(_ type: UnitType, rent: Money, association: SampleAssociation) -> Unit {
        let earliest = max(SampleTargets.lastDay.adding(days: 1), on.adding(days: -10))
        let receivedOn = earliest.adding(days: generator.number(in: 0...on.days(since: earliest)))
        var unit = dwellings.unit(type, rent: rent, of: association, receivedOn: receivedOn)
        unit.answerBy = receivedOn.adding(days: 14)
        unit.availableFrom = Day(number: on.number - on.date.day + 1).adding(months: 1)
        return unit
    }

    private func file(
        _ units: [Unit], _ text: SampleDelimitedText, _ style: SampleUnitColumn.Style,
        _ columns: [(header: String, column: SampleUnitColumn)]
    ) throws(Problem) -> [UInt8] {
        try text.bytes(
            header: columns.map(\.header),
            rows: units.map { unit in columns.map { $0.column.cell(of: unit, style: style) } })
    }
}
