import Testing

@testable import Housing

@Suite struct FactChangesTests {
    private let old = Sample.household(Sample.adult(age: 41))

    @Test func nothingIsChangedOfTheSame() {
        #expect(old.changes(from: old).isEmpty)
    }

    @Test func namesEachFactWithBothValues() {
        let new = Sample.household(
            Sample.adult(
                age: 41, work: true, incomes: [Income(kind: .wage, amount: Money(kroner: 900))], wealth: nil),
            children: [4])
        #expect(
            new.changes(from: old) == [
                FactChange(field: "household.adults[0].cash_benefit.work_requirement", before: "false", after: "true"),
                FactChange(field: "household.adults[0].incomes.wage", before: nil, after: "900"),
                FactChange(field: "household.adults[0].wealth", before: "0", after: nil),
                FactChange(field: "household.children", before: "", after: "4"),
            ])
    }

    @Test func aFactThatIsGoneIsChangedToo() {
        let two = Sample.household(Sample.adult(age: 41), Sample.earner(.wage, 900), couple: true)
        let changes = old.changes(from: two)
        #expect(changes.contains(FactChange(field: "household.couple", before: "true", after: "false")))
        #expect(changes.contains(FactChange(field: "household.adults[1].incomes.wage", before: "900", after: nil)))
    }
}
