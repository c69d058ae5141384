import Housing

extension Operations {
    package static let settingsSet = write(
        "settings.set", "/v1/settings", .setPolicy, SettingSet.self, .record(.settings, isNew: true), as: Record.self,
        da: "Lav en kladde af et af kommunens valg", en: "Draft a setting")

    package static let settingsApprove = write(
        "settings.approve", "/v1/settings/{setting}/approve", .setPolicy, Nothing.self, .record(.settings),
        as: Record.self, problems: ["unknown_setting", "nothing_drafted", "second_person_needed"],
        da: "Godkend et valg, som en anden har lavet", en: "Approve a setting that someone else drafted")
}
