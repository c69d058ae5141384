import Crypto
import FoundationEssentials
import HousingAPI
package import Postgres

/// The end of the chain of seals as it was at an instant, signed: whoever keeps it elsewhere can tell later whether anything
/// before it was changed, or cut off.
package struct SealedHead: Sendable, Equatable {
    /// The newest seal then, and its hash.
    package let number: Int
    let hash: [UInt8]
    /// The highest number of an event then.
    let highest: Int
    package let sealedAt: Timestamp
    /// Ed25519.
    private let signature: [UInt8]

    /// - Parameter key: 32 bytes, the private half.
    init(_ seal: (number: Int, hash: [UInt8], highest: Int, sealedAt: Timestamp), key: [UInt8]) throws {
        (number, hash, highest, sealedAt) = seal
        let signing = try Curve25519.Signing.PrivateKey(rawRepresentation: key)
        signature = Array(try signing.signature(for: Self.signed(number, hash, highest, sealedAt)))
    }

    /// - Returns: nil where the text is no head.
    package init?(_ text: String) {
        guard let json = try? JSON(Array(text.utf8)), let number = json["seal"]?.count,
            case .text(let hash)? = json["hash"], let hash = [UInt8](hexadecimal: hash),
            case .text(let highest)? = json["event"], let highest = Int(highest.dropFirst(2)),
            case .text(let sealedAt)? = json["sealed_at"], let sealedAt = Timestamp(sealedAt),
            case .text(let signature)? = json["signature"], let signature = Data(base64Encoded: signature)
        else { return nil }
        (self.number, self.hash, self.highest, self.sealedAt) = (number, hash, highest, sealedAt)
        self.signature = Array(signature)
    }

    /// As it is kept in a file.
    package var text: String {
        JSON.object([
            "seal": .number("\(number)"), "hash": .text(hash.hexadecimal), "event": .text(eventNumber(highest)),
            "sealed_at": .text(sealedAt.description), "signature": .text(Data(signature).base64EncodedString()),
        ]).indented
    }

    /// Whether the private half of that key signed it.
    ///
    /// - Parameter key: 32 bytes, the public half.
    package func isSigned(by key: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
        return key.isValidSignature(signature, for: Self.signed(number, hash, highest, sealedAt))
    }

    /// A new private key, 32 bytes.
    package static func newKey() -> [UInt8] { Array(Curve25519.Signing.PrivateKey().rawRepresentation) }

    /// The public half of a private key; nil where it is none.
    package static func publicHalf(of key: [UInt8]) -> [UInt8]? {
        (try? Curve25519.Signing.PrivateKey(rawRepresentation: key)).map { Array($0.publicKey.rawRepresentation) }
    }

    private static func signed(_ number: Int, _ hash: [UInt8], _ highest: Int, _ sealedAt: Timestamp) -> Data {
        var bytes = CanonicalBytes()
        bytes.add("bolig head 1")
        bytes.add(number)
        bytes.add(hash)
        bytes.add(highest)
        bytes.add(sealedAt.microseconds)
        return Data(bytes.bytes)
    }
}

extension Store {
    /// Seals what is due and signs the newest seal; nil where nothing was ever sealed.
    ///
    /// - Parameter key: 32 bytes, the private half.
    package func signedHead(_ key: [UInt8]) async throws -> SealedHead? {
        _ = try await sealEvents()
        return try await transaction(.readOnly) { tx in try tx.signedHead(key) }
    }

    /// The same for who has no key that opens identities.
    ///
    /// - Parameter conninfo: connection string of the daemon's role.
    package static func signedHead(_ key: [UInt8], in conninfo: String) async throws -> SealedHead? {
        try await sealEvents(in: conninfo)
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        return try await connection.transaction(.readOnly) { tx in try tx.signedHead(key) }
    }
}

extension Transaction {
    fileprivate func signedHead(_ key: [UInt8]) throws -> SealedHead? {
        try optionalRow("select number, hash, highest, sealed_at from seal order by number desc limit 1").map { row in
            try SealedHead(
                (try row["number"], try row["hash"], try row["highest"], try row["sealed_at"]), key: key)
        }
    }
}

extension JSON {
    /// A whole number.
    var count: Int? { if case .number(let text) = self { Int(text) } else { nil } }
}

extension [UInt8] {
    var hexadecimal: String { String((postgresText ?? "").dropFirst(2)) }

    init?(hexadecimal text: String) { self.init(postgresText: "\\x\(text)") }
}
