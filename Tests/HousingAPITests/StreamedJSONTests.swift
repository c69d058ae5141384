import FoundationEssentials
import Housing
import HousingAPI
import Testing

/// What is written from the front is what `JSONEncoder` writes, but for the order of members.
@Suite struct StreamedJSONTests {
    @Test("every member of a check and of its facts is there and says the same")
    func checks() throws {
        let day = try #require(Day("2025-11-03"))
        let claim = CashBenefit(
            enteredFromAbroad: true, residenceRequirement: true, workRequirement: false, activityReady: nil,
            livesWithParents: false)
        let household = Household(
            adults: [
                Adult(
                    age: 41, cashBenefit: .paid(claim), incomes: [Income(kind: .wage, amount: Money(kroner: 900))],
                    wealth: .zero, churchTax: nil, pension: Pension.none)
            ], children: [3, 9], couple: false, expenses: [Expense(kind: .debt, amount: nil)])
        let home = Home(rent: Money(ore: 512_345), areaTenths: 655, heating: .separate, hotWater: nil)
        let facts = CheckFacts(
            household: household, home: home, subsidy: StatedSubsidy(scheme: .state, amount: Money(kroner: 1000)))
        // Without parameters every one of them is missing.
        var check = DisposableIncome.check(household, home, parameters: .none, on: day)
        check.sources = ["tax": "\"lov\" \\ § 1\n"]
        #expect(!check.lines.isEmpty && !check.missing.isEmpty)
        try same(check)
        try same(facts)
    }

    @Test("lists in lists, names that need escapes, nothing at all")
    func shapes() throws {
        try same([[1, 2], [], [-3]])
        try same(["a\"b": ["æ": [String?.none, "x\u{1}"]], "tom": [:]])
        try same(UInt64.max)
        try same(Nested())
        #expect(try StreamedJSON.encode(Nothing()) == "{}")
        #expect(try StreamedJSON.encode([Nothing(), Nothing()]) == "[{},{}]")
        try same([0.5, -1e300, 5123.45])
        #expect(throws: EncodingError.self) { try StreamedJSON.encode(["a": Double.infinity]) }
    }

    private func same(_ value: some Encodable) throws {
        let wanted = try JSON(Array(try JSONEncoder().encode(value)))
        #expect(sorted(try JSON(Array(try StreamedJSON.encode(value).utf8))) == sorted(wanted))
    }

    private func sorted(_ json: JSON) -> JSON {
        switch json {
        case .list(let items): .list(items.map(sorted))
        case .object(let members):
            .object(members.map { JSON.Member($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
        default: json
        }
    }

    private struct Nothing: Encodable {
        func encode(to encoder: any Encoder) {}
    }

    /// Writes on after what it opened within itself.
    private struct Nested: Encodable {
        private enum Key: String, CodingKey { case first, second, third }

        func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: Key.self)
            var inner = object.nestedContainer(keyedBy: Key.self, forKey: .first)
            try inner.encode(true, forKey: .first)
            var list = inner.nestedUnkeyedContainer(forKey: .second)
            try list.encode("a")
            try list.encodeNil()
            try object.encode(Int8.min, forKey: .second)
            try object.encodeNil(forKey: .third)
        }
    }
}
