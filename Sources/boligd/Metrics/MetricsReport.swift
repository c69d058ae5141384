import Housing
import HousingAPI
import HousingStore
import Postgres
import Schema

/// Everything `/metrics` tells: what was counted, and what is so at this moment.
struct MetricsReport: Sendable {
    let metrics: Metrics
    let pool: Pool
    /// Connection string of the daemon's role.
    let conninfo: String
    let clock: Clock
    /// Where our own database lies; nil where it is somebody else's.
    let dataFolder: String?
    /// How long the database is waited for: less than Prometheus waits.
    var patience = Duration.seconds(3)

    /// A database that does not answer is told as such; what needs no database is told all the same.
    func text() async -> String {
        let gauges = await gauges(within: patience)
        var text = MetricsText()
        text.family("bolig_build_info", .gauge, "What runs: version, newest migration and commit.")
        text.sample(1, ["version": serviceVersion, "schema": Schema.latest, "commit": serviceCommit])
        tell(metrics.counts, &text)
        let pool = pool.counts
        text.family("bolig_pool_connections", .gauge, "Connections to the database, by what they do.")
        text.sample(pool.used, ["state": "used"])
        text.sample(pool.idle, ["state": "idle"])
        text.family("bolig_pool_waiting", .gauge, "Requests and jobs that wait for a connection.")
        text.sample(pool.waiting)
        text.family("bolig_database_up", .gauge, "Whether the database answered this question.")
        text.sample(gauges == nil ? 0 : 1)
        tell(gauges, &text)
        text.family("bolig_disk_free_bytes", .gauge, "Room where the data folder lies.")
        if let free = dataFolder.flatMap(Disk.free) { text.sample(free) }
        return text.text
    }

    /// What the database says, nil where it says nothing in time. A connection to a machine that is gone cannot be
    /// broken off; it ends by itself.
    private func gauges(within time: Duration) async -> Gauges? {
        let (answers, answer) = AsyncStream.makeStream(of: Gauges?.self)
        let asking = Task { [self] in answer.yield(try? await Store.gauges(in: conninfo, today: clock.today)) }
        let alarm = Task {
            try? await Task.sleep(for: time)
            answer.yield(nil)
        }
        defer {
            alarm.cancel()
            asking.cancel()
        }
        for await gauges in answers { return gauges }
        return nil
    }

    private func tell(_ counts: Metrics.Counts, _ text: inout MetricsText) {
        text.family("bolig_requests_total", .counter, "Requests answered, by operation and status.")
        for (answered, count) in counts.requests.sorted(by: {
            ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status)
        }) {
            text.sample(count, ["operation": answered.operation, "status": "\(answered.status)"])
        }
        text.family("bolig_request_seconds", .histogram, "From a request to the beginning of its answer.")
        for (operation, seconds) in counts.seconds.sorted(by: { $0.key < $1.key }) {
            text.samples(seconds, operation: operation)
        }
        let runs = counts.runs.sorted { $0.key.rawValue < $1.key.rawValue }
        text.family(
            "bolig_job_last_run_timestamp_seconds", .gauge, "When a job last did what was due, were it nothing.")
        for (job, run) in runs { text.sample(run.at, ["job": job.rawValue]) }
        text.family("bolig_job_seconds", .gauge, "How long the job's last run took.")
        for (job, run) in runs { text.sample(run.seconds, ["job": job.rawValue]) }
        text.family("bolig_job_failures_total", .counter, "Runs of a job that failed; each is tried again.")
        for job in JobName.allCases { text.sample(counts.failures[job] ?? 0, ["job": job.rawValue]) }
        text.family("bolig_imports_total", .counter, "Files read to their end, stored or not.")
        for kind in ImportKind.allCases {
            for isStored in [true, false] {
                let count = counts.imports[.init(kind: kind, isStored: isStored)] ?? 0
                text.sample(count, ["kind": kind.rawValue, "stored": "\(isStored)"])
            }
        }
        text.family("bolig_import_rows_total", .counter, "Rows of those files.")
        for kind in ImportKind.allCases { text.sample(counts.rows[kind] ?? 0, ["kind": kind.rawValue]) }
        text.family("bolig_rechecks_total", .counter, "Rechecks of the open referrals that this daemon did.")
        text.sample(counts.rechecks)
    }

    private func tell(_ gauges: Gauges?, _ text: inout MetricsText) {
        text.family("bolig_job_backlog", .gauge, "What waits for a job.")
        for (job, count) in (gauges?.backlog ?? [:]).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            text.sample(count, ["job": job.rawValue])
        }
        text.family("bolig_seals_behind", .gauge, "Events of the log that are not sealed yet.")
        if let gauges { text.sample(gauges.sealsBehind) }
        text.family("bolig_replication_lag_seconds", .gauge, "How far the slowest standby is behind; none, no sample.")
        if let lag = gauges?.replicationLag { text.sample(lag) }
        text.family(
            "bolig_wal_archive_failing", .gauge, "Whether WAL cannot be archived; none is archived, no sample.")
        if let isFailing = gauges?.isArchiveFailing { text.sample(isFailing ? 1 : 0) }
    }
}
