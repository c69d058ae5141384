import Foundation
import HTTPTypes
import Housing
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// `GET /metrics`, on an address of its own and nothing else there: who may watch the service may not use it.
struct MetricsEndpoint: Service {
    let address: ListenAddress
    let report: MetricsReport
    let logger: Logger

    /// The one address.
    static func router(_ report: MetricsReport) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: await report.text())))
        }
        return router
    }

    /// Answers until the service stops.
    func run() async throws {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        let application = Application(
            router: Self.router(report),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: "boligd"),
            onServerRunning: { [address, logger] channel in
                let port = channel.localAddress?.port ?? address.port
                logger.notice("metrics", metadata: ["address": "\(address.url(port: port))/metrics"])
            },
            logger: quiet)
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Problem.portTaken(address.text)
        }
    }
}
