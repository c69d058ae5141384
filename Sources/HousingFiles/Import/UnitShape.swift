import Housing

/// The columns that describe a dwelling received, of `units` and of `register`.
struct UnitColumns: Sendable {
    let association, department, tenancy, address, postcode, town, addressID, type, rooms, area, rent: Int
    let heatOnAccount, waterOnAccount, electricityOnAccount, heating, hotWater, electricity, water: Int
    let maintenance, deposit, received: Int
    /// Not in a register.
    let availableFrom, answerBy: Int?

    init(_ profile: Profile) throws(Problem) {
        association = try profile.column("boligorganisation")
        department = try profile.column("afdeling")
        tenancy = try profile.column("lejemaal")
        address = try profile.column("adresse")
        postcode = try profile.column("postnr")
        town = try profile.column("by")
        addressID = try profile.column("adresse_id")
        type = try profile.column("boligtype")
        rooms = try profile.column("vaerelser")
        area = try profile.column("areal")
        rent = try profile.column("husleje")
        heatOnAccount = try profile.column("aconto_varme")
        waterOnAccount = try profile.column("aconto_vand")
        electricityOnAccount = try profile.column("aconto_el")
        heating = try profile.column("varme")
        hotWater = try profile.column("varmt_vand")
        electricity = try profile.column("el")
        water = try profile.column("vand")
        maintenance = try profile.column("vedligeholdelse")
        deposit = try profile.column("indskud")
        received = try profile.column("modtaget")
        availableFrom = profile.index(of: "ledig_fra")
        answerBy = profile.index(of: "svarfrist")
    }

    /// The unit of a row without errors; nil where a required value is missing.
    func unit(_ row: ReadRow) -> Unit? {
        guard let association = row.text(association), let department = row.text(department),
            let tenancy = row.text(tenancy), let address = row.text(address), let postcode = row.text(postcode),
            let town = row.text(town), let type: UnitType = row.code(type), let rooms = row.hundredths(rooms),
            let area = row.hundredths(area), let rent = row.amount(rent), let received = row.day(received)
        else { return nil }
        return Unit(
            association: association, department: department, tenancy: tenancy, address: address, postcode: postcode,
            town: town, addressID: row.text(addressID), type: type, roomTenths: rooms / 10, areaTenths: area / 10,
            rent: rent, heatOnAccount: row.amount(heatOnAccount), waterOnAccount: row.amount(waterOnAccount),
            electricityOnAccount: row.amount(electricityOnAccount), heating: row.code(heating),
            hotWater: row.code(hotWater), electricity: row.code(electricity), water: row.code(water),
            maintenance: row.code(maintenance), deposit: row.amount(deposit), receivedOn: received,
            availableFrom: availableFrom.flatMap { row.day($0) }, answerBy: answerBy.flatMap { row.day($0) })
    }

    /// Asks about sizes and rents outside what is usual, cell by cell, whatever else is wrong with the row.
    func askAboutSize(_ row: inout ReadRow) {
        if let rooms = row.hundredths(rooms), rooms > 2000 {
            row.add(.outOfRange, severity: .confirm, at: self.rooms, .rule(.manyRooms))
        }
        if let area = row.hundredths(area), area > 40_000 {
            row.add(.outOfRange, severity: .confirm, at: self.area, .rule(.largeArea))
        }
        guard let type: UnitType = row.code(type), let area = row.hundredths(area), let rent = row.amount(rent),
            let range = row.layout.profile.rentRange(type, on: row.day(received) ?? row.context.on),
            !range.contains(rent, areaTenths: area / 10)
        else { return }
        row.add(.rentOutsideRange, at: self.rent, .range(type, from: range.low, to: range.high))
    }

    /// Asks about days that do not follow each other: each can be right by itself.
    func askAboutDays(_ row: inout ReadRow) {
        guard let received = row.day(received) else { return }
        if let column = availableFrom, let day = row.day(column) {
            // A dwelling may stand empty for a while before it is put at the municipality's disposal.
            if day < received.adding(months: -3) {
                row.add(.daysOutOfOrder, at: column, .rule(.longBeforeReceived(received)))
            }
            if day > received.adding(months: 12) {
                row.add(.daysOutOfOrder, at: column, .rule(.longAfterReceived(received)))
            }
        }
        if let column = answerBy, let day = row.day(column) {
            if day < received { row.add(.daysOutOfOrder, at: column, .rule(.answerBeforeReceived(received))) }
            if day > received.adding(months: 12) {
                row.add(.daysOutOfOrder, at: column, .rule(.longAfterReceived(received)))
            }
        }
    }

    /// By what receipts are compared: the dwelling and the day.
    ///
    /// - Parameters:
    ///   - end: the day of the outcome, of a register's.
    ///   - isUsable: false for a row with an error.
    func fact(_ row: ReadRow, end: Day? = nil, isUsable: Bool) -> RowFact? {
        guard let association = row.text(association), let department = row.text(department),
            let tenancy = row.text(tenancy), let day = row.day(received)
        else { return nil }
        return RowFact(
            row: row.number, subject: Fingerprint(key: [association, department, tenancy]), day: day,
            rent: row.amount(rent), end: end, isUsable: isUsable)
    }
}

/// A row of `units`.
struct UnitShape: RowShape {
    private let columns: UnitColumns

    init(_ profile: Profile) throws(Problem) { columns = try UnitColumns(profile) }

    var namedColumn: Int? { columns.rent }
    static let comparison = RowComparison.receipts

    func value(_ row: inout ReadRow) -> Unit? {
        AssociationColumn(index: columns.association).resolve(&row, addsUnknown: false)
        columns.askAboutSize(&row)
        columns.askAboutDays(&row)
        if let received = row.day(columns.received) {
            let days = row.context.on.days(since: received)
            if days > 60 { row.add(.receivedLongAgo, at: columns.received, .count(days)) }
            if days < 0 { row.add(.receivedInFuture, at: columns.received) }
        }
        return row.hasError ? nil : columns.unit(row)
    }

    func fact(_ row: ReadRow, _ value: Unit?) -> RowFact? {
        columns.fact(row, isUsable: value != nil)
    }
}
