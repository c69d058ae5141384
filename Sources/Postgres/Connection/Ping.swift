import CLibPQ

/// How a server answers who knocks, without logging in.
package enum ServerAnswer: Sendable {
    case accepts
    /// It is there and takes nobody now: starting, recovering or stopping.
    case rejects
    case silent
}

/// Knocks at the server of a connection string.
package func ping(_ conninfo: String) async throws -> ServerAnswer {
    let worker = try Worker()
    return await withCheckedContinuation { continuation in
        worker.submit {
            switch PQping(conninfo) {
            case PQPING_OK: continuation.resume(returning: .accepts)
            case PQPING_REJECT: continuation.resume(returning: .rejects)
            default: continuation.resume(returning: .silent)
            }
        }
    }
}
