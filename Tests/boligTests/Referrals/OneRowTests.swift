import Housing
import HousingAPI
import Testing

@testable import bolig

@Suite struct OneRowTests {
    @Test(arguments: [
        "cpr=0101010000", "CPR-nummer=x", "navn=Test Testesen", "Fornavn=Test", "bemaerkning=7001010000",
        "bemaerkning=700101-0000", "Personnummer=1",
    ])
    func aPersonIsNeverAnArgument(argument: String) {
        let failure = #expect(throws: Failure.self) { try OneRow(arguments: [argument]) }
        #expect(failure?.exit == 64)
        #expect(failure?.problem.code == "personal_argument")
        #expect(failure?.text(.en).contains("7001010000") == false)
    }

    @Test func aCaseNumberOfTenDigitsIsNotAPerson() throws {
        #expect(try OneRow(arguments: ["indstilling_id=2025000017"]).value("Indstilling-ID") == "2025000017")
    }

    @Test func argumentsAndFileBecomeOneRow() throws {
        var row = try OneRow(arguments: ["indstilling_id=7", "boern=4,9", "maalgruppe="])
        try row.add(lines: "# fra sagen\n\ncpr = 700101-0000\nnavn=\"Test\" Testesen; =1\n")
        #expect(
            row.csv == """
                "indstilling_id";"boern";"maalgruppe";"cpr";"navn"\r
                "7";"4,9";"";"700101-0000";"\""Test"" Testesen; =1"\r

                """)
    }

    /// A change asks for the name, and says of the number that it stays.
    @Test func changedCitizen() {
        let code = { (argument: String) in
            #expect(throws: Failure.self) { try OneRow(arguments: [argument], asksForName: true) }?.problem.code
        }
        #expect(code("navn=Prøve Person") == "personal_argument")
        #expect(code("cpr=7001701234") == "unknown_column")
        #expect(code("boern") == "not_a_column")
    }

    @Test(arguments: [["boern"], ["=1"], ["boern=1", "Børn=2"]])
    func whatIsNotAColumnIsRefused(arguments: [String]) {
        #expect(throws: Failure.self) { try OneRow(arguments: arguments) }
    }
}
