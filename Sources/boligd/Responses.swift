import FoundationEssentials
import HTTPTypes
import HousingAPI
import HousingStore
import Hummingbird
import NIOCore

/// A JSON value a line (https://jsonlines.org).
let jsonLines = "application/jsonl"

extension Response {
    /// Bytes of one kind.
    init(
        status: HTTPResponse.Status = .ok, _ bytes: some Sequence<UInt8>,
        type: String = "application/json; charset=utf-8"
    ) {
        self.init(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// One value as JSON, with every field there that its schema has, in the same order every time.
    init(
        status: HTTPResponse.Status = .ok, json value: some Encodable, _ schema: Schema,
        type: String = "application/json; charset=utf-8"
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try JSON(Array(encoder.encode(value)))
        self.init(status: status, schema.whole(json).compact.utf8, type: type)
    }

    /// JSON too long for memory: piece by piece from 0, each asked for when the one before has been sent; nil after the
    /// last.
    ///
    /// - Parameter length: bytes, where that is known beforehand.
    init(length: Int? = nil, pieces: @escaping @Sendable (Int) async throws -> [UInt8]?) {
        self.init(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(contentLength: length) { writer in
                var index = 0
                while let piece = try await pieces(index) {
                    try await writer.write(ByteBuffer(bytes: piece))
                    index += 1
                }
                try await writer.finish(nil)
            })
    }

    /// The same, and the connection ends with it.
    func closing(_ channel: any Channel) -> Response {
        var response = self
        response.headers[.connection] = "close"
        let body = body
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            channel.close(promise: nil)
        }
        return response
    }

    /// JSON, a value a line, sent as it is read. What is wrong before the first line is thrown; later the answer breaks off.
    init(lines: RecordStream) async throws {
        let iterator = lines.makeAsyncIterator()
        let first = try await iterator.next()
        self.init(
            status: .ok, headers: [.contentType: jsonLines],
            body: ResponseBody { writer in
                var piece = first
                while let bytes = piece {
                    try await writer.write(ByteBuffer(bytes: bytes))
                    piece = try await iterator.next()
                }
                try await writer.finish(nil)
            })
    }

    /// One of a listing as `show` has it, its fields in the listing's order.
    init(status: HTTPResponse.Status = .ok, _ record: Record, of listing: Listing, beside others: [Detail]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        listing.ordered(record, beside: others).append(to: &bytes)
        self.init(status: status, bytes)
    }

    /// A page of a listing.
    init(status: HTTPResponse.Status = .ok, _ page: Page<Record>, of listing: Listing) {
        let items = page.items.map { listing.ordered($0).json }.joined(separator: ",\n")
        let next = page.next.map { Record.Value.text($0).json } ?? "null"
        self.init(status: status, "{\"items\":[\(items)],\"next\":\(next)}\n".utf8)
    }
}
