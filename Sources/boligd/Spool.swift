import Foundation
import HousingFiles
import Hummingbird
import NIOCore

/// The body of a request in a spool, mapped into memory: encodings and workbooks need all of it at once, and 50 MB should
/// not stand in the daemon's own memory for each sender.
///
/// - Returns: the bytes; of a body longer than `limit` the first `limit` + 1, which is enough to refuse it.
/// - Throws: `Problem` `no_room_for_file`.
func spool(_ body: RequestBody, upTo limit: Int) async throws -> Data {
    let writer = try SpoolWriter()
    for try await buffer in body {
        let rest = limit + 1 - writer.count
        guard rest > 0 else { break }
        try writer.write(buffer.readableBytesView.prefix(rest))
    }
    return try writer.finish().mapped()
}
