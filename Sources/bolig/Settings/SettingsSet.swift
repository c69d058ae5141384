import ArgumentParser
import Housing
import HousingAPI

/// `bolig settings set`.
struct SettingsSet: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "set", da: "Lav en kladde af et valg. Det gælder, når en anden har godkendt det.",
            en: "Draft a setting. It applies once someone else has approved it.",
            examples: [
                "bolig settings set offer_answer_days 10 --from 01-01-2026",
                "bolig settings set ranking \"-priority -waited_days referral\"",
            ])
    }

    @Argument(help: .words(da: "Hvilket: \(SettingName.list).", en: "Which: \(SettingName.list).", value: settingName))
    var setting: SettingName

    // A ranking begins with `-`, and is no option.
    @Argument(
        parsing: .allUnrecognized,
        help: .words(
            da: "Et antal dage, eller nøgler i rækkefølge: \(Ranking.Key.list).",
            en: "A number of days, or keys in order: \(Ranking.Key.list).", value: Words(da: "værdi", en: "value")))
    var value: [String]

    @Option(help: .words(da: "Fra hvilken dag (ellers i dag).", en: "From which day (else today).", value: dayName))
    var from: Day?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        let text = value.joined(separator: " ")
        // What cannot be is said before anything is asked.
        _ = try setting.value(from: text)
        try await write.send(
            Operations.settingsSet, [], SettingSet(setting: setting, value: text, from: from), why)
    }
}

/// What a setting is called in a usage line.
let settingName = Words(da: "valg", en: "setting")
