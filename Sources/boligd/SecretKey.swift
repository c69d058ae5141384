import Foundation
import Housing
import HousingStore

/// The file with the key that names and CPR numbers are sealed under.
///
/// Another key beside the same database would read nothing, and would take every citizen who comes again for a new one.
/// So the key is held against the database before anything is served, and is made only where nothing is sealed yet.
enum SecretKey {
    /// The key in the file, or both while keys are rotated, which open what the database has.
    ///
    /// - Parameters:
    ///   - database: connection string of the daemon's role.
    ///   - isMade: whether a missing file is made where the database holds nothing sealed.
    static func fitting(_ database: String, file: String, isMade: Bool) async throws -> Keyring {
        if !FileManager.default.fileExists(atPath: file) {
            guard try await Store.opens(database, with: nil) == nil else { throw Problem.wrongSecretKey(file) }
            if isMade { try DataFolder.write(randomBytes(32), to: file) }
        }
        let keyring = try Keyring(read(file)) { try read(file) }
        guard try await Store.opens(database, with: keyring) != false else { throw Problem.wrongSecretKey(file) }
        return keyring
    }

    /// Reads the keys, the newest first, of a file that nobody else may read: 32 bytes, or 64 while keys are rotated.
    static func read(_ file: String) throws -> [[UInt8]] {
        var status = stat()
        if stat(file, &status) == 0, status.st_mode & 0o077 != 0 { throw Problem.secretKeyOpen(file) }
        guard let data = FileManager.default.contents(atPath: file), [32, 64].contains(data.count) else {
            throw Problem(
                .wrongUse, "bad_secret_key",
                Words(
                    da: "Nøglefilen kan ikke læses, eller er ikke på 32 byte (64 under et nøgleskift).",
                    en: "The key file cannot be read or is not 32 bytes long (64 while keys are rotated)."),
                details: ["file": file],
                hint: Words(
                    da: "Uden nøglen kan navne og CPR-numre ikke læses: hent den fra sikkerhedskopien.",
                    en: "Names and CPR numbers cannot be read without it: take it from the backup."))
        }
        return stride(from: 0, to: data.count, by: 32).map { Array(data[$0..<$0 + 32]) }
    }
}

extension Problem {
    fileprivate static func wrongSecretKey(_ file: String) -> Problem {
        Problem(
            .refused, "wrong_secret_key",
            Words(
                da:
                    "Nøglefilen mangler eller er en anden end den, databasens borgere er krypteret med. Intet er startet.",
                en:
                    "The key file is missing or is another than the one the database's citizens are encrypted under. Nothing was started."
            ),
            details: ["file": file],
            hint: Words(
                da: "Læg den rigtige nøgle tilbage fra sikkerhedskopien. Der laves ikke en ny.",
                en: "Put the right key back from the backup. No new one is made."))
    }

    fileprivate static func secretKeyOpen(_ file: String) -> Problem {
        Problem(
            .refused, "secret_key_open",
            Words(da: "Andre må læse nøglefilen.", en: "Others may read the key file."), details: ["file": file],
            hint: Words(
                da: "Giv den kun til tjenestens bruger: chmod 600 \(file)",
                en: "Give it to the service's user alone: chmod 600 \(file)"))
    }
}
