import Foundation
import Housing
import Testing

@testable import Manual

/// What both programs say of themselves: in one language at a time, as man pages, and to a shell that completes.
@Suite struct ManualTests {
    private func help(_ program: String, _ language: Language) async throws -> ToolHelp {
        let said = await Service.run(
            program, ["--experimental-dump-help"], ["BOLIG_LANGUAGE": language.rawValue, "HOME": "/nonexistent"])
        return try JSONDecoder().decode(ToolHelp.self, from: Data(said.output.utf8))
    }

    private func all(_ command: ToolHelp.Command) -> [ToolHelp.Command] { [command] + command.below.flatMap(all) }

    @Test("every command and option is said in Danish and in English", arguments: ["bolig", "boligd"])
    func twoLanguages(program: String) async throws {
        let danish = all(try await help(program, .da).command)
        let english = all(try await help(program, .en).command)
        #expect(danish.map(\.line) == english.map(\.line) && danish.count > 15)
        for (da, en) in zip(danish, english) {
            #expect(da.abstract != en.abstract && da.abstract?.isEmpty == false, "\(da.line)")
            for (option, other) in zip(da.own, en.own) {
                #expect(option.abstract != nil, "\(da.line) \(option.preferredName?.typed ?? option.valueName ?? "")")
                #expect(
                    option.abstract != other.abstract,
                    "\(da.line) \(option.preferredName?.typed ?? option.valueName ?? "")")
            }
        }
    }

    @Test("errors are in the language asked for, and a word that is no command is answered with the nearest")
    func errors() async {
        for (language, near, wrong) in [
            ("da", "Mente du boligd users list?", "Ukendt valgmulighed"),
            ("en", "Did you mean boligd users list?", "Unknown option"),
        ] {
            let unknown = await Service.run("boligd", ["users", "lst"], ["BOLIG_LANGUAGE": language])
            #expect(unknown.status == 64 && unknown.errors.contains(near), "\(unknown.errors)")
            let option = await Service.run("boligd", ["doctor", "--language", language, "--frmat", "x"])
            #expect(option.status == 64 && option.errors.contains(wrong), "\(option.errors)")
        }
        let english = await Service.run("boligd", ["serve", "--pool-size", "99"], ["LANG": "en_GB.UTF-8"])
        #expect(english.status == 64 && english.errors.contains("Error: --pool-size is 2-32."))
        let danish = await Service.run("boligd", ["serve", "--pool-size", "99"], ["LANG": "da_DK.UTF-8"])
        #expect(danish.status == 64 && danish.errors.contains("Fejl: --pool-size er 2-32."))
    }

    @Test("the version is one line, with the schema where there is one")
    func version() async throws {
        let daemon = await Service.run("boligd", ["--version"])
        let whole = try Regex(#"boligd [0-9.]+ \(schema M[0-9]{4}, commit ([0-9a-f]{7,40}|unknown)\)\n"#)
        #expect(daemon.status == 0)
        #expect(try whole.wholeMatch(in: daemon.output) != nil, "\(daemon.output)")
        let client = await Service.run("bolig", ["--version"])
        let clients = try Regex(#"bolig [0-9.]+ \(commit ([0-9a-f]{7,40}|unknown)\)\n"#)
        #expect(client.status == 0)
        #expect(try clients.wholeMatch(in: client.output) != nil, "\(client.output)")
    }

    @Test("each command has its place in a page, and the pages are clean", arguments: ["bolig", "boligd"])
    func pages(program: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-man-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for language in [Language.da, .en] {
            let help = try await help(program, language)
            let pages = Pages(help: help, language: language, section: 1, date: "2026-11-27", version: "bolig 0")
            let text = pages.files.map(\.text).joined()
            for leaf in help.command.leaves {
                #expect(text.contains(leaf.line.replacing("-", with: "\\-")), "\(leaf.line)")
            }
            for file in pages.files {
                try Data(file.text.utf8).write(to: folder.appendingPathComponent("\(language.rawValue)-\(file.name)"))
            }
        }
        let judged = await Service.run(
            program: "/bin/sh",
            ["-c", "command -v mandoc >/dev/null || exit 0; mandoc -Tlint \"$1\"/*", "sh", folder.path])
        #expect(judged.status == 0 && judged.output.isEmpty, "\(judged.output.prefix(2000))")
    }

    @Test(
        "bash completes commands, options, values and files",
        arguments: [
            ("units li", "list"), ("units list --fo", "--format"), ("units list --format js", "json jsonl"),
            ("units import /etc/host", "/etc/hostname /etc/hosts"),
        ])
    func completion(typed: String, expected: String) async throws {
        let script = await Service.run("bolig", ["--generate-completion-script", "bash"], ["BOLIG_LANGUAGE": "da"])
        let words = ["bolig"] + typed.split(separator: " ").map(String.init)
        let ask = """

            complete() { :; }
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
            _bolig bolig "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let answered = await Service.run(
            program: "/bin/bash", ["-c", script.output + ask, "bash"] + words,
            ["PATH": "\(Service.program("bolig").deletingLastPathComponent().path):/usr/bin:/bin"])
        let replies = Set(answered.output.split(whereSeparator: \.isWhitespace).map(String.init))
        #expect(
            Set(expected.split(separator: " ").map(String.init)).isSubset(of: replies),
            "\(answered.output)\(answered.errors)")
    }
}
