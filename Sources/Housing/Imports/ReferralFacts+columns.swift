extension ReferralFacts {
    /// The facts by the columns of their file, in its order, without the key and the CPR number.
    package var columns: [(column: String, value: FactValue)] {
        let citizen = household.adults.first
        let other = household.adults.dropFirst().first
        return [
            ("navn", FactValue(name)), ("foedselsdato", FactValue(citizen?.bornOn)),
            ("indstillet", FactValue(referredOn)), ("maalgruppe", FactValue(targetGroup)),
            ("hjemloes", FactValue(homeless)),
            ("hjemloes_kategori", FactValue(homelessCategory)),
            ("boern", household.children.map { .list($0.map(String.init)) } ?? .unknown),
            ("par", FactValue(household.couple)),
        ] + (citizen?.columns(prefix: "") ?? [])
            + ReferralFacts.expenseColumns.map { kind, column in
                (column, FactValue(household.expenses.first { $0.kind == kind }?.amount))
            }
            + [("medansoeger_foedselsdato", FactValue(other?.bornOn))]
            + (other?.columns(prefix: "medansoeger_") ?? [])
            + [
                ("boligtyper", unitTypes.map { .list($0.map(\.rawValue)) } ?? .unknown),
                ("prioritet", .number(String(priority))),
            ]
    }

    /// Whether a column says who somebody is: it is told of nobody hidden.
    package static func tellsWho(_ column: String) -> Bool { column == "navn" || column.hasSuffix("foedselsdato") }

    /// The column of each kind of expense.
    package static let expenseColumns: [(ExpenseKind, String)] = [
        (.depositLoan, "udgift_indskudslaan"), (.childcare, "udgift_boernepasning"), (.medicine, "udgift_medicin"),
        (.alimony, "udgift_bidrag"), (.debt, "udgift_gaeld"), (.transport, "udgift_transport"),
        (.insurance, "udgift_forsikring"), (.other, "udgift_andet"),
    ]
}

extension ReferredAdult {
    /// The facts about one adult; the other one's columns begin with `medansoeger_`.
    fileprivate func columns(prefix: String) -> [(column: String, value: FactValue)] {
        let claim = benefitFacts
        let benefit: FactValue =
            switch cashBenefit {
            case .unknown: .unknown
            case .none: .text("none")
            case .paid(let paid): .text(paid.category ?? "cash_benefit")
            }
        func income(_ kind: IncomeKind) -> FactValue { FactValue(incomes.first { $0.kind == kind }?.amount) }
        return [
            ("indrejst", FactValue(claim.enteredFromAbroad)),
            ("opholdskrav", FactValue(claim.residenceRequirement)),
            ("beskaeftigelseskrav", FactValue(claim.workRequirement)),
            ("aktivitetsparat", FactValue(claim.activityReady)), ("hjemmeboende", FactValue(claim.livesWithParents)),
            ("ydelse", benefit), ("indkomst_brutto", income(.otherTaxable)), ("indkomst_netto", income(.net)),
            ("skattefri", income(.taxFree)), ("saerlig_stoette", income(.specialSupport)),
            ("formue", FactValue(wealth)),
            ("pension", FactValue(pension)), ("kirkeskat", FactValue(churchTax)),
        ].map { (prefix + $0.0, $0.1) }
    }
}
