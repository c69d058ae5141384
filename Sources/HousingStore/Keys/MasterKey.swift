import Crypto
import FoundationEssentials
import Housing

/// One of the service's keys: it wraps all other keys, and lies outside the database.
struct MasterKey: Sendable {
    /// What tells it from others, without telling it: eight bytes.
    let fingerprint: [UInt8]
    let wrapping: SymmetricKey
    /// The key of the look-up hashes in databases of before these had a key of their own.
    let oldFinding: SymmetricKey

    /// - Parameter key: 32 bytes.
    init(_ key: [UInt8]) throws {
        guard key.count == 32 else {
            throw Problem(
                .fault, "bad_secret_key",
                Words(da: "Tjenestens nøgle skal være 32 byte.", en: "The service's key must be 32 bytes."))
        }
        let master = SymmetricKey(data: key)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data(purpose.utf8), outputByteCount: 32)
        }
        wrapping = derived("wrap")
        oldFinding = derived("find")
        fingerprint = derived("fingerprint").withUnsafeBytes { Array($0.prefix(8)) }
    }
}
