import ArgumentParser
import Housing
import HousingAPI
import HousingFiles
import Testing

@testable import bolig

@Suite struct UnknownCommandTests {
    @Test(
        "a word that is no command is answered with the nearest that is, in both languages",
        arguments: [
            ("unitz list", "bolig units"), ("unit list", "bolig units"), ("units lst", "bolig units list"),
            ("allocations acept A-1", "bolig allocations accept"), ("qqqqqqqq", nil), ("units 0101011234", nil),
        ] as [(String, String?)])
    func nearest(line: String, near: String?) throws {
        let unknown = try #require(UnknownCommand(line.split(separator: " ").map(String.init), of: Bolig.names))
        let text = unknown.failure.text(.da)
        #expect(text.contains("unknown_command"))
        #expect(text.contains("Mente du") == (near != nil))
        if let near {
            #expect(text.contains("Mente du \(near)?"))
            #expect(unknown.message.en.contains("Did you mean \(near)?"))
        }
        #expect(!text.contains("0101011234"))
        #expect(unknown.failure.exit == 64)
    }

    @Test(
        "commands are commands",
        arguments: ["units list", "units list --where x=1", "find IND-1", "help units", "--version", ""])
    func known(line: String) {
        #expect(UnknownCommand(line.split(separator: " ").map(String.init), of: Bolig.names) == nil)
    }

    @Test func theVersionIsAnswered() async { #expect(await Bolig.run(["--version"]) == 0) }
}
