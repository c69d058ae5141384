import FoundationEssentials
package import Housing
import HousingAPI
import Postgres

/// A case file: what parameters must prove before they are approved.
package struct CaseText: Sendable {
    package let name: String
    /// YAML 1.2.
    package let content: String

    package init(name: String, content: String) {
        self.name = name
        self.content = content
    }
}

extension Store {
    /// The parameters of a set, draft or not.
    package func parameterSet(_ name: String) async throws -> Parameters {
        try await read { tx in try tx.parameters(of: try tx.id(of: name, .parameters)) }
    }

    /// The case files a set must stand up to.
    package func caseFiles(with name: String) async throws -> [CaseText] {
        try await read { tx in try tx.caseFiles(with: try tx.id(of: name, .parameters)) }
    }
}

extension Transaction {
    /// - Returns: the set's id.
    func keep(_ set: ParameterSetToKeep, draftedBy: String, event: Int) throws -> Int {
        let id: Int = try row(
            """
            insert into parameter_set (valid_from, drafted_by, event_id)
            values (\(set.parameters.from), \(draftedBy), \(event)) returning id
            """)["id"]
        let encoder = JSONEncoder()
        var statements: [Statement] = try set.parameters.values.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { key, parameter in
                let value = try parameter.value.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
                return """
                    insert into parameter (parameter_set_id, key, value, unit, confidence, source, review_by)
                    values (\(id), \(key.rawValue), \(value)::jsonb, \(key.measure.rawValue), \(parameter.confidence.rawValue),
                            \(parameter.source), \(parameter.reviewBy))
                    """
            }
        statements += set.cases.map {
            "insert into case_file (parameter_set_id, name, content) values (\(id), \($0.name), \($0.content))"
        }
        try batch(statements)
        return id
    }

    /// The parameters in force, as this transaction sees them.
    func parametersInForce() throws -> ParameterHistory {
        let sets = try rows("select parameter_set_id from parameter_set_version where known_until = 'infinity'")
        return ParameterHistory(try sets.map { try parameters(of: try $0["parameter_set_id"]) })
    }

    /// The parameters of a set, draft or not.
    func parameters(of set: Int) throws -> Parameters {
        guard let from: Day = try optionalRow("select valid_from from parameter_set where id = \(set)")?["valid_from"]
        else { throw Problem.unknown(.parameters, "\(ParameterSetNumber(set))") }
        var values: [ParameterKey: Parameter] = [:]
        for row in try rows("select * from parameter where parameter_set_id = \(set)") {
            // A key that this version of the service does not know is no rule of its own.
            guard let key = ParameterKey(rawValue: try row["key"]) else { continue }
            let value: String? = try row["value"]
            values[key] = Parameter(
                value: try value.map { try JSONDecoder().decode(ParameterValue.self, from: Data($0.utf8)) },
                confidence: Confidence(rawValue: try row["confidence"]) ?? .missing, source: try row["source"],
                reviewBy: try row["review_by"])
        }
        return Parameters(from: from, values: values, set: ParameterSetNumber(set))
    }

    /// The case files a set must stand up to: those in force, with its own in place of theirs of the same name.
    func caseFiles(with set: Int) throws -> [CaseText] {
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
