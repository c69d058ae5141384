import Foundation
import Housing
import HousingAPI

/// Where the daemon is and what this user shows it.
struct Whereabouts: Equatable {
    /// Without a slash at the end.
    var server: String
    var token: String

    /// Finds the daemon: `--server` or `BOLIG_SERVER` with the login made there, else `client.json` in the folder of
    /// `--data` or `BOLIG_DATA`, else the server last logged in to, else in the default data folder. An option goes before
    /// a variable.
    static func find(server: String?, data: String?, environment: Environment) throws -> Whereabouts {
        guard server == nil || data == nil else {
            throw Failure.wrongUse(
                "server_and_data",
                Words(da: "Skriv enten --server eller --data, ikke begge.", en: "Give --server or --data, not both."))
        }
        if let server = server ?? (data == nil ? environment.server : nil) {
            let address = try address(server)
            guard let token = try Logins(environment).token(address) else { throw noLogin(address) }
            return Whereabouts(server: address, token: token)
        }
        let folder = data ?? environment.data ?? environment.defaultData
        let file = URL(fileURLWithPath: folder).appendingPathComponent("client.json")
        let isAsked = data != nil || (environment.data != nil && FileManager.default.fileExists(atPath: file.path))
        if !isAsked, let last = try Logins(environment).last(), let token = try Logins(environment).token(last) {
            return Whereabouts(server: last, token: token)
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw Failure.noDaemon(["data": folder])
        }
        guard let bytes = try? Data(contentsOf: file) else {
            throw Failure(
                Problem(
                    .notAllowed, "client_file_not_yours",
                    Words(
                        da: "client.json tilhører en anden bruger.", en: "client.json belongs to another user."),
                    details: ["data": folder],
                    hint: Words(
                        da: "Log ind med `bolig login --server ADRESSE`.",
                        en: "Log in with `bolig login --server ADDRESS`.")))
        }
        guard let client = try? JSONDecoder().decode(ClientFile.self, from: bytes) else {
            throw Failure.noDaemon(["client.json": file.path])
        }
        return Whereabouts(server: try address(client.server), token: client.token)
    }

    /// The address as it is kept and compared: with a scheme, without a slash at the end.
    static func address(_ text: String) throws -> String {
        var text = text.contains("://") ? text : "http://" + text
        while text.last == "/" { text.removeLast() }
        guard let url = URL(string: text), let host = url.host, !host.isEmpty, ["http", "https"].contains(url.scheme)
        else {
            throw Failure.wrongUse(
                "not_an_address", Words(da: "Det er ikke en adresse.", en: "That is not an address."),
                details: ["server": text],
                hint: Words(
                    da: "Skriv den som https://bolig.kommune.example.",
                    en: "Write it like https://bolig.kommune.example."))
        }
        return text
    }

    private static func noLogin(_ server: String) -> Failure {
        Failure(
            Problem(
                .notAllowed, "no_login",
                Words(da: "Du er ikke logget ind på den adresse.", en: "You are not logged in at that address."),
                details: ["server": server],
                hint: Words(
                    da: "Log ind med `bolig login --server \(server)`.",
                    en: "Log in with `bolig login --server \(server)`.")))
    }
}

/// What the surroundings say: the variables and folders that decide where things are.
struct Environment {
    var variables: [String: String]
    var isRoot: Bool

    static var now: Environment {
        Environment(variables: ProcessInfo.processInfo.environment, isRoot: geteuid() == 0)
    }

    /// A variable that is set to something.
    subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    var server: String? { self["BOLIG_SERVER"] }
    var data: String? { self["BOLIG_DATA"] }
    var home: String { self["HOME"] ?? NSHomeDirectory() }

    /// Where `boligd serve` keeps its data when nothing else is said.
    var defaultData: String {
        if isRoot { return "/var/lib/bolig" }
        return (self["XDG_DATA_HOME"] ?? home + "/.local/share") + "/bolig"
    }

    /// Where the client keeps its logins.
    var configuration: String { (self["XDG_CONFIG_HOME"] ?? home + "/.config") + "/bolig" }
}
