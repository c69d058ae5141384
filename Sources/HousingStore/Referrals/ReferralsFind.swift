package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Finds citizens and units: a name by the beginnings of its words, an address by what it contains, all else exact, with
    /// letters folded. Exact ones first, then open ones, then by number; 50 at most. What was searched for is written nowhere.
    /// Who is hidden is found by the numbers of the case alone.
    package func find(_ text: String, today: Day) async throws -> Rows {
        try await read { [vault] tx in
            var search = Search(text: trimmed(text), vault: vault)
            if !search.text.isEmpty {
                try search.exactly(tx)
                try search.units(tx)
                try search.persons(tx)
            }
            return Rows(items: try search.rows(tx, today: today))
        }
    }
}

/// What is found so far: ids, and whether the text is exactly theirs.
private struct Search {
    let text: String
    let vault: Vault
    private var referrals: [Int: Bool] = [:]
    private var units: [Int: Bool] = [:]

    init(text: String, vault: Vault) {
        self.text = text
        self.vault = vault
    }

    private mutating func add(referral: Int, exact: Bool) { referrals[referral] = exact || referrals[referral] == true }
    private mutating func add(unit: Int, exact: Bool) { units[unit] = exact || units[unit] == true }

    /// Numbers, and the keys of files.
    mutating func exactly(_ tx: Transaction) throws {
        if let number = ReferralNumber(text), text.first?.isLetter == true { add(referral: number.value, exact: true) }
        if let number = UnitNumber(text), text.first?.isLetter == true { add(unit: number.value, exact: true) }
        for row in try tx.rows("select id from referral where key = \(foldedKey(text))") {
            add(referral: try row["id"], exact: true)
        }
        let allocation = text.first?.isLetter == true ? AllocationNumber(text)?.value : nil
        let subsidy = text.first?.isLetter == true ? SubsidyNumber(text)?.value : nil
        for row in try tx.rows(
            """
            select a.referral_id from allocation a where a.id = \(allocation)::bigint
            union select a.referral_id from subsidy s join allocation a on a.id = s.allocation_id
            where s.id = \(subsidy)::bigint
            """)
        {
            add(referral: try row["referral_id"], exact: true)
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 4 else { return }
        for row in try tx.rows(
            """
            select u.id from received_unit u join department d on d.id = u.department_id
            join association a on a.id = d.association_id
            where a.key = \(foldedKey(parts[0])) and d.key = \(foldedKey(parts[1])) and u.tenancy_key = \(foldedKey(parts[2]))
              and (\(parts.count == 3) or u.received_on = \(parts.count == 4 ? Day.typed(String(parts[3])) : nil)::date)
            """)
        {
            add(unit: try row["id"], exact: true)
        }
    }

    /// Addresses that contain the text.
    mutating func units(_ tx: Transaction) throws {
        guard text.contains(where: \.isLetter) else { return }
        for row in try tx.rows(
            """
            select received_unit_id, folded(address) = folded(\(text)) as exact from received_unit_version
            where known_until = 'infinity' and position(folded(\(text)) in folded(address)) > 0
            """)
        {
            add(unit: try row["received_unit_id"], exact: try row["exact"])
        }
    }

    /// CPR number, birthday or name.
    mutating func persons(_ tx: Transaction) throws {
        let digits = text.filter { $0 != "-" && $0 != " " }
        if digits.utf8.count == 10, digits.utf8.allSatisfy({ (48...57).contains($0) }) {
            let hash = try vault.hash("cpr", digits)
            for row in try tx.rows(
                """
                select r.id from identity i join referral r on r.citizen_id = i.citizen_id
                where i.cpr_hash = \(hash) and \(fragment: isSeen("i.citizen_id"))
                """)
            {
                add(referral: try row["id"], exact: true)
            }
        }
        let isSix = digits.utf8.count == 6 && digits.utf8.allSatisfy { (48...57).contains($0) }
        let born = Day.typed(text)?.description
        if born != nil || isSix {
            // The six digits a CPR number begins with are a day, a month and the last two digits of a year.
            let six = isSix ? "\(digits.suffix(2))-\(digits.dropFirst(2).prefix(2))-\(digits.prefix(2))" : nil
            for referral in try tx.referrals(whereBorn: {
                $0.description == born || String($0.description.suffix(8)) == six
            }) {
                add(referral: referral, exact: true)
            }
        }
        let words = folds(text)
        // Numbers and keys were found already; a text that is one of them is nobody's name.
        guard !words.isEmpty, text.contains(where: \.isLetter), referrals.isEmpty || !text.contains(where: \.isNumber)
        else { return }
        let vault = vault
        // By citizen: whoever has the name on one referral is meant on all.
        var named: [Int: Bool] = [:]
        try tx.forEach(
            """
            select v.sealed_name, i.citizen_id as household_of, i.facts_key as household_key
            from referral_version v join referral r on r.id = v.referral_id join identity i on i.citizen_id = r.citizen_id
            where v.known_until = 'infinity' and v.sealed_name is not null and \(fragment: isSeen("r.citizen_id"))
            """
        ) { row in
            guard let name = try row.name(vault) else { return }
            let own = folds(name)
            guard words.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) else { return }
            let citizen: Int = try row["household_of"]
            named[citizen] = own == words || named[citizen] == true
        }
        for row in try tx.rows(
            "select id, citizen_id from referral where citizen_id = any(\(Array(named.keys))::bigint[])")
        {
            add(referral: try row["id"], exact: try named[row["citizen_id"]] == true)
        }
    }

