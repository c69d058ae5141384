import Housing
import Hummingbird
import NIOCore

/// What a request carries through the middleware to its operation.
struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The language of messages: `Accept-Language`, Danish when it says nothing we know.
    var language: Language
    /// The request id: in the answer, the log, the event and a fault's problem.
    var request: String
    /// The connection it came on.
    let channel: any Channel

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        language = .da
        request = ""
        channel = source.channel
    }
}
