import ArgumentParser
import Foundation
import Housing
import Postgres
import Schema

/// Where the data is: in a folder with a PostgreSQL server of our own, or on a server somebody else runs.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Datamappen med sin egen PostgreSQL. [ellers: \(DataFolder.standard)]",
            en: "The data folder, with its own PostgreSQL. [default: \(DataFolder.standard)]", value: .folder),
        completion: .directory)
    var data: String?

    @Option(
        help: .words(
            da: "En PostgreSQL-server, andre driver, som libpqs forbindelsestekst eller URI.",
            en: "A PostgreSQL server that someone else runs, as libpq's connection string or URI.",
            value: Words(da: "CONNINFO", en: "CONNINFO")))
    var database: String?

    @Option(
        help: .words(
            da: "Med --database: filen med nøglen på 32 bytes, der forsegler navne og CPR-numre.",
            en: "With --database: the file with the 32-byte key that seals names and CPR numbers.", value: .file),
        completion: .file())
    var secretKey: String?

    @OptionGroup var language: LanguageOptions

    func validate() throws {
        guard data == nil || database == nil else {
            throw ValidationError(
                da: "Giv --data eller --database, ikke begge.", en: "Give --data or --database, not both.")
        }
        if let database, holdsPassword(database) {
            throw ValidationError(
                da:
                    "--database må ikke have en adgangskode: alle på maskinen ser den. Læg den i PGPASSWORD, eller i en fil, "
                    + "og skriv passfile=FIL.",
                en:
                    "--database must not hold a password: everybody on the machine sees it. Put it in PGPASSWORD, or in a file "
                    + "and write passfile=FILE.")
        }
    }

    /// The file of the service's key.
    var keyFile: String { secretKey ?? folder.keyFile }

    /// For whoever opens what is sealed.
    func requireSecretKey() throws {
        guard database == nil || secretKey != nil else {
            throw ValidationError(
                da: "--database kræver --secret-key FIL: head -c 32 /dev/urandom > FIL; chmod 600 FIL",
                en: "--database needs --secret-key FILE: head -c 32 /dev/urandom > FILE; chmod 600 FILE")
        }
    }

    var folder: DataFolder {
        DataFolder(data ?? ProcessInfo.processInfo.environment["BOLIG_DATA"] ?? DataFolder.standard)
    }
}

/// Whether a connection string has a password in it, or what does for one, as a word or in a URI, whose keywords may be
/// percent-encoded.
func holdsPassword(_ conninfo: String) -> Bool {
    let secrets = ["password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"]
    let text = conninfo.lowercased()
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let place = parts[0].drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" }
        let asked = parts.count > 1 ? parts[1].split(separator: "&") : []
        return place.lastIndex(of: "@").map { place[..<$0].contains(":") } == true
            || asked.contains { secrets.contains(percentDecoded($0.prefix { $0 != "=" }).lowercased()) }
    }
    let words = text.replacing("=", with: " = ").split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).contains { secrets.contains(String($0)) && $1 == "=" }
}

/// Each `%41` as what it stands for, once; what is none stays.
private func percentDecoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
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
        // Without HOME, as under some services, the account's own folder: never where the command happens to be typed.
        let home =
            environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? getpwuid(geteuid()).map { String(cString: $0.pointee.pw_dir) }
        return "\(home ?? "/nonexistent")/.local/share/bolig"
    }

    /// Where the daemon is and the local user's token, for `bolig`.
    var clientFile: String { "\(path)/client.json" }

    /// The key that seals names and CPR numbers; made at the first start, kept outside the database.
    var keyFile: String { "\(path)/secret.key" }

    /// Writes a file, whole or not at all, and stays so when the machine stops. One that root writes anew keeps its owner,
    /// and a new one is its folder's owner's.
    ///
    /// - Parameter mode: who may read it; we alone unless it is said.
    static func write(_ bytes: [UInt8], to file: String, mode: mode_t = 0o600) throws {
        let unfinished = "\(file).\(getpid())"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL, mode)
        var before = stat()
        if descriptor >= 0 { own(unfinished) }
        if geteuid() == 0, stat(file, &before) == 0 { fchown(descriptor, before.st_uid, before.st_gid) }
        let written =
            descriptor >= 0 && Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        if descriptor >= 0 { close(descriptor) }
        guard written, rename(unfinished, file) == 0, keep(folderOf: file) else {
            unlink(unfinished)
            throw Problem(
                .tryLater, "data_folder_not_writable",
                Words(da: "Der kan ikke skrives i datamappen.", en: "The data folder cannot be written to."),
                details: ["file": file],
                hint: Words(da: "Se efter rettigheder og plads på disken.", en: "Look at permissions and disk space."))
        }
    }

    /// Whether the disk has what is in the folder of a file under which name.
    private static func keep(folderOf file: String) -> Bool {
        let descriptor = open(URL(fileURLWithPath: file).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
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
