import FoundationEssentials
import Housing
import Hummingbird
import NIOCore

/// The most bytes of a JSON body. Files have a limit of their own.
let largestBody = 1 << 20

extension Request {
    /// The body as JSON, refused with the field that is wrong, and its bytes for the act.
    func json<Body: Decodable>(as type: Body.Type = Body.self) async throws -> (body: Body, bytes: [UInt8]) {
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: largestBody)
        } catch is NIOTooManyBytesError {
            throw Refusal(
                .tooLarge, "body_too_large",
                Words(da: "Anmodningen er for stor.", en: "The request is too large."),
                details: ["limit": "\(largestBody)"])
        }
        let bytes = Array(buffer.readableBytesView)
        return (try JSONDecoder().decode(Body.self, from: Data(bytes.isEmpty ? Array("{}".utf8) : bytes)), bytes)
    }

    /// A yes or no of the query.
    func flag(_ name: String) throws -> Bool {
        switch uri.queryParameters[Substring(name)] {
        case nil, "false", "0": false
        case "true", "1", "": true
        default:
            throw Refusal(
                .wrongUse, "bad_parameter",
                Words(da: "\(name) skal være true eller false.", en: "\(name) must be true or false."),
                details: ["parameter": name])
        }
    }

    /// A parameter of the query read by `read`, nil where it is left out.
    func parameter<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = uri.queryParameters[Substring(name)], !text.isEmpty else { return nil }
        guard let value = read(String(text)) else {
            throw Refusal(
                .wrongUse, "bad_parameter",
                Words(da: "Parameteren \(name) kan ikke læses.", en: "The parameter \(name) cannot be read."),
                details: ["parameter": name, "found": String(text.prefix(100))])
        }
        return value
    }
}

extension Refusal {
    /// What is wrong with a JSON body: its place and the type wanted, never the value.
    init(_ error: DecodingError) {
        func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + (key.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        let hint = Words(da: "Felterne står i README under API.", en: "The fields are in the README under API.")
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                .wrongUse, "missing_field", Words(da: "Et felt mangler.", en: "A field is missing."),
                details: ["field": path(context, key)], hint: hint)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(
                .wrongUse, "wrong_type", Words(da: "Et felt har den forkerte type.", en: "A field has the wrong type."),
                details: ["field": path(context)], hint: hint)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            self.init(
                .wrongUse, "bad_value",
                Words(da: "Værdien af et felt kan ikke læses.", en: "The value of a field cannot be read."),
                details: ["field": path(context)], hint: hint)
        default:
            self.init(
                .wrongUse, "malformed_json",
                Words(da: "Anmodningen er ikke gyldig JSON.", en: "The request is not valid JSON."),
                hint: hint)
        }
    }
}
