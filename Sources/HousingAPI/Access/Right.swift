package import Housing

/// A right that an operation asks for.
package enum Right: String, Code {
    case readStatus = "read_status"
    /// Associations, units and what is agreed on letting.
    case readUnits = "read_units"
    /// Referrals, checks, allocations and subsidies: everything that leads to a citizen.
    case readCases = "read_cases"
    case readStatistics = "read_statistics"
    /// Parameters of law and policy, subsidy schemes, dwellings to come.
    case readRates = "read_rates"
    /// Who sent which file, and what was said of it.
    case readImports = "read_imports"
    /// Refer, change facts, check, refuse, note, park, close.
    case writeCases = "write_cases"
    /// Offer, answer for the citizen, return, withdraw, grant.
    case allocate
    /// Register associations, take their files, receive a unit by hand.
    case receive
    /// Send a file of some kind; the kind asks for a right of its own.
    case sendFiles = "send_files"
    /// Send one's own units and vacancies, as an association.
    case sendOwnUnits = "send_own_units"
    /// The register and the census.
    case importRegister = "import_register"
    /// Keep a package of statistics as it is.
    case freeze
    /// Draft parameters of law and policy, and approve what another drafted.
    case setPolicy = "set_policy"
    /// Events, and reads of persons.
    case readEvents = "read_events"
    /// What the service does by itself, and when it last did.
    case readJobs = "read_jobs"
    /// Judge what waits for an auditor.
    case review
    /// Accounts, seals, keys and jobs.
    case administer
    /// See protected persons.
    case readProtected = "read_protected"

    /// The rights that steps are taken with.
    package static let ofSteps: [Right] = [.writeCases, .allocate, .receive, .setPolicy]

    /// The roles that carry the right as it is shipped.
    package var roles: Set<Role> {
        switch self {
        case .readStatus: Set(Role.allCases).subtracting([.association, .protected])
        case .readUnits: [.caseworker, .allocator, .policy, .receiver, .association, .auditor]
        case .readCases: [.caseworker, .allocator, .auditor]
        case .readStatistics: [.caseworker, .allocator, .statistician, .policy, .auditor]
        case .readRates: [.caseworker, .allocator, .statistician, .policy, .auditor]
        case .readImports: [.caseworker, .allocator, .statistician, .receiver, .association, .auditor]
        case .writeCases: [.caseworker, .allocator]
        case .allocate: [.allocator]
        case .receive: [.receiver]
        case .sendFiles: [.caseworker, .allocator, .statistician, .receiver, .association]
        case .sendOwnUnits: [.association]
        case .importRegister: [.statistician]
        case .freeze: [.statistician]
        case .setPolicy: [.policy]
        case .readEvents: [.auditor]
        case .readJobs: [.auditor, .administrator]
        case .review: [.auditor]
        case .administer: [.administrator]
        case .readProtected: [.protected]
        }
    }

    package var words: Words {
        switch self {
        case .readStatus: Words(da: "se tjenestens tilstand", en: "see how the service is")
        case .readUnits: Words(da: "se boliger og boligorganisationer", en: "see units and associations")
        case .readCases: Words(da: "se borgernes sager", en: "see citizens' cases")
        case .readStatistics: Words(da: "se statistik", en: "see statistics")
        case .readRates: Words(da: "se satser og ordninger", en: "see rates and schemes")
        case .readImports: Words(da: "se modtagne filer", en: "see files received")
        case .writeCases: Words(da: "arbejde med borgernes sager", en: "work on citizens' cases")
        case .allocate: Words(da: "anvise boliger", en: "allocate units")
        case .receive: Words(da: "modtage boliger", en: "receive units")
        case .sendFiles: Words(da: "sende filer", en: "send files")
        case .sendOwnUnits: Words(da: "sende egne boliger", en: "send one's own units")
        case .importRegister: Words(da: "importere register og tælling", en: "import register and census")
        case .freeze: Words(da: "fryse statistik", en: "freeze statistics")
        case .setPolicy: Words(da: "lave og godkende satser", en: "draft and approve parameters")
        case .readEvents: Words(da: "se hændelser", en: "see events")
        case .readJobs: Words(da: "se, hvad der kører af sig selv", en: "see what runs by itself")
        case .review: Words(da: "gennemgå", en: "review")
        case .administer: Words(da: "administrere tjenesten", en: "administer the service")
        case .readProtected: Words(da: "se beskyttede borgere", en: "see protected citizens")
        }
    }
}

/// Who may carry out an operation.
package enum Access: Hashable, Sendable {
    /// Anybody, without a token.
    case open
    /// Anybody with a token.
    case signedIn
    case right(Right)
    /// Whoever may take some step; undoing or correcting one asks for the right that it took.
    case step
    /// Whoever may see cases; of a project, which leads to nobody, also whoever may take its steps.
    case history

    /// `open`, `signed_in`, `step`, `history`, or the right's code.
    package var code: String {
        switch self {
        case .open: "open"
        case .signedIn: "signed_in"
        case .right(let right): right.rawValue
        case .step: "step"
        case .history: "history"
        }
    }

    /// The roles that may, as shipped.
    package var roles: Set<Role> {
        switch self {
        case .open, .signedIn: Set(Role.allCases)
        case .right(let right): right.roles
        case .step: Right.ofSteps.reduce([]) { $0.union($1.roles) }
        case .history: Right.readCases.roles.union(Right.setPolicy.roles)
        }
    }
}
