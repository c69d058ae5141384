import ArgumentParser
import Foundation
import Housing
import HousingStore
import Logging
import Postgres

/// `boligd keys rotate`.
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "rotate", da: "Pak hver nøgle ind under en ny nøgle for tjenesten, også mens den kører.",
        en: "Wrap every key under a new key of the service, also while it serves.",
        examples: [
            ("boligd keys rotate", nil),
            (
                #"boligd keys rotate --database "host=db1 dbname=bolig user=bolig" --secret-key /etc/bolig/secret.key"#,
                nil
            ),
        ],
        more: Words(
            da: """
                Filen har den nye nøgle og den gamle, til intet behøver den gamle. Afbrudt hvor som helst gøres det færdigt ved \
                at kalde det igen. Gem en kopi af secret.key bagefter: den gamle åbner kun kopier fra før. Tjenester på flere \
                maskiner skal dele filen.
                """,
            en: """
                The file holds the new key and the old until nothing needs the old. Ended anywhere, it is ended by calling it \
                again. Take a backup of secret.key afterwards: the old one opens only backups of before. Daemons on several \
                machines must share the file.
                """))

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        try place.requireSecretKey()
        try await place.withDatabase { database in
            let done = try await KeyRotation(database: database, file: place.keyFile).run()
            let words = Words(
                da: "Nøgler pakket ind under den nye: \(done)", en: "Keys wrapped under the new one: \(done)")
            print(words.said)
        }
    }
}

/// A rotation of the service's key, which can be ended anywhere and is gone through to its end by running it again.
struct KeyRotation {
    /// Its steps in order; each may be done twice.
    enum Step: CaseIterable {
        /// The file holds a new key and the old one.
        case both
        /// New keys are wrapped by the new one, in every daemon.
        case adopted
        /// Nobody wraps by the old one any more.
        case waited
        /// All keys are wrapped by the new one.
        case rewrapped
        /// The file holds the new one alone.
        case one
    }

    let database: String
    let file: String
    var portion = 5000

    /// - Parameter after: called after each step; what it throws ends the rotation there.
    /// - Returns: how many keys were wrapped.
    func run(after: (Step) throws -> Void = { _ in }) async throws -> Int {
        try await Store.aloneInRotation(in: database) { try await rotate(after) }
    }

    private func rotate(_ after: (Step) throws -> Void) async throws -> Int {
        removeUnfinished()
        let before = try await SecretKey.fitting(database, file: file, isMade: false)
        try await Store.prepareKeys(in: database, before)
        // Two keys are a rotation that was ended.
        if try SecretKey.read(file).count == 1 {
            try DataFolder.write(randomBytes(32) + SecretKey.read(file).joined(), to: file)
        }
        try after(.both)
        let keys = try SecretKey.read(file)
        let keyring = try Keyring(keys)
        try await Store.adoptNewestKey(
            in: database, keyring, Act(actor: "boligd", request: "keys", action: "keys.rotate"))
        try after(.adopted)
        try await Store.waitForOlderTransactions(in: database)
        try after(.waited)
        let done = try await rewrap(keyring)
        try after(.rewrapped)
        // Not over what somebody has put there meanwhile.
        guard try SecretKey.read(file) == keys else { throw Problem.keyFileChanged(file) }
        try DataFolder.write(keys[0], to: file)
        try after(.one)
        return done
    }

    /// Keys that a rotation which was killed left in a file beside.
    private func removeUnfinished() {
        let url = URL(fileURLWithPath: file)
        let folder = url.deletingLastPathComponent().path
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let parts = name.split(separator: ".")
            if name.hasPrefix(url.lastPathComponent + "."), let last = parts.last, last.allSatisfy(\.isNumber) {
                unlink("\(folder)/\(name)")
            }
        }
    }

    private func rewrap(_ keyring: Keyring) async throws -> Int {
        var configuration = Pool.Configuration(database)
        configuration.size = 1
        let pool = Pool(configuration, logger: Logger(label: "boligd"))
        do {
            let done = try await Store(pool: pool, keyring: keyring).rewrapKeys(portion: portion)
            await pool.close()
            return done
        } catch {
            await pool.close()
            throw error
        }
    }
}

extension Problem {
    fileprivate static func keyFileChanged(_ file: String) -> Problem {
        Problem(
            .refused, "key_file_changed",
            Words(
                da: "Nøglefilen er ændret under nøgleskiftet og er ikke rørt.",
                en: "The key file was changed during the rotation and was left as it is."), details: ["file": file],
            hint: Words(
                da: "Læg filen med begge nøgler tilbage, og kør boligd keys rotate igen.",
                en: "Put the file with both keys back, and run boligd keys rotate again."))
    }
}
