import Testing

@testable import Postgres

@Suite struct StatementTests {
    @Test func interpolationBindsAndNeverGlues() {
        let name = "x'; drop table unit; --"
        let none: Int? = nil
        let statement: Statement = "select \(1), \(name), \(none) from \(identifier: "a\"b")"
        #expect(statement.sql == "select $1, $2, $3 from \"a\"\"b\"")
        #expect(statement.values == ["1", name, nil])
        #expect(!"\(statement)".contains("drop") && !String(reflecting: statement).contains("drop"))
    }

    @Test func aFragmentIsRenumbered() {
        let inner: Statement = "b = \(2) or c = \(3)"
        let statement: Statement = "a = \(1) and (\(fragment: inner)) and d = \(4)"
        #expect(statement.sql == "a = $1 and (b = $2 or c = $3) and d = $4")
        #expect(statement.values == ["1", "2", "3", "4"])
    }

    @Test func joiningKeepsTheOrderOfTheValues() {
        let conditions: [Statement] = ["a = \(1)", "b is null", "c = \("x")"]
        let statement: Statement = "where \(fragment: conditions.joined(separator: " and ")) limit \(5)"
        #expect(statement.sql == "where a = $1 and b is null and c = $2 limit $3")
        #expect(statement.values == ["1", "x", "5"])
        #expect(([] as [Statement]).joined(separator: ",").sql.isEmpty)
    }

    @Test func literalsAreQuoted() {
        let none: Int? = nil
        let statement: Statement = "select \("it's \\ 'x'"), \(none)"
        #expect(statement.literal == "select 'it''s \\ ''x''', null")
    }
}
