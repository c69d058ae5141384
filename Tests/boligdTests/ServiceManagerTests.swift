import Glibc
import Testing

@testable import boligd

/// A unit of systemd waits for one datagram.
@Suite struct ServiceManagerTests {
    @Test(arguments: [false, true]) func isToldWhereItAsked(isAbstract: Bool) throws {
        let name = "bolig-notify-\(UInt64.random(in: 0 ... .max))"
        let path = isAbstract ? "@\(name)" : "/tmp/\(name)"
        let listening = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer {
            close(listening)
            if !isAbstract { unlink(path) }
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = isAbstract ? [0] + Array(name.utf8) : Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listening, $0, socklen_t(MemoryLayout<sa_family_t>.size + bytes.count))
            }
        }
        #expect(bound == 0)
        #expect(ServiceManager.tell("READY=1", socket: path))
        var received = [UInt8](repeating: 0, count: 100)
        let count = recv(listening, &received, received.count, Int32(MSG_DONTWAIT))
        #expect(String(decoding: received.prefix(max(0, count)), as: UTF8.self) == "READY=1")
    }

    @Test func whereNobodyAskedNothingIsSaid() {
        #expect(!ServiceManager.tell("READY=1", socket: nil))
        #expect(!ServiceManager.tell("READY=1", socket: ""))
        #expect(!ServiceManager.tell("READY=1", socket: "/tmp/bolig-nobody-listens-here"))
        #expect(!ServiceManager.tell("READY=1", socket: "/" + String(repeating: "x", count: 200)))
    }
}
