import Foundation
import Testing

/// The two programs as people run them: `boligd serve` on a data folder of its own, and `bolig` against it over a socket.
struct Service {
    let folder: String
    private let daemon: Daemon
    /// Whether log, temporary files and the user's own folder lie in `folder` too, all at their most talkative.
    private let isSearched: Bool

    /// Starts the service, runs the body and stops it, also when the body throws.
    ///
    /// - Parameters:
    ///   - isSearched: true where everything that is written is looked through.
    ///   - megabytes: the size of a disk of its own for all of it, which only root can make: without, the body is not run.
    static func with(
        isSearched: Bool = false, megabytes: Int? = nil, _ body: (Service) async throws -> Void
    ) async throws {
        var template = Array("/tmp/bolig-journey-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&template))
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(folder, 0o755)
        if let megabytes {
            let mounting = ["mount", "-t", "tmpfs", "-o", "mode=755,size=\(megabytes)m", "tmpfs", folder]
            let mounted = await run(program: "/usr/bin/env", mounting)
            guard mounted.status == 0 else {
                rmdir(folder)
                return print("not tried: no disk of its own can be mounted here (\(mounted.errors))")
            }
        }
        let service = Service(folder: folder, daemon: Daemon(), isSearched: isSearched)
        var failure: (any Error)?
        do {
            try await service.start()
            try await body(service)
        } catch { failure = error }
        service.stop()
        if megabytes != nil { _ = await run(program: "/usr/bin/env", ["umount", folder]) }
        try? FileManager.default.removeItem(atPath: folder)
        if let failure { throw failure }
    }

    private final class Daemon: @unchecked Sendable { var process: Process? }

    var data: String { folder + "/data" }
    private var temporary: String { folder + "/tmp" }

    /// The port the daemon listens on, and the local user's token.
    func address() throws -> (port: UInt16, token: String) {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/client.json"))
        let said = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let server = try #require(said["server"] as? String)
        let port = try #require(server.split(separator: ":").last.flatMap { UInt16($0) })
        return (port, try #require(said["token"] as? String))
    }

    /// Starts the daemon and waits until it is ready.
    func start() async throws {
        let process = Process()
        process.executableURL = Self.program("boligd")
        process.arguments = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--log-level", "warning"]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.standardError
        process.standardOutput = FileHandle.nullDevice
        if isSearched {
            process.arguments = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--log-level", "trace"]
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
            let log = folder + "/boligd.log"
            try Data().write(to: URL(fileURLWithPath: log))
            process.standardError = FileHandle(forWritingAtPath: log)
            process.standardOutput = process.standardError
            process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 }
        }
        try process.run()
        daemon.process = process
        for _ in 0..<600 {
            if await bolig("status").status == 0 { return }
            try #require(process.isRunning, "boligd has stopped")
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("boligd did not become ready")
    }

    /// Stops the daemon as its operator would, and its database with it.
    func stop() {
        daemon.process?.terminate()
        daemon.process?.waitUntilExit()
    }

    /// Kills the daemon; its database goes on.
    func kill() {
        guard let process = daemon.process else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What a command left: exit status, standard output, standard error.
    struct Answer {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON.
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
        var object: [String: Any] { json as? [String: Any] ?? (json as? [[String: Any]])?.first ?? [:] }
    }

    /// Runs `bolig` in Danish against the service.
    @discardableResult
    func bolig(_ arguments: String...) async -> Answer { await bolig(arguments) }

    @discardableResult
    func bolig(_ arguments: [String]) async -> Answer {
        var environment = ["BOLIG_DATA": data, "BOLIG_LANGUAGE": "da"]
        if isSearched {
            environment.merge(["HOME": folder + "/home", "TMPDIR": temporary]) { $1 }
        }
        return await Self.run("bolig", arguments, environment)
    }

    /// Runs one of our programs to its end.
    static func run(_ name: String, _ arguments: [String], _ environment: [String: String] = [:]) async -> Answer {
        await run(program: program(name).path, arguments, environment)
    }

    /// Runs any program to its end.
    static func run(
        program: String, _ arguments: [String], _ environment: [String: String] = [:]
    ) async -> Answer {
        await withCheckedContinuation { continuation in
            // Waiting blocks a thread; the threads of tasks are few.
            Thread.detachNewThread {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: program)
                process.arguments = arguments
                process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) {
                    $1
                }
                let (output, errors) = (Pipe(), Pipe())
                process.standardOutput = output
                process.standardError = errors
                process.standardInput = FileHandle.nullDevice
                do { try process.run() } catch {
                    return continuation.resume(returning: Answer(status: -1, output: "", errors: "\(error)"))
                }
                // Errors are few; the output can be long and is read first.
                let said = everything(from: output)
                let complained = everything(from: errors)
                process.waitUntilExit()
                continuation.resume(
                    returning: Answer(
                        status: process.terminationStatus, output: said, errors: complained))
            }
        }
    }

    /// A program built beside these tests.
    static func program(_ name: String) -> URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(name)
    }
}

/// All that comes through a pipe. Foundation's own reading crashes where a signal interrupts it.
private func everything(from pipe: Pipe) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(pipe.fileHandleForReading.fileDescriptor, &piece, piece.count)
        if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
}
