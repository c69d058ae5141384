import ArgumentParser
import Housing
import HousingAPI

/// `bolig settings approve`.
struct SettingsApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "approve", da: "Godkend et valg, som en anden har lavet en kladde af.",
            en: "Approve a setting that someone else drafted.", examples: ["bolig settings approve ranking"])
    }

    @Argument(help: .words(da: "Hvilket: \(SettingName.list).", en: "Which: \(SettingName.list).", value: settingName))
    var setting: SettingName

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.settingsApprove, [setting.rawValue], Nothing(), why)
    }
}
