import FoundationEssentials
import Housing
import Postgres

/// A household as its facts are kept: JSON of all but the birthdays, which stand sealed beside it, one for each adult.
///
/// Everybody who writes facts of a referral does it by `ReferralFacts.versioned`, everybody who reads them by `Row.household`.
private struct KeptHousehold: Codable {
    /// With birthdays only where an earlier version kept them in clear, until they are sealed.
    var household: ReferredHousehold
    /// nil where none is known.
    var birthdays: [String?]?

    private enum CodingKeys: String, CodingKey { case birthdays }

    init(_ household: ReferredHousehold, birthdays: [String?]?) {
        self.household = household
        self.birthdays = birthdays
    }

    init(from decoder: any Decoder) throws {
        household = try ReferredHousehold(from: decoder)
        birthdays = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent([String?].self, forKey: .birthdays)
    }

    func encode(to encoder: any Encoder) throws {
        try household.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(birthdays, forKey: .birthdays)
    }
}

extension ReferredHousehold {
    /// What `Row.household` reads.
    ///
    /// - Parameters:
    ///   - facts: the column of the facts.
    ///   - citizen: whose they are, an expression.
    static func columns(_ facts: Statement, of citizen: Statement) -> Statement {
        """
        \(fragment: facts)::text as household, \(fragment: citizen) as household_of,
        (select facts_key from identity where citizen_id = \(fragment: citizen)) as household_key
        """
    }
}

extension Row {
    /// The household of a row with `ReferredHousehold.columns`; nil where a register brought it, without facts. Of a citizen
    /// who is forgotten the birthdays are unknown.
    func household(_ vault: Vault) throws -> ReferredHousehold? { try household(try factsKey(vault)) }

    /// - Parameter key: the citizen's, for who needs it for more than the household.
    func household(_ key: FactsKey?) throws -> ReferredHousehold? {
        guard let json: String = try self["household"] else { return nil }
        let kept = try JSONDecoder().decode(KeptHousehold.self, from: Data(json.utf8))
        guard let birthdays = kept.birthdays, let key else { return kept.household }
        var household = kept.household
        for (adult, sealed) in birthdays.enumerated() where household.adults.indices.contains(adult) {
            if let sealed { household.adults[adult].bornOn = try key.opened(sealed, of: adult) }
        }
        return household
    }

    /// The citizen's name in a version with `ReferredHousehold.columns`; nil where it is unknown, or the citizen is forgotten.
    func name(_ vault: Vault) throws -> String? { try name(try factsKey(vault)) }

    func name(_ key: FactsKey?) throws -> String? {
        guard let sealed: String = try self["sealed_name"] else { return nil }
        return try key?.opened(name: sealed)
    }

    /// The key of a row with `ReferredHousehold.columns`; nil where the citizen has none, or is forgotten.
    func factsKey(_ vault: Vault) throws -> FactsKey? {
        guard let wrapped: [UInt8] = try self["household_key"] else { return nil }
        return try FactsKey(opening: wrapped, of: try self["household_of"], vault)
    }
}

extension ReferralFacts {
    /// The columns of a version of a citizen's referral: the household as JSON, its birthdays sealed, as the name is. Of a citizen
    /// who is forgotten neither is kept.
    func versioned(of citizen: Int, _ tx: Transaction) throws -> NewFacts {
        let tellsWho = name != nil || household.adults.contains { $0.bornOn != nil }
        let key = tellsWho ? try tx.factsKey(of: citizen) : nil
        let facts = try household.kept(key)
        let sealedName = try name.flatMap { try key?.sealed(name: $0) }
        return [
            "sealed_name": "\(sealedName)", "referred_on": "\(referredOn)", "target_group": "\(targetGroup)",
            "homeless": "\(homeless)", "homeless_category": "\(homelessCategory)",
            "unit_types": "\(unitTypes?.map(\.rawValue))", "facts": "\(facts)", "priority": "\(priority)",
        ]
    }
}

extension ReferredHousehold {
    /// The JSON of the household as it is kept, its birthdays sealed.
    ///
    /// - Parameter key: the citizen's; nil of one who is forgotten, whose birthdays are not kept.
    func kept(_ key: FactsKey?) throws -> String {
        var kept = KeptHousehold(self, birthdays: try key?.sealed(adults.map(\.bornOn)))
        for adult in adults.indices { kept.household.adults[adult].bornOn = nil }
        return String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
    }
}

extension FactsKey {
    /// The birthdays of the adults of a household; nil where there is none to keep.
    func sealed(_ birthdays: [Day?]) throws -> [String?]? {
        guard birthdays.contains(where: { $0 != nil }) else { return nil }
        return try birthdays.enumerated().map { adult, day in try day.map { try sealed($0, of: adult) } }
    }
}

extension Transaction {
    /// Referrals of a household in which somebody has such a birthday, of all who may be seen. Each is opened for it.
    func referrals(whereBorn isBorn: (Day) -> Bool) throws -> [Int] {
        let vault = try vault
        var found: [Int] = []
        try forEach(
            """
            select v.referral_id, i.citizen_id, i.facts_key, b.place - 1 as adult, b.sealed
            from referral_version v join referral r on r.id = v.referral_id join identity i on i.citizen_id = r.citizen_id
            cross join jsonb_array_elements_text(v.facts -> 'birthdays') with ordinality b (sealed, place)
            where v.known_until = 'infinity' and i.facts_key is not null and b.sealed is not null
              and \(fragment: isSeen("i.citizen_id"))
            """
        ) { row in
            let key = try FactsKey(opening: try row["facts_key"], of: try row["citizen_id"], vault)
            if isBorn(try key.opened(try row["sealed"], of: try row["adult"])) { found.append(try row["referral_id"]) }
        }
        return found
    }
}
