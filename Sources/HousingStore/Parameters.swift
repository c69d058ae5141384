import FoundationEssentials
package import Housing
package import HousingAPI
package import Postgres

/// A case file: what figures must prove before they are approved.
package struct CaseText: Sendable {
    package let name: String
    /// YAML 1.2.
    package let content: String

    package init(name: String, content: String) {
        self.name = name
        self.content = content
    }
}

/// Figures ready to be kept, and the case files that go with them.
package struct ParameterSetToKeep: Sendable {
    package let parameters: Parameters
    package let cases: [CaseText]

    package init(_ parameters: Parameters, cases: [CaseText]) {
        self.parameters = parameters
        self.cases = cases
    }
}

extension Store {
    /// The figures in force, with the event that last changed them; nil where that is `known` already.
    package func parametersInForce(unless known: Int? = nil) async throws -> (version: Int, history: ParameterHistory)?
    {
        try await read { tx in
            let version: Int? = try tx.row("select max(event_id) as version from parameter_set_version")["version"]
            guard let version, version != known else { return nil }
            return (version, try tx.parametersInForce())
        }
    }

    /// The figures of a set, draft or not.
    package func parameterSet(_ name: String) async throws -> Parameters {
        try await read { tx in try tx.parameters(of: try tx.id(of: name, .parameters)) }
    }

    /// The case files a set must stand up to: those in force, with its own in place of theirs of the same name.
    package func caseFiles(with name: String) async throws -> [CaseText] {
        try await read { tx in try tx.caseFiles(with: try tx.id(of: name, .parameters)) }
    }

    /// Keeps a draft. Nothing takes effect.
    package func draftParameters(_ act: Act, _ set: ParameterSetToKeep) async throws -> Record {
        try await write(act) { tx in
            let event = try tx.event(act, details: ["from": set.parameters.from?.description ?? ""])
            return try tx.record(.parameters, id: try tx.keep(set, draftedBy: act.actor, event: event))
        }
    }

    /// Puts a draft in force in place of the set of the same first day. The constraint `parameter_set_second_person`
    /// refuses whoever drafted it.
    ///
    /// - Parameter judge: throws where the figures, as they would then be in force, fail a case or contradict each
    ///   other.
    package func approveParameters(
        _ act: Act, _ name: String, judge: @escaping @Sendable (ParameterHistory, [CaseText]) throws -> Void
    ) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.id(of: name, .parameters)
            // Two approvals at once must see each other's figures.
            try tx.lock(.parameters, 0)
            let draft = try tx.record(.parameters, id: id)
            guard draft["state"] == .text("draft") else {
                throw Refusal.notADraft(name)
            }
            let event = try tx.event(act, subject: "\(ParameterSetNumber(id))")
            try tx.putInForce(id, approvedBy: act.actor, event: event)
            try judge(try tx.parametersInForce(), try tx.caseFiles(with: id))
            try tx.requestRecheck(.parameters, event: event)
            return try tx.record(.parameters, id: id)
        }
    }
}

extension Transaction {
    /// Stores the figures shipped, once: where there is any set already, nothing is done.
    package func storeShipped(_ sets: [ParameterSetToKeep]) throws {
        try lock(.parameters, 0)
        guard try !row("select exists (select from parameter_set) as stored")["stored", as: Bool.self] else { return }
        let act = Act(actor: "boligd", request: "migration", action: "parameters.shipped")
        for set in sets {
            let event = try event(act, details: ["from": set.parameters.from?.description ?? ""])
            let id = try keep(set, draftedBy: act.actor, event: event)
            try putInForce(id, approvedBy: act.actor, event: event)
        }
    }

    /// - Returns: the set's id.
    fileprivate func keep(_ set: ParameterSetToKeep, draftedBy: String, event: Int) throws -> Int {
        let id: Int = try row(
            """
            insert into parameter_set (valid_from, drafted_by, event_id)
            values (\(set.parameters.from), \(draftedBy), \(event)) returning id
            """)["id"]
        let encoder = JSONEncoder()
        var statements: [Statement] = try set.parameters.figures.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { key, figure in
                let value = try figure.value.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
                return """
                    insert into parameter (parameter_set_id, key, value, unit, confidence, source, review_by)
                    values (\(id), \(key.rawValue), \(value)::jsonb, \(key.unit.rawValue), \(figure.confidence.rawValue),
                            \(figure.source), \(figure.reviewBy))
                    """
            }
        statements += set.cases.map {
            "insert into case_file (parameter_set_id, name, content) values (\(id), \($0.name), \($0.content))"
        }
        try batch(statements)
        return id
    }

    fileprivate func putInForce(_ id: Int, approvedBy: String, event: Int) throws {
        try execute(
            """
            with draft as (select id, valid_from, drafted_by from parameter_set where id = \(id)), old as (
              update parameter_set_version v set known_until = greatest(now(), known_from + interval '1 microsecond')
              from draft where v.valid_from = draft.valid_from and v.known_until = 'infinity' returning v.known_until
            )
            insert into parameter_set_version (parameter_set_id, valid_from, drafted_by, approved_by, known_from, event_id)
            select id, valid_from, drafted_by, \(approvedBy), coalesce((select max(known_until) from old), now()), \(event)
            from draft
            """)
    }

    func parametersInForce() throws -> ParameterHistory {
        let sets = try rows("select parameter_set_id from parameter_set_version where known_until = 'infinity'")
        return ParameterHistory(try sets.map { try parameters(of: try $0["parameter_set_id"]) })
    }

    fileprivate func parameters(of set: Int) throws -> Parameters {
        guard let from: Day = try optionalRow("select valid_from from parameter_set where id = \(set)")?["valid_from"]
        else { throw Refusal.unknown(.parameters, "\(ParameterSetNumber(set))") }
        var figures: [ParameterKey: Parameter] = [:]
        for row in try rows("select * from parameter where parameter_set_id = \(set)") {
            // A key that this version of the service does not know is no rule of its own.
            guard let key = ParameterKey(rawValue: try row["key"]) else { continue }
            let value: String? = try row["value"]
            figures[key] = Parameter(
                value: try value.map { try JSONDecoder().decode(ParameterValue.self, from: Data($0.utf8)) },
                confidence: Confidence(rawValue: try row["confidence"]) ?? .missing, source: try row["source"],
                reviewBy: try row["review_by"])
        }
        return Parameters(from: from, figures: figures, set: ParameterSetNumber(set))
    }

    fileprivate func caseFiles(with set: Int) throws -> [CaseText] {
        try rows(
            """
            select distinct on (c.name) c.name, c.content
            from case_file c left join parameter_set_version v on v.parameter_set_id = c.parameter_set_id
            where v.parameter_set_id is not null or c.parameter_set_id = \(set)
            order by c.name, c.parameter_set_id = \(set) desc, v.known_from desc, c.parameter_set_id desc
            """
        ).map { CaseText(name: try $0["name"], content: try $0["content"]) }
    }
}
