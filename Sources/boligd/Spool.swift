import Foundation
import Housing
import HousingFiles
import Hummingbird
import NIOCore

/// The body of a request in a spool, mapped into memory: encodings and workbooks need all of it at once, and 50 MB should
/// not stand in the daemon's own memory for each sender.
///
/// - Returns: the bytes; of a body longer than `limit` the first `limit` + 1, which is enough to refuse it.
/// - Throws: `Problem` `no_room_for_file`; `bad_request` where the body ends too early or is badly divided.
func spool(_ body: RequestBody, upTo limit: Int) async throws -> Data {
    let writer = try SpoolWriter()
    var pieces = body.makeAsyncIterator()
    while let buffer = try await next(&pieces) {
        let rest = limit + 1 - writer.count
        guard rest > 0 else { break }
        try writer.write(buffer.readableBytesView.prefix(rest))
    }
    // The pieces of a body that nobody sends any more end as those of a whole one do.
    try Task.checkCancellation()
    return try writer.finish().mapped()
}

private func next(_ pieces: inout RequestBody.AsyncIterator) async throws -> ByteBuffer? {
    do {
        return try await pieces.next()
    } catch let error where !(error is CancellationError) {
        throw Problem.brokenBody
    }
}
