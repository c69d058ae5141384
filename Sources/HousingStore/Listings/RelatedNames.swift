import Housing
import HousingAPI
import Postgres

// Where only one can be meant any number of it will do: a referral's case number is its offer where an allocation is
// wanted, an allocation's number its unit where that is.

extension Transaction {
    /// The one that belongs to what is named, which is of another kind; nil where nothing of another kind has that name.
    ///
    /// - Throws: `which_one` where it may be any of several; `unknown_…` where there is none.
    func relatedID(of name: String, _ listing: Listing) throws -> Int? {
        for source in Related.sources(of: listing.id).map(\.listing) {
            // Digits alone are a number of the kind that was asked for. A hidden unit leads to nothing, as one that is not there.
            let ids = try ownIDs(of: name, source, digits: false)
                .filter { try source.id != .units || !isHidden(UnitNumber($0)) }
            guard let id = ids.first else { continue }
            // A key of several means the one that leads somewhere, an earlier one where the open one leads nowhere.
            var found = try related(listing, of: source, ids)
            if found.isEmpty, source.id == .units {
                found = try related(listing, of: source, unitsInTurn(name).map(\.id))
            }
            let lowest = found.map(\.rank).min()
            let likeliest = found.filter { $0.rank == lowest }.map(\.id)
            let named = ids.count > 1 ? name : source.name(of: id)
            if likeliest.count > 1 { throw Problem.whichOne(likeliest, listing, named) }
            if let one = likeliest.first { return one }
            let known = try optionalRow("select id from \(identifier: source.stored.view) where id = \(id) limit 1")
            if known != nil { throw Problem.none(listing, named) }
        }
        return nil
    }

    private func related(_ listing: Listing, of source: Listing, _ ids: [Int]) throws -> [(id: Int, rank: Int)] {
        try ids.flatMap { id in try Related.select(listing.id, of: source.id, id).map { try rows($0) } ?? [] }
            .map { (id: try $0["id", as: Int.self], rank: try $0["rank", as: Int.self]) }
            .filter { try listing.id != .units || !isHidden(UnitNumber($0.id)) }
    }
}

/// Which kinds of things lead to which, and how.
enum Related {
    /// The kinds whose numbers and keys name one of those, too.
    static func sources(of listing: Listing.Name) -> [Listing.Name] {
        Listing.Name.allCases.filter { select(listing, of: $0, 0) != nil }
    }

    /// Those of the one kind that belong to the one of the other: `id`, and `rank`, which is lower for what is meant before
    /// others; in that order. nil where the one does not lead to the other.
    static func select(_ wanted: Listing.Name, of source: Listing.Name, _ id: Int) -> Statement? {
        guard wanted != source else { return nil }
        if let wanted = column(of: wanted), let source = column(of: source) {
            return allocated(wanted, of: source, id)
        }
        return switch (wanted, source) {
        case (.referrals, .checks): "select referral_id as id, 0 as rank from income_check where id = \(id)"
        case (.units, .checks):
            """
            select k.received_unit_id as id, 0 as rank from income_check k join referral r on r.id = k.referral_id
            where k.id = \(id) and k.received_unit_id is not null and \(fragment: isSeen("r.citizen_id"))
            """
        case (.checks, .referrals): "select id, 0 as rank from income_check where referral_id = \(id) order by id"
        case (.checks, .units):
            """
            select k.id, 0 as rank from income_check k join referral r on r.id = k.referral_id
            where k.received_unit_id = \(id) and \(fragment: isSeen("r.citizen_id")) order by k.id
            """
        case (.checks, .allocations):
            "select \"check\" as id, 0 as rank from allocation_now where id = \(id) and \"check\" is not null"
        case (.referrals, .incomeRefusals): "select referral as id, 0 as rank from income_refusal_now where id = \(id)"
        case (.incomeRefusals, .referrals):
            "select id, 0 as rank from income_refusal_now where referral = \(id) order by id"
        default: nil
        }
    }

    /// The column of what an allocation joins.
    private static func column(of listing: Listing.Name) -> String? {
        switch listing {
        case .units: "unit"
        case .referrals: "referral"
        case .allocations: "allocation"
        case .subsidies: "subsidy"
        default: nil
        }
    }

    /// Through allocations: first an open one, then one moved into, then those that came to nothing; of subsidies first
    /// those that have not ended. Between a unit and somebody hidden nothing leads.
    private static func allocated(_ wanted: String, of source: String, _ id: Int) -> Statement {
        let seen: Statement = [wanted, source].contains("unit") ? "and \(fragment: isSeen("citizen_id"))" : ""
        return """
            select \(identifier: wanted) as id, min(rank) as rank
            from (
              select a.citizen_id, a.id as allocation, a.received_unit_id as unit, a.referral_id as referral, s.subsidy_id as subsidy,
                     case when v.open then 0 when v.state = 'moved_in' then 2 else 4 end
                     + case when s.ends_on < today() then 1 else 0 end as rank
              from allocation a
              join allocation_version v on v.allocation_id = a.id and v.known_until = 'infinity' and v.state <> 'undone'
              left join subsidy_version s on s.allocation_id = a.id and s.known_until = 'infinity' and not s.undone
            ) joined
            where \(identifier: source) = \(id) and \(identifier: wanted) is not null \(fragment: seen)
            group by 1 order by rank, 1
            """
    }
}

extension Problem {
    /// Several could be meant: the first ten are named.
    static func whichOne(_ ids: [Int], _ listing: Listing, _ of: String) -> Problem {
        let names = ids.prefix(10).map { listing.name(of: $0) }.joined(separator: ", ")
        let end = ids.count > 10 ? " …" : "."
        return Problem(
            .refused, "which_one",
            Words(
                da: "\(of) har \(ids.count) \(listing.many.da): \(names)\(end) Hvilken?",
                en: "\(of) has \(ids.count) \(listing.many.en): \(names)\(end) Which one?"),
            details: ["of": of, "candidates": names, "count": String(ids.count)],
            hint: Words(da: "Skriv nummeret på den, der menes.", en: "Type the number of the one that is meant."))
    }

    /// What is named is there, but none of what is wanted belongs to it.
    fileprivate static func none(_ listing: Listing, _ of: String) -> Problem {
        Problem(
            .notFound, "unknown_\(listing.key)",
            Words(da: "\(of) har ingen \(listing.many.da).", en: "\(of) has no \(listing.many.en)."),
            details: ["of": of],
            hint: Words(da: "Se dem med: bolig \(listing.name) list", en: "See them with: bolig \(listing.name) list"))
    }
}
