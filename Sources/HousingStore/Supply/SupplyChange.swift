import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Changes a project.
    ///
    /// - Throws: `unknown_supply`; `missing_field` where nothing is to change, `nothing_changed` where all of it is said
    ///   already: then no step is taken; `unknown_field` for what its kind has not;
    ///   `more_than_planned` where more has come than is now planned; `supply_exists`; `days_out_of_order`.
    package func changeSupply(_ act: Act, _ name: String, _ change: SupplyChange) async throws -> Record {
        try await write(act) { tx in
            let project = try tx.lockedSupply(try tx.id(of: name, .supply))
            let facts = try change.facts(of: project.kind)
            if let dwellings = change.dwellings, dwellings < project.delivered {
                throw Problem.moreThanPlanned(project, left: 0)
            }
            guard try tx.says(project.number, otherwise: facts) else {
                throw Problem.nothingChanged(.supply(project.number))
            }
            let event = try tx.event(act, subject: "\(project.number)")
            try tx.follow(.supply, of: project.number.value, event, set: NewFacts(facts))
            try tx.step(event, [.supply(project.number)])
            return try tx.record(.supply, id: project.number.value)
        }
    }
}

extension Transaction {
    /// Whether a project is to be told otherwise than it stands.
    fileprivate func says(_ number: SupplyNumber, otherwise facts: [(String, Statement)]) throws -> Bool {
        let types = Dictionary(uniqueKeysWithValues: VersionTable.supply.facts.map { ($0.key, $0.value) })
        let differs: [Statement] = facts.map { column, value in
            "\(identifier: column) is distinct from (\(fragment: value))::\(unescaped: types[column] ?? "text")"
        }
        return try optionalRow(
            """
            select from supply_version where supply_id = \(number) and known_until = 'infinity'
              and (\(fragment: differs.joined(separator: " or ")))
            """) != nil
    }
}

extension SupplyChange {
    /// The new values by column.
    fileprivate func facts(of kind: SupplyKind) throws(Problem) -> [(String, Statement)] {
        var facts: [(String, Statement)] = []
        let wanted = kind.fields
        func add(_ field: String, _ isGiven: Bool, _ columns: [(String, Statement)]) throws(Problem) {
            guard isGiven else { return }
            guard field == "name" || wanted.contains(field) else { throw .unknownField([field], ["name"] + wanted) }
            facts += columns
        }
        try add("name", name != nil, [("name", "\(name)")])
        try add("dwellings", dwellings != nil, [("dwellings", "\(dwellings)")])
        try add("expected", expected != nil, [("from_year", "\(expected?.from)"), ("to_year", "\(expected?.to)")])
        try add("starts_on", startsOn != nil, [("starts_on", "\(startsOn)")])
        try add("ends_on", endsOn != nil, [("ends_on", "\(endsOn)")])
        try add("review_by", reviewBy != nil, [("review_by", "\(reviewBy)")])
        guard !facts.isEmpty else { throw .missingField(["name"]) }
        return facts
    }
}
