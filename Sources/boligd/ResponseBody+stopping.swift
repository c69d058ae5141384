import HTTPTypes
import Hummingbird
import NIOCore

extension ResponseBody {
    /// The same body, broken off within a second when the condition holds no longer: whoever is shut out while a long answer
    /// is under way does not get the rest of it. What has its length is short and goes out as it is.
    func stopping(unless holds: @escaping @Sendable () async throws -> Bool) -> ResponseBody {
        guard contentLength == nil else { return self }
        let body = self
        return ResponseBody { writer in
            try await body.write(StoppingWriter(inner: writer, holds: holds, looked: .now))
        }
    }
}

private struct StoppingWriter: ResponseBodyWriter {
    var inner: any ResponseBodyWriter
    let holds: @Sendable () async throws -> Bool
    var looked: ContinuousClock.Instant

    mutating func write(_ buffer: ByteBuffer) async throws {
        if looked.duration(to: .now) > .milliseconds(500) {
            guard try await holds() else { throw CancellationError() }
            looked = .now
        }
        try await inner.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await inner.finish(trailingHeaders) }
}
