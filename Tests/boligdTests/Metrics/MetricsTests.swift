import ArgumentParser
import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Hummingbird
import HummingbirdTesting
import Logging
import Postgres
import Testing

@testable import boligd

/// `/metrics`: what is counted, by which names, and that Prometheus reads it.
@Suite struct MetricsTests {
    private func report(_ service: TestApplication, _ metrics: Metrics, conninfo: String? = nil) -> MetricsReport {
        MetricsReport(
            metrics: metrics, pool: service.store.pool, conninfo: conninfo ?? service.conninfo, clock: .system,
            dataFolder: FileManager.default.temporaryDirectory.path)
    }

    /// The value of the line that begins so.
    private func value(_ text: String, _ beginning: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix(beginning + " ") }
            .flatMap { Double($0.dropFirst(beginning.count + 1)) }
    }

    @Test("every operation is counted by its name, and what is none of them by none")
    func operations() async throws {
        let metrics = Metrics()
        try await TestApplication.with(metrics: metrics) { service in
            for operation in Operations.all {
                let method: HTTPRequest.Method = operation.method == .get ? .get : .post
                // Nobody gets far without a token, and is counted all the same.
                let path = operation.path(operation.pathNames.map { _ in "x" })
                _ = try await service.client.execute(uri: path, method: method)
            }
            let answered = metrics.counts.requests
            let missing = Operations.all.map(\.name).filter { name in !answered.contains { $0.key.operation == name } }
            #expect(missing.isEmpty, "\(missing)")
            #expect(answered.values.reduce(0, +) == Operations.all.count)

            _ = try await service.client.execute(uri: "/v1/units/6101900101?find=6101900101", method: .get)
            _ = try await service.client.execute(uri: "/v1/6101900101", method: .get)
            _ = try await service.client.execute(uri: "/v1/units", method: .delete)
            #expect(metrics.counts.requests[.init(operation: "none", status: 404)] == 1)
            #expect(metrics.counts.requests[.init(operation: "none", status: 405)] == 1)
            let text = await report(service, metrics).text()
            #expect(!text.contains("6101900101") && !text.contains("/v1"))
        }
    }

    @Test("files, rows, jobs and what waits are told, and a database that is away is told as such")
    func told() async throws {
        let metrics = Metrics()
        try await TestApplication.with(metrics: metrics) { service in
            try await service.received(units: 1, referrals: 3)
            _ = try await service.send(
                .post, "/v1/imports?kind=referrals&file=f.csv", "indstilling_id;cpr;indstillet\nT-9;x;01-01-2026\n")
            let job = Job(name: .recheck, rhythm: .midnight) { _ in 2 }
            let failing = Job(name: .seal, rhythm: .midnight) { _ in throw Problem.noToken }
            let jobs = Jobs(
                store: service.store, clock: .system, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                jobs: [job, failing], metrics: metrics, interval: .milliseconds(10))
            let running = Task { try await jobs.run() }
            while metrics.counts.runs.isEmpty || metrics.counts.failures.isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            running.cancel()
            _ = try? await running.value

            let text = await report(service, metrics).text()
            #expect(value(text, #"bolig_imports_total{kind="referrals",stored="true"}"#) == 1)
            #expect(value(text, #"bolig_imports_total{kind="referrals",stored="false"}"#) == 1)
            #expect(value(text, #"bolig_import_rows_total{kind="referrals"}"#) == 4)
            #expect(value(text, "bolig_rechecks_total") == 2)
            #expect(value(text, #"bolig_job_failures_total{job="seal"}"#) == 1)
            let ran = value(text, #"bolig_job_last_run_timestamp_seconds{job="recheck"}"#) ?? 0
            #expect(abs(ran - Date().timeIntervalSince1970) < 60)
            let unsealed = value(text, "bolig_seals_behind") ?? 0
            #expect(unsealed > 3 && value(text, #"bolig_job_backlog{job="seal"}"#) == unsealed)
            #expect(value(text, #"bolig_job_backlog{job="recheck"}"#) != nil)
            #expect(value(text, "bolig_database_up") == 1)
            #expect((value(text, "bolig_disk_free_bytes") ?? 0) > 0)
            // What other tests still write in their databases holds a seal up.
            var isSealed = false
            for _ in 0..<600 where !isSealed {
                _ = try await service.store.sealEvents()
                isSealed = await value(report(service, metrics).text(), "bolig_seals_behind") == 0
                if !isSealed { try await Task.sleep(for: .milliseconds(100)) }
            }
            #expect(isSealed)

            let away = await report(service, metrics, conninfo: "host=/nonexistent dbname=x").text()
            #expect(value(away, "bolig_database_up") == 0 && value(away, "bolig_seals_behind") == nil)
            #expect(value(away, "bolig_rechecks_total") == 2)

            var slow = report(service, metrics)
            slow.patience = .zero
            #expect(await value(slow.text(), "bolig_database_up") == 0)
        }
    }

    @Test("the text is what Prometheus reads, with every family there is, on its address alone")
    func form() async throws {
        let metrics = Metrics()
        try await TestApplication.with(metrics: metrics) { service in
            _ = try await service.get("units", as: .caseworker)
            metrics.ran(.seal, done: 0, in: .milliseconds(3))
            let report = report(service, metrics)
            let application = Application(router: MetricsEndpoint.router(report))
            let text = try await application.test(.router) { client in
                #expect(try await client.execute(uri: "/v1/units", method: .get).status == .notFound)
                let answer = try await client.execute(uri: "/metrics", method: .get)
                #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                return String(buffer: answer.body)
            }
            #expect(
                families(text) == [
                    "bolig_build_info", "bolig_requests_total", "bolig_request_seconds",
                    "bolig_job_last_run_timestamp_seconds", "bolig_job_seconds", "bolig_job_failures_total",
                    "bolig_imports_total", "bolig_import_rows_total", "bolig_rechecks_total", "bolig_pool_connections",
                    "bolig_pool_waiting", "bolig_database_up", "bolig_job_backlog", "bolig_seals_behind",
                    "bolig_replication_lag_seconds", "bolig_wal_archive_failing", "bolig_disk_free_bytes",
                ])
            #expect(try asked() == Set(families(text)), "alerts and dashboard ask for what there is, and all of it")
            let line = try Regex(
                #"bolig_[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? (-?[0-9.]+(e-?[0-9]+)?|\+Inf)"#)
            for said in text.split(separator: "\n") where !said.hasPrefix("# ") {
                #expect(try line.wholeMatch(in: said) != nil, "\(said)")
            }
            #expect(
                value(text, #"bolig_request_seconds_bucket{operation="units.list",le="+Inf"}"#) == 1
                    && value(text, #"bolig_request_seconds_count{operation="units.list"}"#) == 1)
            try await judge(text)
        }
    }

    private func families(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
            .compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) }
    }

    /// Where the alerts and the dashboard lie.
    private var monitoring: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../deploy/monitoring"
        ).standardizedFileURL
    }

    /// The families that alerts and dashboard ask for.
    private func asked() throws -> Set<String> {
        let texts = try ["alerts.yml", "grafana-dashboard.json"].map {
            try String(contentsOf: monitoring.appendingPathComponent($0), encoding: .utf8)
        }
        return Set(
            texts.joined().matches(of: /bolig_[a-z_]+/).map {
                $0.output.hasSuffix("_bucket") ? String($0.output.dropLast("_bucket".count)) : String($0.output)
            })
    }

    /// As Prometheus' own tool has it, where it is installed.
    private func judge(_ text: String) async throws {
        guard await run(program: ["sh", "-c", "command -v promtool"]).status == 0 else { return }
        let rules = await run(
            program: ["promtool", "check", "rules", monitoring.appendingPathComponent("alerts.yml").path])
        #expect(rules.status == 0, "\(rules.output)")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-\(UUID()).prom")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let judged = await run(program: ["sh", "-c", "promtool check metrics < \"$1\"", "sh", file.path])
        #expect(judged.status == 0 && judged.output.isEmpty, "\(judged.output)")
    }

    @Test("a bucket has what took up to its bound, and those above it too")
    func buckets() {
        var histogram = Histogram()
        for seconds in [0.0001, 0.001, 0.0011, 3, 1000] { histogram.note(seconds) }
        var text = MetricsText()
        text.family("x", .histogram, "x")
        text.samples(histogram, operation: "a\"b")
        #expect(text.text.contains(#"x_bucket{operation="a\"b",le="0.001"} 2"#))
        #expect(text.text.contains(#"le="0.0025"} 3"#) && text.text.contains(#"le="2.5"} 3"#))
        #expect(text.text.contains(#"le="5"} 4"#) && text.text.contains(#"le="+Inf"} 5"#))
        #expect(Histogram.bounds == Histogram.bounds.sorted())
    }

    @Test("an address other machines reach is asked for twice")
    func address() {
        #expect(throws: (any Error).self) { try Serve.parse(["--metrics", "0.0.0.0:9469"]) }
        #expect(throws: (any Error).self) { try Serve.parse(["--metrics", "9469"]) }
        #expect(throws: Never.self) { try Serve.parse(["--metrics", "0.0.0.0:9469", "--allow-remote"]) }
        #expect(throws: Never.self) { try Serve.parse(["--metrics", "[::1]:9469"]) }
    }
}
