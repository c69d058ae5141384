import Testing

@testable import Housing

/// What is said of a change of facts, column by column.
@Suite struct FactsChangeTests {
    private let alone: [(column: String, value: FactValue)] = [
        ("par", .flag(false)), ("boligtyper", .list(["family"])), ("prioritet", .number("0")),
    ]
    private let two: [(column: String, value: FactValue)] = [
        ("par", .flag(true)), ("medansoeger_ydelse", .text("none")), ("medansoeger_formue", .unknown),
        ("boligtyper", .list(["family"])), ("prioritet", .number("0")),
    ]

    @Test func aSecondAdultComesAndGoes() {
        let comes = FactChanged.between(alone, two)
        #expect(
            comes == [
                FactChanged(column: "par", old: .flag(false), new: .flag(true)),
                FactChanged(column: "medansoeger_ydelse", old: .unknown, new: .text("none")),
            ])
        #expect(
            FactChanged.between(two, alone) == comes.map { FactChanged(column: $0.column, old: $0.new, new: $0.old) })
        #expect(FactChanged.between(two, two).isEmpty)
    }

    @Test func aFileThatTellsOfASecondAdultSaysSo() {
        let history = FactHistory([FactVersion(alone, source: .file(1), since: Instant(microseconds: 0))])
        let columns = Set(two.map(\.column))
        #expect(history.changes(by: two, row: 2, columns: columns).map(\.column) == ["par", "medansoeger_ydelse"])
    }
}
