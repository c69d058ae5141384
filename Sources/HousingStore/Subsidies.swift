package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Grants a subsidy to an allocation, within what the scheme covers on that day.
    package func grantSubsidy(_ act: Act, _ request: SubsidyGrant) async throws -> Record {
        try await write(act) { tx in
            let row = try tx.optionalRow(
                "select state, unit, citizen_id from allocation_now where id = \(request.allocation)")
            guard let row else { throw Refusal.unknown(.allocations, "\(request.allocation)") }
            try tx.lock(.citizen, try row["citizen_id"])
            let state: AllocationState = try row["state"]
            guard state != .declined, state != .cancelled else {
                throw Refusal(
                    .refused, "allocation_\(state.rawValue)",
                    Words(
                        da: "\(request.allocation) er \(state.words.da.lowercased()) og kan ikke få tilskud.",
                        en: "\(request.allocation) is \(state.words.en.lowercased()) and cannot have a subsidy."),
                    details: ["allocation": "\(request.allocation)", "state": state.rawValue])
            }
            let unit = try tx.unit(try row["unit"])
            try tx.checkTerms(request, unit)
            let event = try tx.event(
                act, subject: "\(request.allocation)", details: ["scheme": request.scheme.rawValue])
            let id: Int = try tx.row(
                "insert into subsidy (allocation_id) values (\(request.allocation)) returning id")["id"]
            try tx.execute(
                """
                insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, event_id)
                values (\(id), \(request.allocation), \(request.scheme), \(request.amount), \(request.from),
                        \(request.until), \(event))
                """)
            return try tx.record(.subsidies, id: id)
        }
    }

    /// The subsidies granted to allocations made on a referral.
    package func subsidies(of referral: ReferralNumber) async throws -> [GrantedSubsidy] {
        try await read { tx in
            try tx.rows(
                """
                select s.scheme, s.amount, s.starts_on, s.ends_on from subsidy_now s
                join allocation_now a on a.id = s.allocation where a.referral = \(referral) order by s.starts_on, s.id
                """
            ).map { row in
                GrantedSubsidy(
                    scheme: try row["scheme"], amount: try row["amount"], from: try row["starts_on"],
                    until: try row["ends_on"])
            }
        }
    }

    /// Ends a subsidy on a day, the last one with it.
    package func endSubsidy(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.id(of: name, .subsidies)
            guard let row = try tx.optionalRow("select starts_on from subsidy_now where id = \(id)") else {
                throw Refusal.unknown(.subsidies, name)
            }
            let on = step.on ?? today
            try tx.check(on, notBefore: try row["starts_on"], notAfter: nil)
            let event = try tx.event(act, subject: "\(SubsidyNumber(id))")
            try tx.changeSubsidies("subsidy_id = \(id)", endsOn: "\(on)::date", undone: false, event: event)
            return try tx.record(.subsidies, id: id)
        }
    }
}

extension Transaction {
    /// Subsidies fall with their allocation.
    func undoSubsidies(of allocation: Int, event: Int) throws {
        try changeSubsidies(
            "allocation_id = \(allocation) and not undone", endsOn: "ends_on", undone: true, event: event)
    }

    fileprivate func changeSubsidies(_ which: Statement, endsOn: Statement, undone: Bool, event: Int) throws {
        try execute(
            """
            with old as (
              update subsidy_version set known_until = greatest(now(), known_from + interval '1 microsecond')
              where \(fragment: which) and known_until = 'infinity' returning *
            )
            insert into subsidy_version
              (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, undone, known_from, event_id)
            select subsidy_id, allocation_id, scheme, amount, starts_on, \(fragment: endsOn), \(undone), known_until, \(event)
            from old
            """)
    }

    /// Refuses a grant that the scheme does not cover: unit type, rent, the day, or how long.
    fileprivate func checkTerms(_ request: SubsidyGrant, _ unit: Unit) throws {
        let terms = try optionalRow(
            """
            select rent_from, rent_to, months_max from subsidy_terms_now
            where scheme = \(request.scheme) and unit_type = \(unit.type)
            and daterange(open_from, open_until) @> \(request.from)::date
            """)
        let scheme = request.scheme.words
        guard let terms else {
            throw Refusal(
                .refused, "scheme_not_open",
                Words(
                    da:
                        "\(scheme.da) kan ikke bevilges til \(unit.type.words.da.lowercased()) fra \(request.from.danish).",
                    en: "\(scheme.en) cannot be granted to a \(unit.type.words.en.lowercased()) from \(request.from)."),
                details: [
                    "scheme": request.scheme.rawValue, "unit_type": unit.type.rawValue, "from": "\(request.from)",
                ],
                hint: Words(
                    da: "Se ordningerne: bolig subsidies schemes", en: "See the schemes: bolig subsidies schemes"))
        }
        let lowest: Money? = try terms["rent_from"]
        let highest: Money? = try terms["rent_to"]
        guard lowest.map({ $0 <= unit.rent }) ?? true, highest.map({ unit.rent <= $0 }) ?? true else {
            throw Refusal(
                .refused, "scheme_rent",
                Words(
                    da: "Huslejen \(unit.rent.text(.da)) kr. ligger uden for ordningens grænser.",
                    en: "The rent of \(unit.rent.text(.en)) kr is outside the scheme's bounds."),
                details: [
                    "scheme": request.scheme.rawValue, "rent": "\(unit.rent)",
                    "rent_from": lowest.map { "\($0)" } ?? "",
                    "rent_to": highest.map { "\($0)" } ?? "",
                ])
        }
        guard request.amount <= unit.rent else {
            throw Refusal(
                .refused, "subsidy_above_rent",
                Words(da: "Tilskuddet er større end huslejen.", en: "The subsidy is more than the rent."),
                details: ["amount": "\(request.amount)", "rent": "\(unit.rent)"])
        }
        let months: Int? = try terms["months_max"]
        guard let months else { return }
        let last = request.from.adding(months: months).adding(days: -1)
        guard let until = request.until, until <= last else {
            throw Refusal(
                .refused, "subsidy_too_long",
                Words(
                    da: "Tilskuddet kan højst løbe \(months) måneder, til og med \(last.danish).",
                    en: "The subsidy can run \(months) months at most, until \(last)."),
                details: ["until": request.until.map { "\($0)" } ?? "", "latest": "\(last)"],
                hint: Words(da: "Angiv --until \(last).", en: "Give --until \(last)."))
        }
    }
}
