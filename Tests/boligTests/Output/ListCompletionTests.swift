import ArgumentParser
import HousingAPI
import Testing

@testable import bolig

@Suite struct ListCompletionTests {
    @Test("every command that lists has its listing behind Tab")
    func everyList() {
        for (path, command) in leaves(Bolig.self, []) {
            let takesWhere = Bolig.helpMessage(for: command, columns: 200).contains("--where")
            #expect((ListCompletion.list(path) != nil) == takesWhere, "\(path)")
        }
    }

    @Test func fieldsAndCodes() {
        let units = ["bolig", "units", "list", "--where", ""]
        #expect(ListCompletion.columns(units, "unit,re").contains("unit,rent"))
        #expect(!ListCompletion.columns(units, "unit,").contains("unit,unit"))
        #expect(ListCompletion.sort(units, "-r").contains("-rent"))
        #expect(ListCompletion.conditions(units, "st").contains("state="))
        #expect(ListCompletion.conditions(units, "state=open,").contains("state=open,returned"))
        #expect(ListCompletion.conditions(units, "state!=").contains("state!=open"))
        #expect(ListCompletion.conditions(units, "rent<").isEmpty)
        #expect(ListCompletion.columns(["bolig", "units", "show"], "").isEmpty)
        let candidates = ["bolig", "units", "candidates", "U-1042", "--where", ""]
        #expect(ListCompletion.conditions(candidates, "outcome=").contains("outcome=pass"))
        #expect(ListCompletion.conditions(["bolig", "events", "--where", ""], "th").contains("things="))
    }

    private func leaves(_ command: any ParsableCommand.Type, _ path: [String]) -> [(
        path: [String], command: any ParsableCommand.Type
    )] {
        let below = command.configuration.subcommands
        guard !below.isEmpty else { return [(path, command)] }
        return below.flatMap { leaves($0, path + [$0.configuration.commandName ?? ""]) }
    }
}
