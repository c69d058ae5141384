import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A connection whose requests are served on its own event loop, so that a short answer changes threads for the database
/// alone. What may take long leaves the loop (`offLoop`), which others wait on.
struct LoopChannel: ServerChildChannel {
    private let base: HTTP1Channel

    /// What an application makes its server of.
    static let server = HTTPServerBuilder { LoopChannel(base: HTTP1Channel(responder: $0)) }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

/// Runs tasks on an event loop.
private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let (job, executor) = (UnownedJob(job), asUnownedTaskExecutor())
        loop.execute { job.runSynchronously(on: executor) }
    }
}

/// Runs what may take long on the threads of all tasks.
func offLoop<Value>(_ body: () async throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(globalConcurrentExecutor) { try await body() }
}

extension ResponseBody {
    /// The same body, made and sent off the event loop where it is a stream. What has its length is a buffer, which
    /// goes out in one write as it is, or bytes that were kept, which the database's thread reads.
    var offLoop: ResponseBody {
        guard contentLength == nil else { return self }
        let body = self
        return ResponseBody { writer in
            try await boligd.offLoop { try await body.write(writer) }
        }
    }
}
