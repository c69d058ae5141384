import Crypto
import FoundationEssentials
import Housing

/// Seals what identifies a citizen, under a key of the citizen's own that is wrapped by the service's key.
///
/// AES-GCM for sealing, HMAC-SHA256 for finding: a CPR number can be enumerated, so a plain hash would tell it.
struct Vault: Sendable {
    private let wrapping: SymmetricKey
    private let finding: SymmetricKey

    /// - Parameter key: the service's key, 32 bytes from outside the database.
    init(key: [UInt8]) throws {
        guard key.count == 32 else {
            throw Problem(
                .fault, "bad_secret_key",
                Words(da: "Tjenestens nøgle skal være 32 byte.", en: "The service's key must be 32 bytes."))
        }
        let master = SymmetricKey(data: key)
        wrapping = HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data("wrap".utf8), outputByteCount: 32)
        finding = HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data("find".utf8), outputByteCount: 32)
    }

    /// The keyed hash under which a CPR number (or another key of a person) is found.
    func hash(_ kind: String, _ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data("\(kind):\(text)".utf8), using: finding))
    }

    /// A new key, sealed bytes under it, and the key wrapped.
    func seal(_ bytes: [UInt8]) throws -> (key: [UInt8], sealed: [UInt8]) {
        let key = SymmetricKey(size: .bits256)
        let raw = key.withUnsafeBytes { Data($0) }
        return (try box(raw, wrapping), try box(Data(bytes), key))
    }

    /// What seals the parts of a file, under a new key of the file's own.
    func fileSeal() throws -> FileSeal {
        let key = SymmetricKey(size: .bits256)
        return FileSeal(key: key, wrappedKey: try box(key.withUnsafeBytes { Data($0) }, wrapping))
    }

    /// The same under a key that a file has already.
    func fileSeal(opening wrapped: [UInt8]) throws -> FileSeal {
        let raw = try AES.GCM.open(try AES.GCM.SealedBox(combined: Data(wrapped)), using: wrapping)
        return FileSeal(key: SymmetricKey(data: raw), wrappedKey: wrapped)
    }

    /// Opens a part of a file, which opens in no other place.
    func open(key: [UInt8], sealed: [UInt8], at place: FilePlace) throws -> [UInt8] {
        let raw = try AES.GCM.open(try AES.GCM.SealedBox(combined: Data(key)), using: wrapping)
        return Array(
            try AES.GCM.open(
                try AES.GCM.SealedBox(combined: Data(sealed)), using: SymmetricKey(data: raw),
                authenticating: Data("\(place)".utf8)))
    }

    /// Opens what `seal` made.
    func open(key: [UInt8], sealed: [UInt8]) throws -> [UInt8] {
        let raw = try AES.GCM.open(try AES.GCM.SealedBox(combined: Data(key)), using: wrapping)
        return Array(try AES.GCM.open(try AES.GCM.SealedBox(combined: Data(sealed)), using: SymmetricKey(data: raw)))
    }

    /// Whether a key was wrapped by this vault's.
    func opens(_ wrapped: [UInt8]) -> Bool {
        guard let box = try? AES.GCM.SealedBox(combined: Data(wrapped)) else { return false }
        return (try? AES.GCM.open(box, using: wrapping)) != nil
    }

    private func box(_ data: Data, _ key: SymmetricKey) throws -> [UInt8] {
        guard let combined = try AES.GCM.seal(data, using: key).combined else {
            throw Problem(.fault, "seal_failed", Words(da: "Kryptering mislykkedes.", en: "Encryption failed."))
        }
        return Array(combined)
    }
}

/// Where a sealed part belongs.
enum FilePlace: CustomStringConvertible {
    /// Of the file's own bytes, from 1.
    case file(part: Int)
    /// Of what was said of it, from 1; the number of all, so that its end cannot be cut.
    case report(part: Int, of: Int)

    var description: String {
        switch self {
        case .file(let part): "part \(part)"
        case .report(let part, let count): "report \(part) of \(count)"
        }
    }
}

/// Seals the parts of one file, so that none of them opens in another place.
struct FileSeal {
    fileprivate let key: SymmetricKey
    /// As it is stored, until it is destroyed.
    let wrappedKey: [UInt8]

    func sealed(_ bytes: Data, at place: FilePlace) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Data("\(place)".utf8))
        guard let combined = box.combined else {
            throw Problem(.fault, "seal_failed", Words(da: "Kryptering mislykkedes.", en: "Encryption failed."))
        }
        return Array(combined)
    }
}
