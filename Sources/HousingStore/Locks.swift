import Housing
import Postgres

// What two writers at once must take turns on. Everybody, command or file, takes locks in this order, so that they cannot
// wait for each other in a ring:
//
// 1. the idempotency key of the request (`answer(to:)`); a job
// 2. files: those of one association take turns, and a file of many with all
// 3. units, by id
// 4. citizens, by id: what is done with a referral, an allocation or a subsidy is done with its citizen
// 5. the frames of a scheme; a project of the supply
// 6. the parameters; a setting; who asks for a recheck
//
// What is kept of open units is replaced under a lock of its own, by who holds no other.
//
// Units and citizens are locked as rows, `for no key update`: that excludes others who lock, not the foreign keys that point
// to them. A row's lock lies in the row, so a file of a million rows locks each of them and the server's lock table stays
// empty; advisory locks would fill it, and one lock for all would make every caseworker wait for every file. Units come
// before citizens, for a file knows its units at once and their citizens only when nobody can offer them any more.
//
// What a lock guards is read after it, once. A statement sees what was committed before it began, so one that reads and
// locks together would decide on what was there before it waited.

extension Transaction {
    /// Nobody else acts on the unit until this transaction ends.
    func lock(unit: UnitNumber) throws { try lockUnits(in: "values (\(unit)::bigint)") }

    /// Nobody else acts on the citizen's referrals, allocations and subsidies until this transaction ends.
    func lock(citizen: Int) throws { try lockCitizens(in: "values (\(citizen)::bigint)") }

    /// Nobody else changes the project of that id until this transaction ends.
    func lock(supply: Int) throws { try lockRows("supply", "values (\(supply)::bigint)") }

    /// - Parameter ids: a query of ids.
    func lockUnits(in ids: Statement) throws { try lockRows("received_unit", ids) }

    /// - Parameter ids: a query of ids.
    func lockCitizens(in ids: Statement) throws { try lockRows("citizen", ids) }

    private func lockRows(_ table: String, _ ids: Statement) throws {
        // Counted, so that no rows travel.
        try execute(
            """
            select count(*) from (
              select from \(identifier: table) where id in (\(fragment: ids)) order by id for no key update) locked
            """)
    }

    /// Takes turns with other files, and with whoever receives a unit by hand: what is new has no row to lock.
    ///
    /// - Parameter association: the LBF number of a file of one association; nil is a file of any.
    func lockFiles(of association: String?) throws {
        if let association {
            // Shared with other associations, alone in its own.
            try execute("select pg_advisory_xact_lock_shared(\(Lock.files.rawValue)::int, 0)")
            try execute(
                "select pg_advisory_xact_lock(\(Lock.files.rawValue)::int, hashtext(\(foldedKey(association))))")
        } else {
            try execute("select pg_advisory_xact_lock(\(Lock.files.rawValue)::int, 0)")
        }
    }

    /// Nobody else puts parameters in force until this transaction ends.
    func lockParameters() throws { try execute("select pg_advisory_xact_lock(\(Lock.parameters.rawValue)::int, 0)") }
}

/// Advisory locks: of what has no row.
enum Lock: Int {
    case files = 1
    case recheck = 4
    case parameters = 5
    case frames = 8
    case jobs = 6
    case settings = 7
    case standings = 9
    case rotation = 10
}
