import Foundation
import Housing

/// The logins of this user: a token for each server, in a file that only the user can read.
struct Logins {
    let file: URL

    init(_ environment: Environment) {
        file = URL(fileURLWithPath: environment.configuration).appendingPathComponent("logins.json")
    }

    /// The token kept for a server, nil where there is none.
    func token(_ server: String) throws -> String? { try all()[server] }

    /// The server logged in to last; nil where there is none, or one has logged out since.
    func last() throws -> String? { try all()[Logins.lastKey] }

    /// Forgets the token of a server; nil is the last one. Answers the server, nil where there was none.
    func forget(_ server: String?) throws -> String? {
        var logins = try all()
        guard let server = server ?? logins[Logins.lastKey], logins.removeValue(forKey: server) != nil else {
            return nil
        }
        if logins[Logins.lastKey] == server { logins[Logins.lastKey] = nil }
        try write(logins)
        return server
    }

    /// Stands where no address can.
    private static let lastKey = "last"

    /// Keeps a token, replacing an earlier one for that server. The file appears whole, with mode 0600 from its
    /// first byte.
    func keep(_ token: String, for server: String) throws {
        var logins = try all()
        logins[server] = token
        logins[Logins.lastKey] = server
        try write(logins)
    }

    private func write(_ logins: [String: String]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(logins)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let new = folder.appendingPathComponent("logins.json.new")
        try? FileManager.default.removeItem(at: new)
        guard FileManager.default.createFile(atPath: new.path, contents: bytes, attributes: [.posixPermissions: 0o600]),
            rename(new.path, file.path) == 0
        else { throw Logins.unusable(file) }
    }

    private func all() throws -> [String: String] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [:] }
        guard let bytes = try? Data(contentsOf: file),
            let logins = try? JSONDecoder().decode([String: String].self, from: bytes)
        else { throw Logins.unusable(file) }
        return logins
    }

    private static func unusable(_ file: URL) -> Failure {
        Failure(
            Problem(
                .unreadable, "logins_unusable",
                Words(
                    da: "Filen med dine login kan ikke bruges.", en: "The file with your logins cannot be used."),
                details: ["file": file.path],
                hint: Words(
                    da: "Slet den, og log ind igen med `bolig login`.",
                    en: "Delete it and log in again with `bolig login`.")))
    }
}
