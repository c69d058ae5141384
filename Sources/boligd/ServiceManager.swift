import Glibc

/// What started us and wants to know when we answer: systemd, of a unit of `Type=notify`.
enum ServiceManager {
    /// Tells it, such as `READY=1`; nothing where nobody asked, and nothing is lost where nobody listens.
    ///
    /// - Parameter socket: the path of its socket, one that begins with `@` in Linux's own space of names.
    /// - Returns: whether it was told.
    @discardableResult
    static func tell(
        _ state: String, socket: String? = getenv("NOTIFY_SOCKET").map { String(cString: $0) }
    ) -> Bool {
        guard let socket, let first = socket.utf8.first else { return false }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socket.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        if first == UInt8(ascii: "@") { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + path.count } ?? 0
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, state, state.utf8.count, Int32(MSG_NOSIGNAL), $0, socklen_t(length))
            }
        } == state.utf8.count
    }
}
