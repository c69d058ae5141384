import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Adds a project: dwellings that are to come, or a renovation.
    ///
    /// - Throws: `missing_field` and `unknown_field` by its kind; `supply_exists`; `unknown_association`.
    package func addSupply(_ act: Act, _ new: SupplyAdd) async throws -> Record {
        try new.checkFields()
        return try await write(act) { tx in
            var department: Int?
            var owner: Int?
            if let association = new.association {
                owner = try tx.id(of: association, .associations)
                try tx.lockFiles(of: association)
            }
            let id: Int = try tx.row("insert into supply default values returning id")["id"]
            let event = try tx.event(act, subject: "\(SupplyNumber(id))")
            if let owner, let number = new.department { department = try tx.department(number, of: owner) }
            try tx.begin(
                .supply, of: "\(id)", event,
                set: [
                    "kind": "\(new.kind)", "name": "\(new.name)", "dwellings": "\(new.dwellings)", "delivered": "0",
                    "from_year": "\(new.expected?.from)", "to_year": "\(new.expected?.to)",
                    "department_id": "\(department)", "starts_on": "\(new.startsOn)", "ends_on": "\(new.endsOn)",
                    "review_by": "\(new.reviewBy)",
                ])
            try tx.step(event, [.supply(SupplyNumber(id))])
            return try tx.record(.supply, id: id)
        }
    }
}

extension SupplyAdd {
    /// A renovation has a department and days, everything else dwellings and years.
    fileprivate func checkFields() throws(Problem) {
        let given = [
            ("dwellings", dwellings != nil), ("expected", expected != nil), ("association", association != nil),
            ("department", department != nil), ("starts_on", startsOn != nil), ("ends_on", endsOn != nil),
        ]
        let wanted = kind.fields
        for (field, isGiven) in given where wanted.contains(field) != isGiven {
            throw isGiven ? Problem.unknownField([field], ["name"] + wanted) : Problem.missingField([field])
        }
    }
}

extension SupplyKind {
    /// What such a project is described by, beside its name.
    var fields: [String] {
        isBuilt ? ["dwellings", "expected", "review_by"] : ["association", "department", "starts_on", "ends_on"]
    }
}
