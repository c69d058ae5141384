import Crypto
import FoundationEssentials
import Housing
import Postgres

/// A citizen's own key for what facts tell of who it is: the name, and the birthdays of the household. It is destroyed when the
/// citizen is forgotten.
///
/// The same name, and the same birthday of the same adult, is sealed to the same text, so that facts which are equal stay equal
/// for SQL: the nonce is a keyed hash of what is sealed, and the key seals nothing else.
struct FactsKey {
    private let key: SymmetricKey
    private let place: KeyPlace

    init(_ key: SymmetricKey, of citizen: Int) {
        self.key = key
        place = .facts(citizen: citizen)
    }

    /// - Parameter wrapped: as it is stored beside the citizen's identity.
    /// - Throws: `not_opened` where it is another citizen's.
    init(opening wrapped: [UInt8], of citizen: Int, _ vault: Vault) throws {
        place = .facts(citizen: citizen)
        do {
            key = try vault.unwrap(wrapped, of: place)
        } catch is CryptoKitError {
            throw Problem.notOpened(place)
        }
    }

    /// A birthday of an adult, counted from 0, as base64.
    func sealed(_ birthday: Day, of adult: Int) throws -> String {
        try sealed(birthday.description, as: "birthday \(adult)", hashed: "\(adult) \(birthday)")
    }

    /// - Throws: `not_opened` where it is no birthday that was sealed under this key for that adult.
    func opened(_ sealed: String, of adult: Int) throws -> Day {
        guard let day = Day(try opened(sealed, as: "birthday \(adult)")) else { throw Problem.notOpened(place) }
        return day
    }

    /// The citizen's name, as base64.
    func sealed(name: String) throws -> String { try sealed(name, as: "name", hashed: "name \(name)") }

    /// - Throws: `not_opened` where it is no name that was sealed under this key.
    func opened(name sealed: String) throws -> String { try opened(sealed, as: "name") }

    private func sealed(_ text: String, as purpose: String, hashed: String) throws -> String {
        let hashing = HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data("nonce".utf8), outputByteCount: 32)
        let hash = HMAC<SHA256>.authenticationCode(for: Data(hashed.utf8), using: hashing)
        let box = try AES.GCM.seal(
            Data(text.utf8), using: key, nonce: try AES.GCM.Nonce(data: Data(hash.prefix(12))),
            authenticating: Data(purpose.utf8))
        return Data(Array(box.nonce) + box.ciphertext + box.tag).base64EncodedString()
    }

    private func opened(_ sealed: String, as purpose: String) throws -> String {
        do {
            let box = try AES.GCM.SealedBox(combined: Data(base64Encoded: sealed) ?? Data())
            return String(
                decoding: try AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8)), as: UTF8.self)
        } catch is CryptoKitError {
            throw Problem.notOpened(place)
        }
    }
}

extension Transaction {
    /// The citizen's key for facts, made where there is none yet; nil where the citizen is forgotten: nothing that tells who it
    /// is may be kept then.
    func factsKey(of citizen: Int) throws -> FactsKey? {
        let row = try optionalRow(
            """
            select facts_key from identity where citizen_id = \(citizen) and forgotten_at is null for no key update
            """)
        guard let row else { return nil }
        if let wrapped: [UInt8] = try row["facts_key"] {
            return try FactsKey(opening: wrapped, of: citizen, vault)
        }
        let key = SymmetricKey(size: .bits256)
        let wrapped = try vault.wrap(key, for: .facts(citizen: citizen), under: try master)
        try execute("update identity set facts_key = \(wrapped) where citizen_id = \(citizen)")
        return FactsKey(key, of: citizen)
    }
}
