import Housing
import HousingAPI
import HousingFiles
import HousingStore

extension Mount {
    /// Associations, and what is done with a unit received: returned or withdrawn.
    mutating func units(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.associationsAdd) { call in
            if let profile = call.body.profile, !parts.profiles.names.contains(profile) {
                throw Problem.unknownProfile(profile)
            }
            return try await store.addAssociation(call.act, call.body)
        }
        serve(Operations.unitsReturn) { call in
            try await store.returnUnit(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.unitsWithdraw) { call in
            try await store.withdrawUnit(call.act, call.name, call.body, today: clock.today)
        }
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
