import FoundationEssentials
import Housing
import HousingAPI
import Postgres

// What a screen says of a case beyond its row, in the order of the listing's details.

extension StoredDetail {
    /// The citizen's name.
    static let name = StoredDetail(name: Detail.name.name) { tx, id in
        try tx.name(of: id).map { .text($0) } ?? .null
    }

    static let offers = StoredDetail(.offers, from: .allocations)

    static let refusals = StoredDetail(.refusals, from: .incomeRefusals)

    static let notes = StoredDetail(name: Detail.notes.name) { tx, id in
        .records(
            try tx.notes(of: id, limit: 100).map { note in
                Record(fields: [
                    ("at", .text(note.at.description)), ("actor", .text(note.actor)), ("text", .text(note.text)),
                ])
            })
    }

    static let history = StoredDetail(name: Detail.history.name) { tx, id in
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
    static let proof = StoredDetail(
        name: Detail.proof.name,
        column: { id in
            """
            select v.proof::text from unit_return_version v
            where v.received_unit_id = \(id) and v.known_until = 'infinity' and not v.undone and v.proof is not null
            limit 1
            """
        },
        { .record(try JSONDecoder().decode(Record.self, from: Data($0.utf8))) })
}

extension StoredDetail {
    /// The rows of a list that belong to a referral, the latest first.
    private init(_ detail: Detail, from listing: Listing) {
        self.init(name: detail.name) { tx, referral in
            .records(
                try tx.rows(
                    """
                    select \(fragment: detail.fields.columns) from \(identifier: listing.stored.view)
                    where referral = \(referral) order by id desc limit 100
                    """
                ).map { try detail.fields.record($0, try tx.vault) })
        }
    }
}
