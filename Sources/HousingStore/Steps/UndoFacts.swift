import Housing
import Postgres

/// The economy of a referral's household where a step on it is undone and something else was said of it since. All of it
/// stands in one column of the version, but files and hands say it by columns of their own, and these go back one by one.
struct FactsPutBack {
    /// The columns of a file that the step changed, and of which another thing is said now.
    let contested: Set<String>
    /// What stands then: what the step changed as it was before, all else as it is.
    let household: ReferredHousehold
    /// Whose referral it is.
    let citizen: Int
}

extension Transaction {
    /// Nil where there is nothing to take apart: the step changed nothing of the household, nobody has said anything of it
    /// since, or a register brought the referral, without facts.
    ///
    /// - Parameters:
    ///   - step: the event of the step to be undone.
    ///   - referral: one that it wrote a version of.
    func factsPutBack(_ step: Int, of referral: Int) throws -> FactsPutBack? {
        let written = VersionTable.referral.written
        let these: Statement = "where w.referral_id = \(referral) and w.event_id = \(step)"
        let said = try rows(
            """
            select x.*, \(fragment: ReferredHousehold.columns("x.facts", of: "r.citizen_id")), r.source_number
            from (select 1 as place, p.* from \(fragment: written) \(fragment: these)
                  union all select 2, w.* from \(fragment: written) \(fragment: these)
                  union all select 3, v.* from referral_version v
                    where v.referral_id = \(referral) and v.known_until = 'infinity') x
            join referral r on r.id = x.referral_id order by x.place
            """)
        guard said.count == 3 else { return nil }
        let vault = try vault
        let facts = try said.map { try ReferralFacts(version: $0, vault) }
        guard let before = facts[0], let told = facts[1], let now = facts[2], before.household != told.household,
            told.household != now.household
        else { return nil }
        let changed = columns(between: before, told)
        return FactsPutBack(
            contested: changed.intersection(columns(between: told, now)),
            household: now.household.putting(back: before.household, in: changed),
            citizen: try said[2]["household_of"])
    }

    /// The event that said last what is known in some columns of a referral's file.
    func eventThatSaid(columns: Set<String>, ofReferral id: Int) throws -> Int {
        let events = try referralHistory(id).facts(columns.sorted()).map { fact -> Int in
            switch fact.from {
            case .hand(let event): event
            case .file(let file):
                try row("select event_id from import_file where id = \(file)")["event_id", as: Int.self]
            }
        }
        // Nothing is known any more of a second adult who is gone: then it is whoever said anything last.
        return try events.max() ?? eventThatSaid("facts", .referral, of: id)
    }

    private func columns(between one: ReferralFacts, _ other: ReferralFacts) -> Set<String> {
        Set(FactChanged.between(one.columns, other.columns).map(\.column))
    }
}

extension ReferredHousehold {
    /// What was known before in some columns of the referrals file, and in all others what is said here.
    fileprivate func putting(back before: ReferredHousehold, in columns: Set<String>) -> ReferredHousehold {
        var before = before
        // What was said of a second adult whom nobody knew of goes back to nothing.
        if before.adults.count == 1, adults.count > 1 {
            before.adults.append(
                ReferredAdult(
                    bornOn: nil, cashBenefit: .unknown, incomes: [], wealth: nil, churchTax: nil, pension: nil))
        }
        // What is not there was not known.
        before.expenses += expenses.filter { expense in !before.expenses.contains { $0.kind == expense.kind } }
            .map { Expense(kind: $0.kind, amount: nil) }
        for (index, adult) in adults.enumerated() where before.adults.indices.contains(index) {
            let kinds = before.adults[index].incomes.map(\.kind)
            before.adults[index].incomes += adult.incomes.filter { !kinds.contains($0.kind) }
                .map { Income(kind: $0.kind, amount: nil) }
        }
        let names = ReferralFacts(
            reference: "", name: nil, referredOn: Day(number: 0), targetGroup: nil, homeless: nil,
            homelessCategory: nil, household: self,
            unitTypes: nil, priority: 0)
        return keeping(before, absentFrom: Set(names.columns.map(\.column)).subtracting(columns))
    }
}

extension VersionTable {
    /// The versions `w`, each with the one it followed, `p`.
    var written: Statement {
        """
        \(identifier: name) w left join \(identifier: name) p on p.\(identifier: key) = w.\(identifier: key)
          and p.known_until = w.known_from
        """
    }
}
