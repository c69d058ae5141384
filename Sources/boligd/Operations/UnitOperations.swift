import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

extension Mount {
    /// Associations, and what is done with a unit received: returned or withdrawn.
    mutating func units(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.associationsAdd) { call in
            try parts.profiles.know(call.body.profile)
            return try await store.addAssociation(call.act, call.body)
        }
        serve(Operations.associationsChange) { call in
            try parts.profiles.know(call.body.profile)
            return try await store.changeAssociation(call.act, call.name, call.body, today: clock.today)
        }
        stream(Operations.associationsAnswers) { call, _ in
            try call.actor?.requireOwn(association: call.name)
            let answers = try await store.answers(to: call.name, since: call.query.since)
            let table = AnswersFile.table(answers, try await parts.profile(.register, of: call.name))
            switch call.query.format ?? .xlsx {
            case .csv: return Response(table.csv.utf8, type: "text/csv; charset=utf-8")
            case .xlsx:
                let workbook = try table.workbook()
                return Response(try workbook.bytes(0..<workbook.count), type: Operations.workbookType)
            }
        }
        serve(Operations.unitsChange) { call in
            let typed = try TypedFacts(
                call.body.columns, try await parts.profile(.units), ImportContext(on: clock.today),
                confirmed: call.body.confirm ?? false)
            return try await store.changeUnit(call.act, call.name, UnitTyped(typed), today: clock.today)
        }
        serve(Operations.unitsReturn) { call in
            try await store.returnUnit(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.unitsWithdraw) { call in
            try await store.withdrawUnit(call.act, call.name, call.body, today: clock.today)
        }
    }
}

extension Parts {
    /// The columns of a kind of file today, with what the association has of its own.
    func profile(_ kind: ImportKind, of association: String? = nil) async throws -> Profile {
        let directory = try await store.directory()
        let number = association.flatMap { directory.number(of: $0) }
        guard
            let profile = profiles.profile(
                kind, on: clock.today, association: number, registered: number.flatMap { directory.profile(of: $0) })
        else {
            throw Problem(.fault, "profile_missing", Words(da: "Profilen mangler.", en: "The profile is missing."))
        }
        return profile
    }
}

extension Profiles {
    /// Refuses the name of a profile that no file has; an empty one is none.
    fileprivate func know(_ name: String?) throws(Problem) {
        guard let name, !name.isEmpty, !names.contains(name) else { return }
        throw .unknownProfile(name)
    }
}

extension Problem {
    /// No file of `--profiles DIR` has `profile: name`.
    fileprivate static func unknownProfile(_ name: String) -> Problem {
        Problem(
            .refused, "unknown_profile",
            Words(da: "Profilen \(name) kendes ikke.", en: "The profile \(name) is not known."),
            details: ["profile": name],
            hint: Words(
                da: "En profil er en fil med profile: \(name) i mappen, boligd får med --profiles.",
                en: "A profile is a file with profile: \(name) in the folder given to boligd with --profiles."))
    }
}
