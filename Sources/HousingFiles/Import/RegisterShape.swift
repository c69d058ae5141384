import Housing

/// A row of `register`: a receipt and its last outcome. What was done was done, so it is not asked about age, rents
/// before or dwellings still open from an earlier file.
struct RegisterShape: RowShape {
    private let unit: UnitColumns
    private let outcome, outcomeOn, returnReason, citizen, targetGroup, homeless, category, movedIn: Int
    private let subsidy, amount, from, until: Int

    init(_ profile: Profile) throws(Problem) {
        unit = try UnitColumns(profile)
        outcome = try profile.column("udfald")
        outcomeOn = try profile.column("udfald_dato")
        returnReason = try profile.column("returaarsag")
        citizen = try profile.column("borger")
        targetGroup = try profile.column("maalgruppe")
        homeless = try profile.column("hjemloes")
        category = try profile.column("hjemloes_kategori")
        movedIn = try profile.column("indflyttet")
        subsidy = try profile.column("tilskud")
        amount = try profile.column("tilskud_beloeb")
        from = try profile.column("tilskud_fra")
        until = try profile.column("tilskud_til")
    }

    var namedColumn: Int? { nil }
    static let comparison = RowComparison.outcomes

    func value(_ row: inout ReadRow) -> RegisterRow? {
        AssociationColumn(index: unit.association).resolve(&row, addsUnknown: true)
        unit.askAboutSize(&row)
        checkDays(&row)
        let state: UnitState? = row.code(outcome)
        if let state { checkOutcome(state, &row) }
        if state == .allocated {
            checkSubsidy(&row)
            HomelessFacts(targetGroup: targetGroup, homeless: homeless, category: category).check(&row)
        }
        guard !row.hasError, let unit = unit.unit(row), let state else { return nil }
        return RegisterRow(
            unit: unit, outcome: state, outcomeOn: row.day(outcomeOn), returnReason: row.code(returnReason),
            citizen: row.text(citizen), targetGroup: row.code(targetGroup), homeless: row.yesNo(homeless),
            homelessCategory: row.code(category), movedInOn: row.day(movedIn), subsidy: subsidy(row))
    }

    /// Repeated keys are counted over the whole register, by dwelling and day; a dwelling is not received while it stands.
    func fact(_ row: ReadRow, _ value: RegisterRow?) -> RowFact? {
        unit.fact(row, end: value?.outcomeOn, isUsable: value != nil)
    }

    /// No day is before the unit was received, and none but a subsidy's is after today.
    private func checkDays(_ row: inout ReadRow) {
        for column in [unit.received, outcomeOn, movedIn] {
            if let day = row.day(column), day > row.context.on { row.add(.outOfRange, at: column, .rule(.afterToday)) }
        }
        guard let received = row.day(unit.received) else { return }
        for column in [outcomeOn, movedIn, from, until] {
            if let day = row.day(column), day < received {
                row.add(.outOfRange, at: column, .rule(.beforeReceived(received)))
            }
        }
        if let accepted = row.day(outcomeOn), let moved = row.day(movedIn), moved >= received, moved < accepted {
            row.add(.outOfRange, at: movedIn, .rule(.beforeAccepted(accepted)))
        }
        if let from = row.day(from), let until = row.day(until), until < from, until >= received {
            row.add(.outOfRange, at: self.until, .rule(.untilBeforeFrom))
        }
    }

    /// What an outcome needs, and what belongs to another one.
    private func checkOutcome(_ state: UnitState, _ row: inout ReadRow) {
        let needed: [Int] =
            switch state {
            case .allocated: [outcomeOn, citizen]
            case .returned: [outcomeOn, returnReason]
            case .withdrawn: [outcomeOn]
            // A register's words name no offer.
            case .open, .offered: []
            }
        for column in needed where row.isEmpty(column) { row.add(.missingValue, at: column, .rule(.neededByOutcome)) }
        let ofCitizen = [citizen, targetGroup, homeless, category, movedIn, subsidy, amount, from, until]
        let others: [Int] =
            switch state {
            case .allocated: [returnReason]
            case .returned: ofCitizen
            case .withdrawn: [returnReason] + ofCitizen
            case .open, .offered: [outcomeOn, returnReason] + ofCitizen
            }
        for column in others where !row.isEmpty(column) && !(column == subsidy && row.word(subsidy) == "none") {
            row.add(.outOfRange, at: column, .rule(.otherOutcome))
        }
    }

    private func checkSubsidy(_ row: inout ReadRow) {
        if row.isEmpty(subsidy) || row.word(subsidy) == "none" {
            for column in [amount, from, until] where !row.isEmpty(column) {
                row.add(.outOfRange, at: column, .rule(.withoutSubsidy))
            }
        } else {
            for column in [amount, from] where row.isEmpty(column) {
                row.add(.missingValue, at: column, .rule(.neededBySubsidy))
            }
            askAboutScheme(&row)
            askAboutAmount(&row)
        }
    }

    /// Scheme rules only ask: the unit's type, its rent and the day the subsidy begins.
    private func askAboutScheme(_ row: inout ReadRow) {
        guard let scheme: Scheme = row.code(subsidy), let type: UnitType = row.code(unit.type),
            let rent = row.amount(unit.rent), let from = row.day(from), let covers = row.context.schemeCovers,
            !covers(scheme, type, rent, from)
        else { return }
        row.add(.outOfRange, severity: .confirm, at: subsidy, .rule(.scheme(scheme)))
    }

    /// A subsidy above the rent is asked about, on whatever days it was paid, as a grant of it would be.
    private func askAboutAmount(_ row: inout ReadRow) {
        guard let rent = row.amount(unit.rent), let paid = row.amount(amount), let from = row.day(from), paid > rent
        else { return }
        row.add(.subsidyAboveRent, at: amount, .rule(.subsidies(paid, on: from)))
    }

    private func subsidy(_ row: ReadRow) -> RegisterSubsidy? {
        guard let scheme: Scheme = row.code(subsidy), let amount = row.amount(amount), let from = row.day(from) else {
            return nil
        }
        return RegisterSubsidy(scheme: scheme, amount: amount, from: from, until: row.day(until))
    }
}

/// The columns about a citizen's homelessness, of `register` and of `referrals`.
struct HomelessFacts {
    let targetGroup, homeless, category: Int

    /// `hjemloes` alone decides; a target group that says otherwise is asked about, a category is refused.
    func check(_ row: inout ReadRow) {
        guard row.yesNo(homeless) == false else { return }
        let group: TargetGroup? = row.code(targetGroup)
        if group == .homeless { row.add(.outOfRange, severity: .confirm, at: homeless, .rule(.homelessSaysNo)) }
        if !row.isEmpty(category) { row.add(.outOfRange, severity: .confirm, at: category, .rule(.category)) }
    }
}
