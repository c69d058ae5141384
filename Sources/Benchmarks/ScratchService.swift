import Foundation

/// `boligd` with a PostgreSQL of its own in a folder that goes with it; `bolig` and `psql` against it.
final class ScratchService {
    let folder: String
    private let daemon = Process()

    /// Starts the daemon built beside this program and waits until it answers.
    ///
    /// - Parameter options: of `serve`, beside those it has here.
    init(_ options: String...) throws {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/bolig-benchmark-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble(what: "no temporary folder") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // The server's account must get in where we run as root.
        chmod(folder, 0o755)
        daemon.executableURL = Self.program("boligd")
        daemon.arguments = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--log-level", "error"] + options
        daemon.standardInput = FileHandle.nullDevice
        daemon.standardOutput = FileHandle.nullDevice
        try daemon.run()
        for _ in 0..<600 where daemon.isRunning {
            if (try? bolig("status")) != nil { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw Trouble(what: "boligd did not become ready")
    }

    func stop() {
        daemon.terminate()
        daemon.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var data: String { folder + "/data" }

    /// Runs `bolig` and throws what it says when it fails.
    func bolig(_ arguments: String...) throws { try bolig(arguments) }

    /// - Parameter exit: the status it is to end with.
    func bolig(_ arguments: [String], exit: Int32 = 0) throws {
        _ = try Tool.said(Self.program("bolig").path, arguments, environment: ["BOLIG_DATA": data], exit: exit)
    }

    /// Runs `psql` on the daemon's server, as the owner of the tables unless another role is named.
    func psql(_ commands: String, as role: String = "bolig_owner") throws {
        let file = folder + "/commands-\(role).sql"
        try commands.write(toFile: file, atomically: false, encoding: .utf8)
        _ = try Tool.said(
            "/usr/bin/env",
            [
                "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-f", file,
                "host=\(data)/postgres/run dbname=bolig user=\(role)",
            ])
    }

    /// The one value a query gives, as text.
    func asked(_ query: String) throws -> String {
        let file = folder + "/answer"
        try psql("\\copy (\(query)) to '\(file)'\n")
        return try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// How long the daemon takes to answer a question whole, on a connection of its own.
    ///
    /// - Parameters:
    ///   - path: beneath `/v1/`.
    ///   - body: JSON that is sent, where it is.
    func milliseconds(_ path: String, sending body: String? = nil) throws -> Double {
        let address = try address()
        let said = try Tool.said(
            "/usr/bin/env",
            [
                "curl", "-sf", "-o", "/dev/null", "-w", "%{time_total}", "-H", "Authorization: Bearer \(address.token)",
                "\(address.server)/v1/\(path)",
            ] + (body.map { ["--json", $0] } ?? []))
        guard let seconds = Double(said) else { throw Trouble(what: "no time of \(path): \(said)") }
        return seconds * 1000
    }

    /// Where the daemon answers, and the token of the local user.
    struct Address: Decodable {
        let server: String
        let token: String
    }

    func address() throws -> Address {
        try JSONDecoder().decode(Address.self, from: Data(contentsOf: URL(fileURLWithPath: data + "/client.json")))
    }

    /// The most memory the daemon has had so far, or since it was forgotten, MB; with the pages of the mapped file.
    var daemonPeak: Double {
        let status = (try? String(contentsOfFile: "/proc/\(daemon.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1024
    }

    /// Lets the kernel count the daemon's peak anew.
    func forgetPeak() {
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/\(daemon.processIdentifier)/clear_refs"))
    }

    /// The most memory any program run here has had, MB.
    static var clientPeak: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }

    /// A program built beside this one.
    private static func program(_ name: String) -> URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(name)
    }
}

/// Why a measurement could not be made.
struct Trouble: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}
