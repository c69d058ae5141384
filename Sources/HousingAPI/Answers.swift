package import Housing

/// One page of a listing. `next` is the cursor of the page after it, null on the last.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
    package var items: [Item]
    package var next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

/// What is wrong, with what, and what to do next: RFC 9457 problem+json, in the language asked for.
package struct Problem: Codable, Sendable, Error, Equatable {
    package var status: Int
    package var code: String
    package var message: String
    package var details: [String: String]
    package var hint: String?
    /// The request id, as in the daemon's log.
    package var request: String?

    package init(
        status: Int, code: String, message: String, details: [String: String], hint: String?, request: String?
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.hint = hint
        self.request = request
    }

    /// The refusal in one language.
    package init(_ refusal: Refusal, _ language: Language, request: String?) {
        self.init(
            status: refusal.kind.status, code: refusal.code, message: refusal.message[language],
            details: refusal.details, hint: refusal.hint?[language], request: request)
    }
}

extension Refusal.Kind {
    /// The HTTP status that carries a refusal of this kind: the one table of it.
    package var status: Int {
        switch self {
        case .wrongUse: 400
        case .notAllowed: 403
        case .notFound: 404
        case .refused: 409
        case .tooLarge: 413
        case .unreadable: 422
        case .fault: 500
        case .tryLater: 503
        }
    }

    /// The exit code of the client for an HTTP status: the other side of the same table.
    package static func exitCode(status: Int) -> Int32 {
        switch status {
        case 400, 405, 415: 64
        case 401, 403: 77
        case 413, 422: 65
        case 404, 409: 1
        case 429, 503: 75
        default: 70
        }
    }
}

/// Who is asking.
package struct WhoAmI: Codable, Sendable {
    package var name: String
    package var roles: [Role]

    package init(name: String, roles: [Role]) {
        self.name = name
        self.roles = roles
    }
}

/// How the service is.
package struct Status: Codable, Sendable {
    package var version: String
    /// The last migration applied.
    package var schema: String
    /// `embedded` or `external`.
    package var database: String
    package var today: Day
    package var unitsOpen: Int
    package var referralsOpen: Int
    /// Open units whose answer is due within 3 days, or overdue.
    package var answersDue: Int
    package var lastImport: ImportNumber?

    package init(
        version: String, schema: String, database: String, today: Day, unitsOpen: Int, referralsOpen: Int,
        answersDue: Int, lastImport: ImportNumber?
    ) {
        self.version = version
        self.schema = schema
        self.database = database
        self.today = today
        self.unitsOpen = unitsOpen
        self.referralsOpen = referralsOpen
        self.answersDue = answersDue
        self.lastImport = lastImport
    }

    enum CodingKeys: String, CodingKey {
        case version, schema, database, today
        case unitsOpen = "units_open"
        case referralsOpen = "referrals_open"
        case answersDue = "answers_due"
        case lastImport = "last_import"
    }
}

/// Where the daemon is and who the local user is: `client.json`, mode 0600, beside the data.
package struct ClientFile: Codable, Sendable {
    package var server: String
    package var user: String
    package var token: String

    package init(server: String, user: String, token: String) {
        self.server = server
        self.user = user
        self.token = token
    }
}
