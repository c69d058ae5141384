import Housing
import Testing

@Suite struct FactHistoryTests {
    /// One version a step: who said what of two columns.
    func history(_ steps: [(FactSource, rent: String, homeless: Bool?)]) -> FactHistory {
        FactHistory(
            steps.enumerated().map { index, step in
                FactVersion(
                    [("husleje", .number(step.rent)), ("hjemloes", FactValue(step.homeless))], source: step.0,
                    since: Instant(microseconds: index))
            })
    }

    func asked(_ history: FactHistory, rent: String, columns: Set<String> = ["husleje"]) -> [ContestedValue] {
        history.contested(by: [("husleje", .number(rent)), ("hjemloes", .unknown)], row: 7, columns: columns)
    }

    @Test func whatAHandEnteredIsAskedAbout() {
        let byHand = history([(.file(1), "6200", nil), (.hand(9), "6500", nil)])
        #expect(asked(byHand, rent: "6200") == [ContestedValue(row: 7, column: "husleje", .byHand(.number("6500")))])
        #expect(asked(byHand, rent: "6900") == [ContestedValue(row: 7, column: "husleje", .byHand(.number("6500")))])
        #expect(asked(byHand, rent: "6500").isEmpty && asked(byHand, rent: "1", columns: []).isEmpty)
        // Confirmed, the file's value stands, and a hand's later change of something else does not make it the hand's.
        let confirmed = history([
            (.file(1), "6200", nil), (.hand(9), "6500", nil), (.file(2), "6900", nil), (.hand(11), "6900", true),
        ])
        #expect(asked(confirmed, rent: "7000").isEmpty)
        #expect(
            asked(confirmed, rent: "6200") == [ContestedValue(row: 7, column: "husleje", .laterFile(.number("6900")))])
    }

    @Test func whatALaterFileReplacedIsAskedAbout() {
        let files = history([(.file(1), "6200", nil), (.file(2), "6500", nil)])
        #expect(asked(files, rent: "6200") == [ContestedValue(row: 7, column: "husleje", .laterFile(.number("6500")))])
        #expect(asked(files, rent: "6300").isEmpty)
        // What only a hand had said is no older file's value.
        let hand = history([(.hand(3), "6200", nil), (.file(2), "6500", nil)])
        #expect(asked(hand, rent: "6200").isEmpty)
        #expect(asked(FactHistory([]), rent: "1").isEmpty)
    }

    /// Nothing changes when a file says what a hand had said, and still the file has had the value.
    @Test func whatAFileRepeatedOfAHand() {
        func version(_ rent: String, _ source: FactSource, _ at: Int, repeated: Set<String> = []) -> FactVersion {
            FactVersion(
                [("husleje", .number(rent))], source: source, since: Instant(microseconds: at), repeated: repeated)
        }
        let columns: Set<String> = ["husleje"]
        let said = FactHistory([version("6000", .file(1), 0), version("6200", .hand(9), 1)])
        #expect(said.repeated(by: [("husleje", .number("6200"))], columns: columns) == ["husleje"])
        #expect(said.repeated(by: [("husleje", .number("6300"))], columns: columns).isEmpty)
        #expect(said.repeated(by: [("husleje", .number("6200"))], columns: []).isEmpty)
        let kept = [version("6000", .file(1), 0), version("6200", .hand(9), 1, repeated: columns)]
        #expect(FactHistory(kept).repeated(by: [("husleje", .number("6200"))], columns: columns).isEmpty)
        let replaced = FactHistory(kept + [version("6500", .file(3), 2)])
        #expect(
            asked(replaced, rent: "6200") == [ContestedValue(row: 7, column: "husleje", .laterFile(.number("6500")))])
        // What a file said is no hand's, so nothing is kept of it.
        #expect(replaced.repeated(by: [("husleje", .number("6500"))], columns: columns).isEmpty)
    }

    /// A second adult whom a hand added says nothing by being there; one whom a file no longer tells of is asked about.
    @Test func aSecondAdultWhoComesAndGoes() {
        let alone: [(column: String, value: FactValue)] = [("par", .flag(false))]
        let two: [(column: String, value: FactValue)] = [("par", .flag(true)), ("medansoeger_ydelse", .unknown)]
        let paid: [(column: String, value: FactValue)] = [("par", .flag(true)), ("medansoeger_ydelse", .text("none"))]
        func version(_ facts: [(column: String, value: FactValue)], _ source: FactSource, _ at: Int) -> FactVersion {
            FactVersion(facts, source: source, since: Instant(microseconds: at))
        }
        let columns: Set<String> = ["par", "medansoeger_ydelse"]
        let added = FactHistory([version(alone, .file(1), 0), version(two, .hand(9), 1)])
        #expect(added.contested(by: paid, row: 2, columns: columns).isEmpty)
        #expect(added.facts(["par", "medansoeger_ydelse"]).map(\.from.number) == ["E-9", "I-1"])
        let told = FactHistory([version(alone, .file(1), 0), version(paid, .hand(9), 1)])
        #expect(told.contested(by: alone, row: 2, columns: columns).map(\.column) == ["par", "medansoeger_ydelse"])
        #expect(told.changes(by: alone, row: 2, columns: columns).map(\.column) == ["par", "medansoeger_ydelse"])
        #expect(told.changes(by: alone, row: 2, columns: ["par"]).map(\.column) == ["par"])
    }

    @Test func whoSaidEachValue() {
        let facts = history([(.file(1), "6200", nil), (.hand(9), "6200", true), (.file(2), "6500", true)])
            .facts(["hjemloes", "husleje", "by"])
        #expect(facts.map(\.column) == ["hjemloes", "husleje"])
        #expect(facts.map(\.from.number) == ["E-9", "I-2"])
        #expect(facts.map(\.since) == [Instant(microseconds: 1), Instant(microseconds: 2)])
    }

    @Test func changesSayOldAndNew() {
        let changes = history([(.file(1), "6200", true)])
            .changes(
                by: [("husleje", .number("6300")), ("hjemloes", .flag(true))], row: 3, columns: ["husleje", "hjemloes"])
        #expect(changes == [RowChange(row: 3, column: "husleje", old: .number("6200"), new: .number("6300"))])
    }
}
