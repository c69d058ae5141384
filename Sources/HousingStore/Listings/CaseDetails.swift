import FoundationEssentials
import Housing
import HousingAPI
import Postgres

// What a screen says of a case beyond its row, in the order of the listing's details.

extension StoredDetail {
    /// The citizen's name; none once it is forgotten, and of one whom a register brought.
    static let name = StoredDetail(name: "name") { tx, id in
        let row = try tx.optionalRow(
            """
            select i.key, i.sealed from referral r join identity i on i.citizen_id = r.citizen_id
            where r.id = \(id) and i.sealed is not null
            """)
        return try row.flatMap { try tx.vault.identity(key: try $0["key"], sealed: try $0["sealed"]).name }
            .map { .text($0) } ?? .null
    }

    static let offers = StoredDetail(name: "offers") { tx, id in
        try tx.rows(.allocations, of: id, detail: "offers")
    }

    static let refusals = StoredDetail(name: "refusals") { tx, id in
        try tx.rows(.incomeRefusals, of: id, detail: "refusals")
    }

    static let notes = StoredDetail(name: "notes") { tx, id in
        .records(
            try tx.notes(of: id, tx.vault, limit: 100).map { note in
                Record(fields: [
                    ("at", .text(note.at.description)), ("actor", .text(note.actor)), ("text", .text(note.text)),
                ])
            })
    }

    static let history = StoredDetail(name: "history") { tx, id in
        .records(
            try tx.history(of: .referral(ReferralNumber(id)), limit: 5).map { step in
                Record(fields: [
                    ("event", .text(step.event)), ("at", .text(step.at.description)), ("actor", .text(step.actor)),
                    ("action", .text(step.action)), ("reason", step.reason.map { .text($0) } ?? .null),
                    ("undone_by", step.undoneBy.map { .text($0) } ?? .null),
                ])
            })
    }

    /// Of the return that stands.
    static let proof = StoredDetail(name: "proof") { tx, id in
        let row = try tx.optionalRow(
            """
            select v.proof::text as proof from unit_return_version v
            where v.received_unit_id = \(id) and v.known_until = 'infinity' and not v.undone and v.proof is not null
            """)
        guard let text: String = try row?["proof"] else { return .null }
        return .record(try JSONDecoder().decode(Record.self, from: Data(text.utf8)))
    }
}

extension Transaction {
    /// The rows of a list that belong to a referral, the latest first, with the fields of one of its details.
    fileprivate func rows(_ listing: Listing, of referral: Int, detail: String) throws -> Record.Value {
        let fields = Listing.referrals.details.first { $0.name == detail }?.fields ?? []
        return .records(
            try rows(
                """
                select \(fragment: fields.columns) from \(identifier: listing.stored.view)
                where referral = \(referral) order by id desc limit 100
                """
            ).map { try fields.record($0, vault) })
    }
}
