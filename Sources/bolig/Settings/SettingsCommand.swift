import ArgumentParser

/// `bolig settings`.
struct SettingsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "settings", da: "Det, kommunen selv vælger: svarfrister, rækkefølge, hvor længe noget gemmes.",
            en: "What the municipality decides for itself: deadlines, ranking, how long things are kept.",
            examples: [
                "bolig settings list", "bolig settings set offer_answer_days 10 --from 01-01-2026",
                "bolig settings approve offer_answer_days",
            ],
            subcommands: [SettingsList.self, SettingsSet.self, SettingsApprove.self])
    }
}
