import FoundationEssentials
import Housing
import HousingAPI
import Postgres

/// Rows of `referrals`: tens to a few thousand, so each row is its own statements. The citizen's number goes sealed to
/// `identity`; the facts, the name sealed among them, go to versions.
struct ReferralRows: RowStore {
    typealias Value = ReferralRow

    let vault: Vault

    func stage(_ file: some Importable<ReferralRow>, _ tx: Transaction) throws -> ImportKnowledge {
        try lockCitizens(file, tx)
        var known = ImportKnowledge()
        // Whose each referral number is, according to the rows above.
        var citizens: [String: String] = [:]
        try file.rows { row in
            let (key, cpr) = (foldedKey(row.value.facts.reference), row.value.cpr)
            let comparison = try compare(row.value, file.columns, tx)
            // Whatever it says it is answered the same, or the answers of many rows would tell what is hidden.
            if case .ofHidden = comparison {
                known.ofHidden.insert(row.row)
                return
            }
            if citizens[key, default: cpr] != cpr { known.ofAnother.insert(row.row) }
            citizens[key] = citizens[key] ?? cpr
            switch comparison {
            case .ofHidden: break
            case .unchanged:
                known.unchanged.insert(row.row)
                known.standing.insert(row.row)
            case .ofAnother: known.ofAnother.insert(row.row)
            case .ofForgotten: known.ofForgotten.insert(row.row)
            case .added: break
            case .changed(let id, _, let facts):
                known.standing.insert(row.row)
                known.contested += try tx.referralHistory(id)
                    .contested(by: facts.columns, row: row.row, columns: file.columns)
            }
        }
        return known
    }

