package import Housing

/// One thing the service does, as a value. Router, client, rights, description, action names of events and the table of
/// the README are read from the list of all (`Operations.all`); what is not in it does not exist.
///
/// `Query` are its parameters, `Body` what is sent with it, `Answer` what comes back.
package struct Operation<Query: Wire, Body: Wire, Answer: Sendable>: Sendable {
    /// Noun and verb, as in commands and as an event's action: `allocations.move_in`.
    package let name: String
    package let method: Method
    /// With its parts in braces: `/v1/units/{number}/return`.
    package let path: String
    package let access: Access
    package let persons: Persons
    /// True where it changes something.
    package let writes: Bool
    package let words: Words
    package let answer: AnswerShape
    /// The codes it is refused with, beside those that every operation of its form has.
    package let ownProblems: [ProblemCode]
    /// True where the bytes of a file are the body.
    package let takesFile: Bool
}

/// The methods of HTTP the service knows.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
}

/// What an operation has to do with persons.
package enum Persons: String, Sendable {
    case none, shows, changes
}

/// What an operation answers, for its description and for who writes it.
package enum AnswerShape: Sendable {
    /// One of a listing as `show` has it, and what the operation says beside.
    case record(Listing, isNew: Bool = false, beside: [Detail] = [])
    /// A page of a listing.
    case page(Listing, isNew: Bool = false)
    /// A value of that type.
    case value(any (Decodable & Sendable).Type, isNew: Bool = false)
    /// A value that is written as a stream, with what it is.
    case stream(Schema)
    /// Bytes of those kinds.
    case bytes([String])

    package var status: Int {
        switch self {
        case .record(_, let isNew, _), .page(_, let isNew), .value(_, let isNew): isNew ? 201 : 200
        case .stream, .bytes: 200
        }
    }
}

/// An operation in the list of all, its types kept inside.
package protocol AnyOperation: Sendable {
    var name: String { get }
    var method: Method { get }
    var path: String { get }
    var access: Access { get }
    var persons: Persons { get }
    var writes: Bool { get }
    var words: Words { get }
    var answer: AnswerShape { get }
    var ownProblems: [ProblemCode] { get }
    var takesFile: Bool { get }
    /// What may stand in the query.
    var parameters: [Schema.Property] { get }
    /// What is sent; nil where nothing is.
    var body: (any Wire.Type)? { get }
}

extension Operation: AnyOperation {
    package var parameters: [Schema.Property] { Schema.of(Query.self)?.properties ?? [] }
    package var body: (any Wire.Type)? { Body.self == Nothing.self ? nil : Body.self }
}

extension AnyOperation {
    /// The names in braces, in order.
    package var pathNames: [String] { path.split(separator: "/").compactMap { $0.braced } }

    /// The path with its parts filled in, percent-encoded.
    package func path(_ parts: [String]) -> String {
        var parts = parts[...]
        return "/"
            + path.split(separator: "/").map { part in
                part.braced == nil ? String(part) : percentEncoded(parts.popFirst() ?? "")
            }.joined(separator: "/")
    }

    /// Whether a request path, still encoded, is one of this operation's.
    package func matches(_ requested: some StringProtocol) -> Bool {
        let own = path.split(separator: "/")
        let asked = requested.split(separator: "/")
        return own.count == asked.count && zip(own, asked).allSatisfy { $0.braced != nil || $0 == $1 }
    }
}

extension StringProtocol {
    /// `number` of `{number}`.
    fileprivate var braced: String? { first == "{" && last == "}" ? String(dropFirst().dropLast()) : nil }
}

/// The text with everything but letters, digits and `-._~` as `%XX` of its UTF-8.
package func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            String(UnicodeScalar(byte))
        default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }.joined()
}
