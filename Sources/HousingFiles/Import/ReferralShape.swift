import Housing

/// A row of `referrals`.
struct ReferralShape: RowShape {
    private let reference, cpr, name, born, referred, children, couple, unitTypes, priority: Int
    private let homelessness: HomelessFacts
    private let citizen, other: AdultColumns
    private let otherBorn: Int
    private let expenses: [(kind: ExpenseKind, column: Int)]

    init(_ profile: Profile) throws(Problem) {
        reference = try profile.column("indstilling_id")
        cpr = try profile.column("cpr")
        name = try profile.column("navn")
        born = try profile.column("foedselsdato")
        referred = try profile.column("indstillet")
        children = try profile.column("boern")
        couple = try profile.column("par")
        unitTypes = try profile.column("boligtyper")
        priority = try profile.column("prioritet")
        homelessness = HomelessFacts(
            targetGroup: try profile.column("maalgruppe"), homeless: try profile.column("hjemloes"),
            category: try profile.column("hjemloes_kategori"))
        citizen = try AdultColumns(profile, prefix: "")
        other = try AdultColumns(profile, prefix: "medansoeger_")
        otherBorn = try profile.column("medansoeger_foedselsdato")
        var expenses: [(kind: ExpenseKind, column: Int)] = []
        for (kind, name) in ReferralFacts.expenseColumns { expenses.append((kind, try profile.column(name))) }
        self.expenses = expenses
    }

    var namedColumn: Int? { reference }
    static let comparison = RowComparison.keys

    func value(_ row: inout ReadRow) -> ReferralRow? {
        homelessness.check(&row)
        // Numbers of cases stand in lists, addresses and events.
        if let number = row.text(reference), hasCPRNumber(number) { row.add(.numberInText, at: reference) }
        if let day = row.day(referred), day > row.context.on { row.add(.receivedInFuture, at: referred) }
        let bornOn = birthDay(&row)
        checkAge(row.day(otherBorn), at: otherBorn, &row)
        let ages = ages(&row)
        guard !row.hasError, let reference = row.text(reference), let cpr = row.text(cpr),
            let referredOn = row.day(referred)
        else { return nil }
        return ReferralRow(
            cpr: cpr,
            facts: ReferralFacts(
                reference: reference, name: row.text(name), referredOn: referredOn,
                targetGroup: row.code(homelessness.targetGroup),
                homeless: row.yesNo(homelessness.homeless), homelessCategory: row.code(homelessness.category),
                household: household(row, bornOn, ages), unitTypes: row.codes(unitTypes),
                priority: row.whole(priority) ?? 0))
    }

    func fact(_ row: ReadRow, _ value: ReferralRow?) -> RowFact? {
        row.text(reference).map {
            RowFact(row: row.number, subject: Fingerprint(key: [$0]), isUsable: value != nil)
        }
    }

    /// The day stated, else the one in the CPR number.
    private func birthDay(_ row: inout ReadRow) -> Day? {
        if let day = row.day(born) {
            checkAge(day, at: born, &row)
            return day
        }
        guard row.isEmpty(born), let digits = row.text(cpr) else { return nil }
        guard let day = CPRNumber.birthDay(digits) else {
            row.add(.notADay, at: cpr, .rule(.birthInNumber))
            return nil
        }
        checkAge(day, at: cpr, &row)
        return day
    }

    /// Nobody is born after today; an adult of less than 18 years or more than 120 is asked about.
    private func checkAge(_ day: Day?, at column: Int, _ row: inout ReadRow) {
        guard let day else { return }
        guard day <= row.context.on else { return row.add(.outOfRange, at: column, .rule(.bornInFuture)) }
        let age = day.age(on: row.context.on)
        if !(18...120).contains(age) { row.add(.ageOutOfRange, at: column, .rule(.adultAge(age))) }
    }

