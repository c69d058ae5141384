import Crypto
import FoundationEssentials
import Housing
import Postgres

/// A citizen's own key for what facts tell of who it is: the birthdays of the household. It outlives a new name, and is
/// destroyed when the citizen is forgotten.
///
/// The same birthday of the same adult is sealed to the same text, so that facts which are equal stay equal for SQL: the nonce
/// is a keyed hash of what is sealed, and the key seals nothing else.
struct FactsKey {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) { self.key = key }

    /// - Parameter wrapped: as it is stored beside the citizen's identity.
    init(opening wrapped: [UInt8], of citizen: Int, _ vault: Vault) throws {
        key = try vault.unwrap(wrapped, of: .facts(citizen: citizen))
    }

    /// A birthday of an adult, counted from 0, as base64.
    func sealed(_ birthday: Day, of adult: Int) throws -> String {
        let hashing = HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data("nonce".utf8), outputByteCount: 32)
        let hash = HMAC<SHA256>.authenticationCode(for: Data("\(adult) \(birthday)".utf8), using: hashing)
        let box = try AES.GCM.seal(
            Data(birthday.description.utf8), using: key, nonce: try AES.GCM.Nonce(data: Data(hash.prefix(12))),
            authenticating: Self.place(adult))
        return Data(Array(box.nonce) + box.ciphertext + box.tag).base64EncodedString()
    }

    /// - Throws: where it is no birthday that was sealed under this key for that adult.
    func opened(_ sealed: String, of adult: Int) throws -> Day {
        guard let combined = Data(base64Encoded: sealed),
            let day = Day(
                String(
                    decoding: try AES.GCM.open(
                        try AES.GCM.SealedBox(combined: combined), using: key, authenticating: Self.place(adult)),
                    as: UTF8.self))
        else {
            throw Problem(
                .fault, "bad_birthday",
                Words(da: "En fødselsdag kan ikke åbnes.", en: "A birthday cannot be opened."))
        }
        return day
    }

    private static func place(_ adult: Int) -> Data { Data("birthday \(adult)".utf8) }
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
        return FactsKey(key)
    }
}
