import Foundation
import Glibc
import Testing

extension Journeys {
    @Test(
        "known names stand in nothing that was written when daemon and database were killed in the middle of their work"
    )
    func killedCanaries() async throws {
        try await Service.with(isSearched: true) { service in
            for seconds in [2, 4] {
                async let work: Void = Self.sendEverywhere(service, isServed: false)
                try await Task.sleep(for: .seconds(seconds))
                service.killAll()
                try await work
                let left = try Canary.found(in: service)
                #expect(left == [], "\(left)")
                try await service.start()
            }
            try await Self.sendEverywhere(service, isServed: false)
            #expect(await service.bolig("referrals", "show", "IND-1").output.contains("Zyxkvist"))
            service.stop()
            let left = try Canary.found(in: service)
            #expect(left == [], "\(left)")
        }
    }

    @Test("nor when the disk was full, and the service goes on when there is room again")
    func canariesOnAFullDisk() async throws {
        try await Service.with(isSearched: true, megabytes: 400) { service in
            try await Self.sendEverywhere(service)
            try service.fill()
            var disk = statvfs()
            #expect(statvfs(service.folder, &disk) == 0 && disk.f_bavail == 0)
            try await Self.sendEverywhere(service, isServed: false)
            // The log, temporary files and the database are on the same disk.
            let full = try Canary.found(in: service)
            #expect(full == [], "\(full)")
            service.empty()
            service.stop()
            try await service.start()
            #expect(await service.bolig("referrals", "show", "IND-1").output.contains("Zyxkvist"))
            service.stop()
            let left = try Canary.found(in: service)
            #expect(left == [], "\(left)")
        }
    }
}

extension Service {
    /// Kills the daemon, the database server and all its processes at once, as a machine that loses its power.
    fileprivate func killAll() {
        let text = (try? String(contentsOfFile: data + "/postgres/data/postmaster.pid", encoding: .utf8)) ?? ""
        let server = text.split(separator: "\n").first.flatMap { pid_t($0) }
        let children = server.map { Self.children(of: $0) } ?? []
        kill()
        for process in [server].compactMap({ $0 }) + children { Glibc.kill(process, SIGKILL) }
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.compactMap { pid_t($0) }.filter { process in
            let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
            return status.contains("\nPPid:\t\(parent)\n")
        }
    }

    private var ballast: String { folder + "/ballast" }

    /// Leaves no room on the disk.
    fileprivate func fill() throws {
        let file = open(ballast, O_CREAT | O_WRONLY, 0o600)
        try #require(file >= 0)
        defer { close(file) }
        for size in [1 << 20, 1 << 12] {
            let piece = [UInt8](repeating: 0, count: size)
            while write(file, piece, size) == size {}
        }
    }

    fileprivate func empty() { unlink(ballast) }
}
