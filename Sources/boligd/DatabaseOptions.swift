import ArgumentParser
import Foundation
import Housing
import Postgres
import Schema

/// Where the data is: in a folder with a PostgreSQL server of our own, or on a server somebody else runs.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The data folder, with its own PostgreSQL. [default: \(DataFolder.standard)]", valueName: "DIR"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "A PostgreSQL server that someone else runs, as libpq's connection string or URI.", valueName: "CONNINFO"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "With --database: the file with the 32-byte key that seals names and CPR numbers.", valueName: "FILE"))
    var secretKey: String?

    func validate() throws {
        guard data == nil || database == nil else {
            throw ValidationError("Give --data or --database, not both.")
        }
        guard database == nil || secretKey != nil else {
            throw ValidationError("--database needs --secret-key FILE: head -c 32 /dev/urandom > FILE; chmod 600 FILE")
        }
    }

    var folder: DataFolder {
        DataFolder(data ?? ProcessInfo.processInfo.environment["BOLIG_DATA"] ?? DataFolder.standard)
    }
}

/// The data folder and what the daemon itself keeps in it.
struct DataFolder {
    let path: String

    init(_ path: String) {
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// `/var/lib/bolig` as root, else where users keep such things.
    static var standard: String {
        if geteuid() == 0 { return "/var/lib/bolig" }
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["XDG_DATA_HOME"], !home.isEmpty { return "\(home)/bolig" }
        return "\(environment["HOME"] ?? ".")/.local/share/bolig"
    }

    /// Where the daemon is and the local user's token, for `bolig`.
    var clientFile: String { "\(path)/client.json" }

    /// The key that seals names and CPR numbers; made at the first start, kept outside the database.
    func secretKey() throws -> [UInt8] {
        let file = "\(path)/secret.key"
        if !FileManager.default.fileExists(atPath: file) {
            try DataFolder.write(randomBytes(32), to: file)
        }
        return try DataFolder.secretKey(in: file)
    }

    /// Reads a key of 32 bytes.
    static func secretKey(in file: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file), data.count == 32 else {
            throw Problem(
                .wrongUse, "bad_secret_key",
                Words(
                    da: "Nøglefilen kan ikke læses, eller er ikke på 32 byte.",
                    en: "The key file cannot be read or is not 32 bytes long."),
                details: ["file": file],
                hint: Words(
                    da: "Uden nøglen kan navne og CPR-numre ikke læses: hent den fra sikkerhedskopien.",
                    en: "Names and CPR numbers cannot be read without it: take it from the backup."))
        }
        return Array(data)
    }

    /// Writes a file only we may read, whole or not at all.
    static func write(_ bytes: [UInt8], to file: String) throws {
        let unfinished = "\(file).\(getpid())"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        let written =
            descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        if descriptor >= 0 { close(descriptor) }
        guard written, rename(unfinished, file) == 0 else {
            unlink(unfinished)
            throw Problem(
                .tryLater, "data_folder_not_writable",
                Words(da: "Der kan ikke skrives i datamappen.", en: "The data folder cannot be written to."),
                details: ["file": file],
                hint: Words(da: "Se efter rettigheder og plads på disken.", en: "Look at permissions and disk space."))
        }
    }
}

/// Bytes nobody can guess.
func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}

/// A new token: 256 bits in hexadecimal.
func newToken() -> String {
    randomBytes(32).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
