import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

@testable import boligd

/// The list of operations and what is read from it.
@Suite struct OperationTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let top = tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test("names and addresses are unique, and everything has a description and words")
    func whole() {
        let operations = Operations.all
        #expect(Set(operations.map(\.name)).count == operations.count)
        #expect(Set(operations.map { "\($0.method) \($0.path)" }).count == operations.count)
        for operation in operations {
            #expect(!operation.words.da.isEmpty && !operation.words.en.isEmpty)
            if let body = operation.body {
                #expect(Schema.of(body).map { !$0.properties.isEmpty } == true, "\(operation.name)")
            }
            if case .value(let type, _) = operation.answer { #expect(Schema.of(type) != nil, "\(operation.name)") }
        }
    }

    @Test("every operation is served")
    func served() async throws {
        try await TestApplication.with { application in
            let parts = Parts(
                store: application.store, profiles: try Profiles(), clock: .system, database: "external",
                refusalComplaint: nil)
            #expect(mount(parts).unserved.isEmpty)
        }
    }

    @Test("the description is the committed one (BOLIG_WRITE_OPENAPI=1 renews it)")
    func description() throws {
        let file = Self.top.appendingPathComponent("schema/openapi.json")
        let text = OpenAPI(version: serviceVersion, examples: exampleAnswers).text
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_OPENAPI"] != nil {
            try Data(text.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
        #expect((try? JSON(Array(text.utf8))) != nil)
    }

    @Test("the README's table is the list (BOLIG_WRITE_OPENAPI=1 renews it)")
    func readme() throws {
        let file = Self.top.appendingPathComponent("README.md")
        var readme = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(readme.range(of: "<!-- operations -->\n")).upperBound
        let end = try #require(readme.range(of: "<!-- end of operations -->")).lowerBound
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_OPENAPI"] != nil {
            readme.replaceSubrange(start..<end, with: OperationRow.markdown)
            try Data(readme.utf8).write(to: file)
        } else {
            #expect(readme[start..<end] == OperationRow.markdown)
        }
    }

    @Test("every operation asked by every role and by nobody: who may is what the table of rights says")
    func rights() async throws {
        var table = "# operation x role: may (+) or may not (-); no token is 401 wherever one is asked for\n"
        table += ([String](repeating: "", count: 1) + Role.allCases.map(\.rawValue)).joined(separator: "\t") + "\n"
        for operation in Operations.all {
            let marks = Role.allCases.map { operation.access.roles.contains($0) ? "+" : "-" }
            table += ([operation.name] + marks).joined(separator: "\t") + "\n"
        }
        let file = Self.tests.appendingPathComponent("rights.txt")
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_OPENAPI"] != nil {
            try Data(table.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
        try await TestApplication.with { application in
            for operation in Operations.all {
                let method: HTTPRequest.Method = operation.method == .get ? .get : .post
                let path = operation.path(operation.pathNames.map { _ in "12" })
                // A body that nobody may read before the right is asked for.
                let body = operation.method == .post ? "{" : nil
                let nobody = try await application.send(method, path, body, token: nil)
                #expect((nobody.status == 401) == (operation.access != .open), "\(operation.name) without a token")
                for role in Role.allCases {
                    let answer = try await application.send(method, path, body, token: role.rawValue)
                    let may = operation.access.roles.contains(role)
                    #expect((answer.status == 403) != may, "\(operation.name) as \(role): \(answer.status)")
                    #expect(answer.status != 401 && answer.status != 500, "\(operation.name) as \(role)")
                }
            }
        }
    }

    @Test("roles, rights and who has which are the database's rows")
    func rows() async throws {
        try await TestApplication.with { application in
            let rows = try await application.owner.transaction { tx in
                (
                    try tx.rows("select code from role").map { try $0["code", as: String.self] },
                    try tx.rows("select code from \"right\"").map { try $0["code", as: String.self] },
                    try tx.rows("select role, \"right\" from role_right").map {
                        try $0["role", as: String.self] + " " + $0["right", as: String.self]
                    }
                )
            }
            #expect(Set(rows.0) == Set(Role.allCases.map(\.rawValue)))
            #expect(Set(rows.1) == Set(Right.allCases.map(\.rawValue)))
            let shipped = Right.allCases.flatMap { right in right.roles.map { "\($0.rawValue) \(right.rawValue)" } }
            #expect(Set(rows.2) == Set(shipped))
        }
    }
}
