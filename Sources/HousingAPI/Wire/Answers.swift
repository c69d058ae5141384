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

/// Whether the service is there, and nothing else of it.
package struct Health: Codable, Sendable {
    /// `live` or `ready`.
    package var status: String

    package init(status: String) { self.status = status }
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

/// The figures of one statistic, all as known at one K.
package struct StatisticFigures: Codable, Sendable {
    package var knownAt: Instant
    /// With the names of `statistics.csv`.
    package var figures: [Figure]

    package init(knownAt: Instant, figures: [Figure]) {
        self.knownAt = knownAt
        self.figures = figures
    }

    enum CodingKeys: String, CodingKey {
        case figures
        case knownAt = "known_at"
    }
}
