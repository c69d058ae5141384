import Housing
import Postgres

extension Transaction {
    /// What was known of a referral, from the beginning; versions without facts, which a register brought, are left out.
    func referralHistory(_ id: Int) throws -> FactHistory {
        let rows = try rows(
            """
            select v.*, \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id")), r.source_number, f.id as file, t.undoes,
              array(select a."column" from referral_value_repeated a
                    where a.referral_id = v.referral_id and a.known_from = v.known_from) as repeated,
              \(fragment: columnsTyped("v"))
            from referral_version v join referral r on r.id = v.referral_id
            \(fragment: fileThatSaid("v")) left join step t on t.event_id = v.event_id
            where r.id = \(id) order by v.known_from
            """)
        let vault = try vault
        return FactHistory(
            try rows.compactMap { row in
                guard let facts = try ReferralFacts(version: row, vault) else { return nil }
                let since: Timestamp = try row["known_from"]
                let file: Int? = try row["file"]
                return FactVersion(
                    facts.columns, source: try file.map { .file($0) } ?? .hand(try row["event_id"]),
                    since: Instant(microseconds: since.microseconds), undoes: try row["undoes"],
                    repeated: Set(try row["repeated", as: [String].self]), told: try row.typedColumns)
            })
    }

    /// Keeps the columns of which a file says what a hand had said of a referral, before it writes anything else of it.
    func keepRepeated(_ columns: [String], of referral: Int, _ event: Event) throws {
        guard !columns.isEmpty else { return }
        try execute(
            """
            insert into referral_value_repeated (referral_id, known_from, "column", event_id)
            select v.referral_id, v.known_from, c, \(event.id)::bigint
            from referral_version v cross join unnest(\(columns)::text[]) c
            where v.referral_id = \(referral) and v.known_until = 'infinity' and not \(fragment: isTyped("\(event.id)"))
            on conflict do nothing
            """)
    }

    /// The facts of a referral now; nil for one without, which a register brought.
    func referralFacts(_ id: Int) throws -> ReferralFacts? {
        let row = try optionalRow(
            """
            select v.*, \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id")), r.source_number
            from referral_version v join referral r on r.id = v.referral_id
            where r.id = \(id) and v.known_until = 'infinity'
            """)
        return try row.flatMap { try ReferralFacts(version: $0, vault) }
    }
}

extension ReferralFacts {
    /// The facts of a version; nil for one without, which a register brought.
    ///
    /// - Parameter row: a version with `ReferredHousehold.columns` and `source_number`.
    init?(version row: Row, _ vault: Vault) throws {
        let key = try row.factsKey(vault)
        guard let household = try row.household(key), let referredOn: Day = try row["referred_on"] else { return nil }
        let types: [String]? = try row["unit_types"]
        self.init(
            reference: try row["source_number", as: String?.self] ?? "", name: try row.name(key),
            referredOn: referredOn, targetGroup: try row["target_group"], homeless: try row["homeless"],
            homelessCategory: try row["homeless_category"],
            household: household,
            unitTypes: types?.compactMap { UnitType(rawValue: $0) }, priority: try row["priority"])
    }
}
