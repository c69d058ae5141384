import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingStore
import Postgres

/// `boligd users list`.
struct UsersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "list", da: "Hver bruger: roller, til hvornår, og om den er åben.",
        en: "Every account: its roles, until when, and whether it is open.",
        examples: [("boligd users list", nil), ("boligd users list --format json", nil)])

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

    @Option(help: .words(da: "table eller json.", en: "table or json."))
    var format = Format.table

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        try await place.withStore { store in
            let accounts = try await store.accounts()
            print(try format == .json ? Self.json(accounts) : Self.table(accounts, .chosen))
        }
    }

    private struct Row: Encodable {
        let name: String
        let roles: [String]
        let association: String?
        let state: String
        let created: Instant
        let expires: Instant?
        let closed: Instant?
    }

    static func json(_ accounts: [Account]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let rows = accounts.map { account in
            Row(
                name: account.name, roles: account.roles.map(\.rawValue), association: account.association,
                state: account.state().code, created: account.createdAt.instant, expires: account.expiresAt?.instant,
                closed: account.closedAt?.instant)
        }
        return String(decoding: try encoder.encode(rows), as: UTF8.self)
    }

    static func table(_ accounts: [Account], _ language: Language) -> String {
        let headings = [
            Words(da: "Bruger", en: "Account"), Words(da: "Roller", en: "Roles"),
            Words(da: "Boligorganisation", en: "Association"), Words(da: "Udløber", en: "Expires"),
            Words(da: "Tilstand", en: "State"),
        ].map { $0[language] }
        let rows = accounts.map { account in
            [
                account.name, account.roles.map(\.rawValue).joined(separator: " "), account.association ?? "",
                account.expiresAt.map { "\($0.instant)" } ?? "", account.state().words[language],
            ]
        }
        let widths = headings.indices.map { column in ([headings] + rows).map { $0[column].count }.max() ?? 0 }
        return ([headings] + rows).map { cells in
            let line = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}

extension Timestamp {
    fileprivate var instant: Instant { Instant(microseconds: microseconds) }
}

extension Account {
    fileprivate enum State {
        case open, expired, closed

        var code: String { "\(self)" }
        var words: Words {
            switch self {
            case .open: Words(da: "åben", en: "open")
            case .expired: Words(da: "udløbet", en: "expired")
            case .closed: Words(da: "lukket", en: "closed")
            }
        }
    }

    fileprivate func state(_ now: Timestamp = .now()) -> State {
        if closedAt != nil { return .closed }
        return expiresAt.map { $0 <= now } == true ? .expired : .open
    }
}