    /// The rows, the best 50. A unit stands by the referral it is offered or allocated to, or by itself.
    func rows(_ tx: Transaction, today: Day) throws -> [Record] {
        let vault = vault
        return try tx.rows(
            """
            with unit (id, exact) as (
              select * from unnest(\(Array(units.keys))::bigint[], \(Array(units.values).map { $0 ? 1 : 0 })::int[])
            ), referral_hit (id, exact) as (
              select * from unnest(\(Array(referrals.keys))::bigint[], \(Array(referrals.values).map { $0 ? 1 : 0 })::int[])
              union all
              select a.referral_id, unit.exact from unit
              join allocation_version l on l.received_unit_id = unit.id and l.known_until = 'infinity' and holds_unit(l.state)
              join allocation a on a.id = l.allocation_id where \(fragment: isSeen("l.citizen_id"))
            ), hit as (
              select h.id as referral, max(h.exact) as exact, null::bigint as unit from referral_hit h group by h.id
              union all
              select null, unit.exact, unit.id from unit where not exists (
                select from allocation_version l
                where l.received_unit_id = unit.id and l.known_until = 'infinity' and holds_unit(l.state))
                and not exists (select from hidden_unit n where n.received_unit_id = unit.id)
            )
            select r.id as referral, r.source_number, null as name, r.state,
              case when r.referred_on is null then 0 else greatest(\(today)::date - r.referred_on, 0) end as waited_days,
              r.allocation, coalesce(h.unit, case when c.citizen_id is null then a.received_unit_id end) as unit,
              coalesce(r.passes, u.passes) as passes, r.protected, v.sealed_name,
              \(fragment: ReferredHousehold.columns("null", of: "r.citizen_id"))
            from hit h
            left join referral_listed r on r.id = h.referral
            left join hidden_citizen c on c.citizen_id = r.citizen_id
            left join allocation a on a.id = r.allocation
            left join referral_version v on v.referral_id = r.id and v.known_until = 'infinity' and c.citizen_id is null
            left join unit_candidates(\(today)::date) u on u.received_unit_id = h.unit
              and exists (select from received_unit_now n where n.id = h.unit and n.state = 'open')
            where r.id is not null or exists (select from received_unit u where u.id = h.unit)
            order by h.exact desc,
              case when r.id is null then h.unit in (select id from received_unit_now where state = 'open')
                   else r.state in ('open', 'offered') end desc,
              coalesce(r.id, h.unit) limit 50
            """
        ).map { row in
            var record = Listing.found.record(row)
            if let name = try row.name(vault),
                let place = record.fields.firstIndex(where: { $0.name == "name" })
            {
                record.fields[place].value = .text(name)
            }
            // A unit by itself waits for nobody.
            if record["referral"] == .null, let place = record.fields.firstIndex(where: { $0.name == "waited_days" }) {
                record.fields[place].value = .null
            }
            return record
        }
    }
}

/// The text without white space around it.
private func trimmed(_ text: String) -> String {
    var rest = text.drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
}

/// The words of a text as they are compared.
private func folds(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == "-" || $0 == "," }.map { folded($0) }.filter { !$0.isEmpty }
}
