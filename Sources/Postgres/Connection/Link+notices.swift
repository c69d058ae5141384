import CLibPQ
import Glibc

extension Connection {
    /// Waits for a notification on a channel the session listens to.
    ///
    /// - Parameter milliseconds: how long at most.
    /// - Returns: whether one came; several at once are one.
    package func isNotified(within milliseconds: Int32) async throws -> Bool {
        try await perform { link, _ in try link.takesNotices(within: milliseconds) }
    }
}

extension Link {
    /// Takes every notification that has come, waiting for the first.
    fileprivate func takesNotices(within milliseconds: Int32) throws -> Bool {
        if takesNotices() { return true }
        var socket = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        guard poll(&socket, 1, milliseconds) > 0 else { return false }
        guard PQconsumeInput(pointer) == 1 else {
            throw PostgresError(kind: .connectionLost, message: text(PQerrorMessage(pointer)))
        }
        return takesNotices()
    }

    private func takesNotices() -> Bool {
        var isNotified = false
        while let notice = PQnotifies(pointer) {
            PQfreemem(notice)
            isNotified = true
        }
        return isNotified
    }
}