    func apply(_ file: some Importable<ReferralRow>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    {
        var counts = ImportCounts()
        try file.rows { row in
            let comparison = try compare(row.value, file.columns, tx)
            if case .unchanged(let id, let facts, byHand: true) = comparison {
                try keepRepeated(id, facts, file.columns, event, tx)
            }
            guard !left.contains(row.row) else { return }
            switch comparison {
            // Such a row was refused when it was judged, and is not among those applied.
            case .ofAnother, .ofForgotten, .ofHidden: break
            case .unchanged: counts.unchanged += 1
            case .added:
                counts.added += 1
                try add(row.value, event, tx)
            case .changed(let id, let citizen, let facts):
                counts.changed += 1
                try keepRepeated(id, facts, file.columns, event, tx)
                try tx.follow(.referral, of: id, event, set: try facts.versioned(of: citizen, tx))
            }
        }
        // Nothing of a row says it, but the case it makes will: whoever tries numbers so is looked at.
        try tx.leaveToAuditor(newCasesOf: event)
        return counts
    }

    func typed(_ file: some Importable<ReferralRow>, _ tx: Transaction) throws -> (listing: Listing, id: Int)? {
        var key: String?
        try file.rows { key = foldedKey($0.value.facts.reference) }
        return try tx.optionalRow("select id from referral where key = \(key)").map { (.referrals, try $0["id"]) }
    }

    /// Nobody acts on the file's citizens until it is in, who are known already; new ones have nobody to act on them.
    private func lockCitizens(_ file: some Importable<ReferralRow>, _ tx: Transaction) throws {
        try tx.execute("create temp table said_citizen (cpr_hash bytea) on commit drop")
        try tx.copy(into: "said_citizen", columns: ["cpr_hash"]) { copy in
            try file.rows { try copy.row(vault.hash("cpr", $0.value.cpr)) }
        }
        try tx.lockCitizens(
            in: "select i.citizen_id from said_citizen s join identity i on i.cpr_hash = s.cpr_hash")
    }

    /// What a hand had said and the file says too is kept, though nothing changes.
    private func keepRepeated(
        _ id: Int, _ facts: ReferralFacts, _ columns: Set<String>, _ event: Event, _ tx: Transaction
    ) throws {
        let repeated = try tx.referralHistory(id).repeated(by: facts.columns, columns: columns)
        try tx.keepRepeated(repeated, of: id, event)
    }

    private enum Comparison {
        /// The referral, its facts, and whether anybody but a file has said something of it.
        case unchanged(Int, ReferralFacts, byHand: Bool)
        /// The referral is of another citizen.
        case ofAnother
        /// The referral is of somebody who was forgotten.
        case ofForgotten
        /// The referral is of somebody whom who sends may not see.
        case ofHidden
        case added
        /// The referral, whose it is, and its facts as they will be.
        case changed(Int, citizen: Int, ReferralFacts)
    }

    func changes(
        _ file: some Importable<ReferralRow>, without left: RowSet, _ tx: Transaction,
        _ body: (RowChange) throws -> Void
    ) throws {
        try file.rows { row in
            guard !left.contains(row.row),
                case .changed(let id, _, let facts) = try compare(row.value, file.columns, tx)
            else { return }
            for change in try tx.referralHistory(id).changes(by: facts.columns, row: row.row, columns: file.columns) {
                try body(change)
            }
        }
    }

    private func compare(_ row: ReferralRow, _ columns: Set<String>, _ tx: Transaction) throws -> Comparison {
        let found = try tx.optionalRow(
            """
            select v.*, \(fragment: ReferredHousehold.columns("v.facts", of: "r.citizen_id")), r.id, r.source_number, i.cpr_hash,
              i.forgotten_at,
              not \(fragment: isSeen("r.citizen_id")) as hidden,
              exists (select from referral_version w left join step t on t.event_id = w.event_id
                      where w.referral_id = r.id and (t.event_id is not null or \(fragment: isTyped("w.event_id")))
              ) as by_hand
            from referral r join referral_version v on v.referral_id = r.id and v.known_until = 'infinity'
            left join identity i on i.citizen_id = r.citizen_id
            where r.key = \(foldedKey(row.facts.reference))
            """)
        guard let found else { return .added }
        if try found["hidden"] { return .ofHidden }
        if try found["forgotten_at", as: Timestamp?.self] != nil { return .ofForgotten }
        guard try found["cpr_hash", as: [UInt8]?.self] == vault.hash("cpr", row.cpr) else { return .ofAnother }
        let id: Int = try found["id"]
        let citizen: Int = try found["household_of"]
        guard let known = try ReferralFacts(version: found, vault) else {
            return .changed(id, citizen: citizen, row.facts)
        }
        let merged = merge(row.facts, known, columns)
        return merged == known
            ? .unchanged(id, known, byHand: try found["by_hand"]) : .changed(id, citizen: citizen, merged)
    }

    /// An absent column leaves what is known.
    private func merge(_ said: ReferralFacts, _ known: ReferralFacts, _ columns: Set<String>) -> ReferralFacts {
        var facts = said
        // As it was first received.
        facts.reference = known.reference
        if !columns.contains("navn") { facts.name = known.name }
        if !columns.contains("maalgruppe") { facts.targetGroup = known.targetGroup }
        if !columns.contains("hjemloes") { facts.homeless = known.homeless }
        if !columns.contains("hjemloes_kategori") { facts.homelessCategory = known.homelessCategory }
        if !columns.contains("boligtyper") { facts.unitTypes = known.unitTypes }
        if !columns.contains("prioritet") { facts.priority = known.priority }
        facts.household = said.household.keeping(known.household, absentFrom: columns)
        return facts
    }

    private func add(_ row: ReferralRow, _ event: Event, _ tx: Transaction) throws {
        let citizen = try citizen(row.cpr, tx)
        try tx.begin(
            .referral, of: "referred.id", event,
            preparing: """
                referred as (
                  insert into referral (citizen_id, source_number, key)
                  values (\(citizen), \(row.facts.reference), \(foldedKey(row.facts.reference))) returning id
                )
                """,
            from: "referred", set: try row.facts.versioned(of: citizen, tx))
    }

    /// The citizen of a CPR number, added when met for the first time. Files of referrals take turns, so nobody else is adding
    /// one.
    private func citizen(_ cpr: String, _ tx: Transaction) throws -> Int {
        let hash = try vault.hash("cpr", cpr)
        if let found = try tx.optionalRow("select citizen_id from identity where cpr_hash = \(hash)") {
            return try found["citizen_id"]
        }
        let id: Int = try tx.row("insert into citizen default values returning id")["id"]
        let identity = Array(try JSONEncoder().encode(SealedIdentity(cpr: cpr)))
        let (key, sealed) = try tx.seal(identity, for: .identity(citizen: id))
        try tx.execute(
            "insert into identity (citizen_id, cpr_hash, key, sealed) values (\(id), \(hash), \(key), \(sealed))")
        return id
    }
}
