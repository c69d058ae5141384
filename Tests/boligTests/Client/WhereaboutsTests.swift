import Foundation
import HousingAPI
import Testing

@testable import bolig

/// A folder of the test's own, gone afterwards.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// Makes `folder` the data folder of a daemon at `server`.
func writeClientFile(_ folder: URL, server: String) throws {
    let json = #"{"server":"\#(server)","user":"lokal","token":"t0"}"#
    try Data(json.utf8).write(to: folder.appendingPathComponent("client.json"))
}

@Suite struct WhereaboutsTests {
    @Test func aServerIsUsedWithItsLogin() async throws {
        try await withFolder { folder in
            let environment = Environment(
                variables: ["XDG_CONFIG_HOME": folder.path, "BOLIG_SERVER": "https://b.example/"], isRoot: false)
            try Logins(environment).keep("ta", for: "https://a.example")
            try Logins(environment).keep("tb", for: "https://b.example")
            let named = try Whereabouts.find(server: "https://a.example/", data: nil, environment: environment)
            #expect(named == Whereabouts(server: "https://a.example", token: "ta"))
            let fromVariable = try Whereabouts.find(server: nil, data: nil, environment: environment)
            #expect(fromVariable == Whereabouts(server: "https://b.example", token: "tb"))
            let failure = #expect(throws: Failure.self) {
                try Whereabouts.find(server: "https://c.example", data: nil, environment: environment)
            }
            #expect(failure?.exit == 77)
        }
    }

    @Test func theServerLoggedInToLastIsRemembered() async throws {
        try await withFolder { folder in
            let home = folder.appendingPathComponent("home/.local/share/bolig")
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            try writeClientFile(home, server: "http://home.example")
            let environment = Environment(
                variables: ["XDG_CONFIG_HOME": folder.path, "HOME": folder.appendingPathComponent("home").path],
                isRoot: false)
            func server() throws -> String {
                try Whereabouts.find(server: nil, data: nil, environment: environment).server
            }
            #expect(try server() == "http://home.example")
            try Logins(environment).keep("ta", for: "https://a.example")
            try Logins(environment).keep("tb", for: "https://b.example")
            #expect(try server() == "https://b.example")
            let data = try Whereabouts.find(server: nil, data: home.path, environment: environment)
            #expect(data.server == "http://home.example")
            #expect(try Logins(environment).forget(nil) == "https://b.example")
            #expect(try server() == "http://home.example")
            #expect(try Logins(environment).token("https://b.example") == nil)
            #expect(try Logins(environment).forget(nil) == nil)
        }
    }

    @Test func loginsAreTheUsersAlone() async throws {
        try await withFolder { folder in
            let logins = Logins(Environment(variables: ["XDG_CONFIG_HOME": folder.path], isRoot: false))
            try logins.keep("one", for: "https://a.example")
            try logins.keep("two", for: "https://a.example")
            let mode = try FileManager.default.attributesOfItem(atPath: logins.file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try logins.token("https://a.example") == "two")
        }
    }

    @Test func theDataFolderIsFoundInItsOrder() async throws {
        try await withFolder { folder in
            let (given, variable, home) = (
                folder.appendingPathComponent("given"), folder.appendingPathComponent("variable"),
                folder.appendingPathComponent("home/.local/share/bolig")
            )
            for (place, name) in [(given, "given"), (variable, "variable"), (home, "home")] {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try writeClientFile(place, server: "http://\(name).example")
            }
            let homeVariable = ["HOME": folder.appendingPathComponent("home").path]
            func server(_ data: String?, _ variables: [String: String]) throws -> String {
                let environment = Environment(variables: homeVariable.merging(variables) { $1 }, isRoot: false)
                return try Whereabouts.find(server: nil, data: data, environment: environment).server
            }
            #expect(try server(given.path, ["BOLIG_DATA": variable.path]) == "http://given.example")
            #expect(try server(nil, ["BOLIG_DATA": variable.path]) == "http://variable.example")
            #expect(try server(nil, [:]) == "http://home.example")
            #expect(try server(nil, ["BOLIG_DATA": "", "BOLIG_SERVER": ""]) == "http://home.example")
        }
    }

    @Test func rootLooksWhereTheServiceKeepsItsData() {
        let variables = ["XDG_DATA_HOME": "/d", "HOME": "/h"]
        #expect(Environment(variables: variables, isRoot: true).defaultData == "/var/lib/bolig")
        #expect(Environment(variables: variables, isRoot: false).defaultData == "/d/bolig")
    }

    @Test func nothingThereIsNoDaemon() async throws {
        try await withFolder { folder in
            let failure = #expect(throws: Failure.self) {
                try Whereabouts.find(
                    server: nil, data: folder.path, environment: Environment(variables: [:], isRoot: false))
            }
            #expect(failure?.exit == 69)
            #expect(failure?.problem.hint?.contains("boligd serve") == true)
        }
    }

    @Test(arguments: ["ftp://x", "https://", "http://a b"])
    func whatIsNoAddressIsWrongUse(text: String) {
        let failure = #expect(throws: Failure.self) { try Whereabouts.address(text) }
        #expect(failure?.exit == 64)
    }
}
