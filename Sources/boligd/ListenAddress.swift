import ArgumentParser
import Foundation
import Housing

/// Where the daemon listens: `127.0.0.1:8080`, `[::1]:8080`.
struct ListenAddress: Sendable {
    /// As it was given.
    let text: String
    let host: String
    let port: Int

    /// - Parameters:
    ///   - option: what it was given by.
    ///   - allowRemote: whether other machines may reach it.
    init(_ text: String, option: String, allowRemote: Bool) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, let port = Int(last), (0...65535).contains(port) else {
            throw ValidationError(
                da: "\(option) er VÆRT:PORT, som 127.0.0.1:8080.",
                en: "\(option) is HOST:PORT, such as 127.0.0.1:8080.")
        }
        let host = parts.dropLast().joined(separator: ":").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard allowRemote || ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw ValidationError(
                da: "\(host) kan nås fra andre maskiner. Sæt en TLS-proxy foran 127.0.0.1, eller skriv --allow-remote.",
                en:
                    "\(host) can be reached from other machines. Put a TLS proxy before 127.0.0.1, or say --allow-remote."
            )
        }
        (self.text, self.host, self.port) = (text, host, port)
    }

    /// With the port that was found free, where 0 asked for one.
    func url(port: Int) -> String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}

extension Problem {
    static func portTaken(_ listen: String) -> Problem {
        Problem(
            .tryLater, "port_taken",
            Words(da: "En anden lytter allerede på \(listen).", en: "Something else already listens on \(listen)."),
            details: ["listen": listen],
            hint: Words(
                da: "Vælg en anden port: --listen 127.0.0.1:8090, eller 0 for en ledig.",
                en: "Choose another port: --listen 127.0.0.1:8090, or 0 for a free one."))
    }
}
