package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Keeps when a job ran by itself, and what came of it.
    package func keepRun(_ job: JobName, done: Int) async throws {
        try await transaction { tx in try tx.keepRun(job, done: done) }
    }

    /// Whether a job ever ran by itself or was asked for.
    package func hasRun(_ job: JobName) async throws -> Bool {
        try await transaction(.readOnly) { tx in
            try tx.row("select exists (select from job where code = \(job.rawValue) and ran_at is not null) as ran")[
                "ran"]
        }
    }

    /// Keeps that somebody had a job run.
    ///
    /// - Returns: the job as it is listed.
    package func keepRun(_ act: Act, _ job: JobName, done: Int) async throws -> Record {
        try await write(act) { tx in
            try tx.keepRun(job, done: done)
            _ = try tx.event(act, details: ["job": job.rawValue, "done": "\(done)"])
            return try tx.record(.jobs, id: try tx.id(of: job.rawValue, .jobs))
        }
    }

    /// Destroys what was kept of answers to clients longer than the setting says.
    ///
    /// - Returns: how many they were.
    package func forgetAnswers(_ act: Act, today: Day) async throws -> Int {
        try await write(act.withoutKey) { tx in
            try tx.execute(
                """
                delete from answered_request where answered_at <
                  (\(today)::date - setting_on(\(SettingName.retentionRequests.rawValue), \(today))::int)::timestamp
                  at time zone 'Europe/Copenhagen'
                """)
        }
    }
}

extension Transaction {
    fileprivate func keepRun(_ job: JobName, done: Int) throws {
        try execute("update job set ran_at = now(), done = \(done) where code = \(job.rawValue)")
    }

    /// Nobody else does a part of this job until this transaction ends.
    func lock(job: JobName) throws {
        try execute("select pg_advisory_xact_lock(\(Lock.jobs.rawValue)::int, hashtext(\(job.rawValue)))")
    }
}
