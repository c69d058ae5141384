import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers HTTP requests in the test's own process, so that the client's handling of answers, and of none, can be
/// tried: it knows no housing.
final class FakeDaemon: Sendable {
    struct Request: Sendable {
        var method: String
        var uri: String
        var headers: [String: String]
        var body: String
    }

    enum Reply: Sendable {
        case json(Int, String)
        case bytes(String)
        /// Closes the connection without a word.
        case hangUp
    }

    private let reply: @Sendable (Int, Request) -> Reply
    private let log = Mutex<[Request]>([])
    private let channel = Mutex<(any Channel)?>(nil)

    /// Every request so far, in order.
    var requests: [Request] { log.withLock { $0 } }
    /// Where it listens, or did; empty before.
    var address: String { place.withLock { $0 } }
    private let place = Mutex("")

    /// Starts to listen; `reply` answers the request of that index (from 0).
    static func start(_ reply: @escaping @Sendable (Int, Request) -> Reply) async throws -> FakeDaemon {
        let daemon = FakeDaemon(reply)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(reply: daemon.answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        daemon.channel.withLock { $0 = channel }
        daemon.place.withLock { $0 = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }
        return daemon
    }

    /// Stops listening; nobody answers at the address afterwards.
    func stop() async throws {
        let channel = channel.withLock { $0 }
        try await channel?.close()
    }

    private init(_ reply: @escaping @Sendable (Int, Request) -> Reply) { self.reply = reply }

    @Sendable private func answer(_ request: Request) -> Reply {
        let index = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        return reply(index, request)
    }
}

private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let reply: @Sendable (FakeDaemon.Request) -> FakeDaemon.Reply
    private var request = FakeDaemon.Request(method: "", uri: "", headers: [:], body: "")

    init(reply: @escaping @Sendable (FakeDaemon.Request) -> FakeDaemon.Reply) { self.reply = reply }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let headers = head.headers.map { ($0.name.lowercased(), $0.value) }
            request = FakeDaemon.Request(
                method: head.method.rawValue, uri: head.uri,
                headers: Dictionary(headers, uniquingKeysWith: { $1 }), body: "")
        case .body(let buffer): request.body += String(buffer: buffer)
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        let status: Int
        let text: String
        switch reply(request) {
        case .hangUp:
            context.close(promise: nil)
            return
        case .json(let code, let json): (status, text) = (code, json)
        case .bytes(let bytes): (status, text) = (200, bytes)
        }
        let body = context.channel.allocator.buffer(string: text)
        var head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status))
        head.headers.add(name: "content-length", value: String(body.readableBytes))
        head.headers.add(name: "x-request-id", value: "req-1")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
