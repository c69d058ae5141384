import Crypto
import FoundationEssentials
import Housing

/// Seals what identifies a citizen, under a key of the citizen's own that is wrapped by the service's key.
///
/// AES-GCM for sealing, HMAC-SHA256 for finding: a CPR number can be enumerated, so a plain hash would tell it.
struct Vault: Sendable {
    let keyring: Keyring

    /// The keyed hash under which a CPR number (or another key of a person) is found.
    func hash(_ kind: String, _ text: String) throws -> [UInt8] {
        guard let finding = keyring.finding else {
            throw Problem(
                .fault, "no_finding_key",
                Words(da: "Opslagsnøglen kan ikke åbnes.", en: "The key of the look-ups cannot be opened."))
        }
        return Array(HMAC<SHA256>.authenticationCode(for: Data("\(kind):\(text)".utf8), using: finding))
    }

    /// A new key wrapped, and bytes sealed under it.
    func seal(_ bytes: [UInt8], for place: KeyPlace, under master: MasterKey) throws -> (key: [UInt8], sealed: [UInt8])
    {
        let key = SymmetricKey(size: .bits256)
        return (try wrap(key, for: place, under: master), try box(Data(bytes), key))
    }

    /// What seals the parts of a file, under a new key of the file's own.
    func fileSeal(for place: KeyPlace, under master: MasterKey) throws -> FileSeal {
        let key = SymmetricKey(size: .bits256)
        return FileSeal(key: key, wrappedKey: try wrap(key, for: place, under: master))
    }

    /// The same under a key that a file has already.
    func fileSeal(opening wrapped: [UInt8], of place: KeyPlace) throws -> FileSeal {
        FileSeal(key: try unwrap(wrapped, of: place), wrappedKey: wrapped)
    }

    /// Opens a part of a file, which opens in no other place.
    func open(key: [UInt8], sealed: [UInt8], of file: KeyPlace, at place: FilePlace) throws -> [UInt8] {
        Array(
            try AES.GCM.open(
                try AES.GCM.SealedBox(combined: Data(sealed)), using: try unwrap(key, of: file),
                authenticating: Data("\(place)".utf8)))
    }

    /// Opens what `seal` made.
    ///
    /// - Throws: `not_opened` where it stands in another row than its own, or was changed.
    func open(key: [UInt8], sealed: [UInt8], of place: KeyPlace) throws -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(try AES.GCM.SealedBox(combined: Data(sealed)), using: try unwrap(key, of: place)))
        } catch is CryptoKitError {
            throw Problem.notOpened(place)
        }
    }

    private func box(_ data: Data, _ key: SymmetricKey) throws -> [UInt8] {
        guard let combined = try AES.GCM.seal(data, using: key).combined else { throw Problem.sealFailed }
        return Array(combined)
    }
}

// A wrapped key is the version of the form, the fingerprint of the key that wraps it, and what AES-GCM makes of it. Earlier
// versions had the last alone, which named no place.
extension Vault {
    private static let lengthWithoutPlace = 12 + 32 + 16
    static let prefixLength = 9

    /// What a key wrapped by the master begins with.
    static func prefix(of master: MasterKey) -> [UInt8] { [KeyPlace.version] + master.fingerprint }

    func wrap(_ key: SymmetricKey, for place: KeyPlace, under master: MasterKey) throws -> [UInt8] {
        let raw = key.withUnsafeBytes { Data($0) }
        let box = try AES.GCM.seal(raw, using: master.wrapping, authenticating: Data(place.authenticated))
        guard let combined = box.combined else { throw Problem.sealFailed }
        return Self.prefix(of: master) + combined
    }

    /// - Throws: where none of the service's keys opens it there.
    func unwrap(_ wrapped: [UInt8], of place: KeyPlace) throws -> SymmetricKey {
        guard wrapped.count != Self.lengthWithoutPlace else { return try unwrapWithoutPlace(wrapped) }
        guard wrapped.first == KeyPlace.version,
            let master = try keyring.master(Array(wrapped.dropFirst().prefix(Self.prefixLength - 1)))
        else { throw Problem.keyUnknown }
        let box = try AES.GCM.SealedBox(combined: Data(wrapped.dropFirst(Self.prefixLength)))
        return SymmetricKey(
            data: try AES.GCM.open(box, using: master.wrapping, authenticating: Data(place.authenticated)))
    }

    private func unwrapWithoutPlace(_ wrapped: [UInt8]) throws -> SymmetricKey {
        let box = try AES.GCM.SealedBox(combined: Data(wrapped))
        func opened(_ masters: [MasterKey]) -> SymmetricKey? {
            for master in masters {
                if let raw = try? AES.GCM.open(box, using: master.wrapping) { return SymmetricKey(data: raw) }
            }
            return nil
        }
        guard let key = try opened(keyring.masters) ?? opened(keyring.readAgain()) else { throw Problem.keyUnknown }
        return key
    }
}

extension Problem {
    fileprivate static let sealFailed = Problem(
        .fault, "seal_failed", Words(da: "Kryptering mislykkedes.", en: "Encryption failed."))

    /// Somebody wrote past the service: what is sealed opens in its own row alone.
    static func notOpened(_ place: KeyPlace) -> Problem {
        Problem(
            .fault, "not_opened",
            Words(
                da: "Noget forseglet kan ikke åbnes: det er ændret, eller står i en anden række end sin egen.",
                en: "Something sealed cannot be opened: it was changed, or stands in another row than its own."),
            details: place.named.map { ["row": $0] } ?? [:],
            hint: Words(
                da: "Den, der driver tjenesten, ser hvad med: boligd doctor",
                en: "Who operates the service sees what with: boligd doctor"))
    }

    /// A key was wrapped by none of the keys in the file.
    static let keyUnknown = Problem(
        .fault, "key_unknown",
        Words(
            da: "Noget er krypteret med en anden nøgle end dem, der står i nøglefilen.",
            en: "Something is encrypted under another key than those in the key file."))
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
        guard let combined = box.combined else { throw Problem.sealFailed }
        return Array(combined)
    }
}
