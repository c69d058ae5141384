import Foundation
import HousingAPI
import Testing

/// The codes in the sources beside those that the operations list: whoever writes a client reads the list.
@Suite struct ProblemCodeTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    /// Where nothing is written that an operation answers with: the daemon's own commands, and how it starts.
    private static let commands = [
        "boligd/Backup/", "boligd/Doctor/", "boligd/Embedded/", "boligd/Events/", "boligd/Keys/", "boligd/Users/",
        "HousingStore/Seals/",
    ]

    /// Problems of those commands that stand in files of both, and of the client's.
    private static let ofPrograms: Set<String> = [
        "account_closed", "association_alone", "bad_published_file", "bad_secret_key", "data_folder_not_writable",
        "file_unreadable", "keys_in_use", "local_account", "no_folder", "no_period", "no_time_zones", "not_a_package",
        "port_taken", "profile_unreadable", "report_not_understood", "rotation_running", "secret_key_open",
        "unknown_account", "unknown_command", "unknown_rate", "wrong_secret_key",
    ]

    /// What is answered where there is no such operation, or tried again instead.
    private static let ofNone: Set<String> = ["parameters_changed", "wrong_method"]

    /// Faults of the program itself, after which somebody mends it.
    private static let ofProgrammers: Set<String> = [
        "bad_note", "no_vault", "not_yet_supported", "nothing_to_follow", "profile_incomplete", "profile_missing",
        "read_not_noted", "row_not_read", "seal_failed", "workbook_not_written",
    ]

    @Test(
        "every code that the sources refuse with is listed by an operation, or is none that an operation answers with")
    func listed() throws {
        let listed = Set(Operations.all.flatMap(\.problems).map(\.code))
        var unlisted: [String: String] = [:]
        let files = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let path = file.path.dropFirst(Self.sources.path.count + 1)
            let isServed = ["Housing/", "HousingAPI/", "HousingFiles/", "HousingStore/", "Planning/", "boligd/"]
                .contains { path.hasPrefix($0) }
            guard isServed, !Self.commands.contains(where: { path.hasPrefix($0) }) else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for found in text.matches(of: /Problem\(\s*\.\w+,\s*"([a-z_]+)"/) {
                let code = String(found.1)
                if !listed.contains(code) { unlisted[code] = String(path) }
            }
        }
        for code in Self.ofPrograms.union(Self.ofNone).union(Self.ofProgrammers) {
            #expect(unlisted.removeValue(forKey: code) != nil, "\(code) is listed, or nowhere")
        }
        #expect(unlisted.isEmpty, "\(unlisted.sorted { $0.key < $1.key })")
    }
}
