package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Drafts a setting from a day on. Nothing takes effect; a draft of the same setting that waited before is replaced.
    ///
    /// - Throws: `bad_value`.
    package func draftSetting(_ act: Act, _ request: SettingSet, today: Day) async throws -> Record {
        let value = try request.setting.value(from: request.value)
        return try await write(act) { tx in
            try tx.lock(setting: request.setting)
            let event = try tx.event(act, subject: request.setting.rawValue)
            let id: Int = try tx.row(
                """
                insert into setting (name, value, valid_from, drafted_by, drafted_at, event_id)
                values (\(request.setting.rawValue), \(value), \(request.from ?? today), \(act.actor), \(event.at)::timestamptz,
                  \(event.id)) returning id
                """)["id"]
            return try tx.record(.settings, id: id)
        }
    }

    /// Puts the draft of a setting that waits in force. The constraint `setting_second_person` refuses whoever drafted it.
    ///
    /// - Throws: `unknown_setting`, `nothing_drafted`, `second_person_needed`.
    package func approveSetting(_ act: Act, _ name: String) async throws -> Record {
        guard let setting = SettingName(rawValue: name) else { throw Problem.unknownSetting }
        return try await write(act) { tx in
            try tx.lock(setting: setting)
            let draft = try tx.optionalRow(
                """
                select id, drafted_by, value, valid_from from setting_now
                where setting = \(setting.rawValue) and state = 'draft'
                """)
            guard let draft, let id: Int = try draft["id"] else { throw Problem.nothingDrafted(setting) }
            // What was in force is told by the log itself, which is sealed.
            let event = try tx.event(
                act, subject: setting.rawValue,
                details: ["value": try draft["value"], "from": "\(try draft["valid_from", as: Day.self])"])
            try tx.begin(
                .setting, of: "\(id)", event,
                set: ["drafted_by": "\(try draft["drafted_by", as: String.self])", "approved_by": "\(act.actor)"])
            return try tx.record(.settings, id: id)
        }
    }
}

extension Transaction {
    /// Two who draft or approve one setting take turns.
    fileprivate func lock(setting: SettingName) throws {
        try execute("select pg_advisory_xact_lock(\(Lock.settings.rawValue)::int, hashtext(\(setting.rawValue)))")
    }
}

extension Problem {
    fileprivate static let unknownSetting = Problem(
        .wrongUse, "unknown_setting",
        Words(da: "Det valg findes ikke.", en: "There is no such setting."),
        hint: Words(da: "De er: \(SettingName.list).", en: "They are: \(SettingName.list)."))

    fileprivate static func nothingDrafted(_ setting: SettingName) -> Problem {
        Problem(
            .refused, "nothing_drafted",
            Words(
                da: "Der er ingen kladde til \(setting.rawValue), som venter på godkendelse.",
                en: "No draft of \(setting.rawValue) waits to be approved."),
            details: ["setting": setting.rawValue],
            hint: Words(
                da: "Lav en: bolig settings set \(setting.rawValue) VÆRDI",
                en: "Make one: bolig settings set \(setting.rawValue) VALUE"))
    }
}
