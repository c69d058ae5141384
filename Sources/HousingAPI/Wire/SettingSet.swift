package import Housing

/// Drafts a setting from a day on; today where it is left out.
package struct SettingSet: Wire {
    package var setting: SettingName
    /// A number of days, or the keys of a ranking.
    package var value: String
    package var from: Day?

    package init(setting: SettingName, value: String, from: Day?) {
        self.setting = setting
        self.value = value
        self.from = from
    }

    package static var example: SettingSet { SettingSet(setting: .offerAnswerDays, value: "10", from: .sample) }
}
