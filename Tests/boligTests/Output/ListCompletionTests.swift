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

    @Test("what can be corrected of a thing is offered by its number; of a key all, each once")
    func corrections() {
        func offered(_ number: String, _ begun: String = "") -> [String] {
            ListCompletion.corrections(["bolig", "correct", number, begun], begun)
        }
        #expect(offered("B-2") == ["delivered_on=", "starts_on=", "ends_on=", "review_by="])
        #expect(offered("s-12") == ["amount=", "starts_on=", "ends_on="])
        #expect(offered("U-1", "return_reason=").contains("return_reason=condition"))
        #expect(offered("R-1", "reason=").contains("reason=ill") && offered("R-1", "reason=").contains("reason=died"))
        #expect(offered("9001/1/2").filter { $0 == "note=" }.count == 1)
        #expect(Correct.helpMessage(columns: 1000).contains("B- delivered_on, starts_on, ends_on, review_by."))
    }

    private func leaves(_ command: any ParsableCommand.Type, _ path: [String]) -> [(
        path: [String], command: any ParsableCommand.Type
    )] {
        let below = command.configuration.subcommands
        guard !below.isEmpty else { return [(path, command)] }
        return below.flatMap { leaves($0, path + [$0.configuration.commandName ?? ""]) }
    }
}