    /// The ages of the children on the day referred, as the case system would have stated them that day; so the same file
    /// says the same whenever it is read.
    private func ages(_ row: inout ReadRow) -> [Int]? {
        guard let stated = row.ages(children) else { return nil }
        if stated.count == 1 { askAboutOne(stated[0], &row) }
        var ages: [Int] = []
        for child in stated {
            switch child {
            case .age(let age): ages.append(age)
            case .born(let day):
                let age = day.age(on: row.day(referred) ?? row.context.on)
                if day > row.context.on {
                    row.add(.outOfRange, at: children, .rule(.bornInFuture))
                } else if age > 17 {
                    row.add(.outOfRange, at: children, .rule(.childAge))
                }
                ages.append(min(max(age, 0), 17))
            }
        }
        return ages
    }

    /// Asks about a small number, which may be how many there are, and about a birthday this year, which may be two ages.
    private func askAboutOne(_ child: ChildAge, _ row: inout ReadRow) {
        switch child {
        case .age(0...2): row.add(.numberOfChildren, at: children)
        // A spreadsheet makes 04-09 of this year of 4-9.
        case .born(let day) where day.date.day <= 17 && day <= row.context.on && day.age(on: row.context.on) == 0:
            row.add(.numberOfChildren, at: children, .rule(.agesAsDay))
        case .age, .born: break
        }
    }

    /// A second adult is there where the file says they are a couple, or anything about the other one.
    private func household(_ row: ReadRow, _ bornOn: Day?, _ ages: [Int]?) -> ReferredHousehold {
        var adults = [citizen.adult(row, bornOn: bornOn)]
        if row.yesNo(couple) == true || !row.isEmpty(otherBorn) || other.isStated(row) {
            adults.append(other.adult(row, bornOn: row.day(otherBorn)))
        }
        return ReferredHousehold(
            adults: adults, children: ages, couple: row.yesNo(couple),
            expenses: expenses.map { Expense(kind: $0.kind, amount: row.amount($0.column)) })
    }
}

/// The columns about one adult; the other one's begin with `medansoeger_`.
private struct AdultColumns: Sendable {
    let entered, residence, work, activity, parents, benefit, wealth, pension, churchTax: Int
    let incomes: [(kind: IncomeKind, column: Int)]

    init(_ profile: Profile, prefix: String) throws(Problem) {
        entered = try profile.column(prefix + "indrejst")
        residence = try profile.column(prefix + "opholdskrav")
        work = try profile.column(prefix + "beskaeftigelseskrav")
        activity = try profile.column(prefix + "aktivitetsparat")
        parents = try profile.column(prefix + "hjemmeboende")
        benefit = try profile.column(prefix + "ydelse")
        wealth = try profile.column(prefix + "formue")
        pension = try profile.column(prefix + "pension")
        churchTax = try profile.column(prefix + "kirkeskat")
        incomes = [
            (.otherTaxable, try profile.column(prefix + "indkomst_brutto")),
            (.net, try profile.column(prefix + "indkomst_netto")),
            (.taxFree, try profile.column(prefix + "skattefri")),
            (.specialSupport, try profile.column(prefix + "saerlig_stoette")),
        ]
    }

    func isStated(_ row: ReadRow) -> Bool {
        ([entered, residence, work, activity, parents, benefit, wealth, pension, churchTax] + incomes.map(\.column))
            .contains { !row.isEmpty($0) }
    }

    /// Everything a cell does not say is unknown, incomes of 0 among it.
    func adult(_ row: ReadRow, bornOn: Day?) -> ReferredAdult {
        ReferredAdult(
            bornOn: bornOn, cashBenefit: claim(row), facts: facts(row),
            incomes: incomes.map { Income(kind: $0.kind, amount: row.amount($0.column)) }, wealth: row.amount(wealth),
            churchTax: row.yesNo(churchTax), pension: row.code(pension))
    }

    private func claim(_ row: ReadRow) -> CashBenefitClaim {
        guard let benefit = row.word(benefit) else { return .unknown }
        if benefit == "none" { return .none }
        return .paid(CashBenefit(category: benefit == "cash_benefit" ? nil : benefit))
    }

    /// They stand whatever the benefit: a check looks at them where it is paid.
    private func facts(_ row: ReadRow) -> CashBenefit {
        CashBenefit(
            enteredFromAbroad: row.yesNo(entered), residenceRequirement: row.yesNo(residence),
            workRequirement: row.yesNo(work), activityReady: row.yesNo(activity), livesWithParents: row.yesNo(parents))
    }
}
