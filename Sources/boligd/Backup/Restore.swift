import ArgumentParser
import Foundation
import Housing

/// `boligd restore`: a data folder made of a copy.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "restore", da: "Lav en datamappe af en kopi; den startes ikke.",
        en: "Make a data folder of a copy; it is not started.",
        examples: [
            ("boligd restore --from /mnt/elsewhere/bolig --to /srv/restored", nil),
            ("boligd restore --from /mnt/elsewhere/bolig --to /srv/restored --wal-archive /mnt/elsewhere/wal", nil),
            (
                "boligd restore --from /mnt/elsewhere/bolig --to /srv/restored --wal-archive /mnt/elsewhere/wal "
                    + "--time 2026-11-22T09:15:00+01:00", nil
            ),
        ],
        more: Words(
            da: """
                Kopien alene giver det tidspunkt, hvor den var hel; med WAL-arkivet fås det sidste, der er arkiveret, eller det, \
                der bedes om. Læg secret.key (og seal.key) i mappen før boligd serve --data MAPPE: uden den siger serve \
                wrong_secret_key.
                """,
            en: """
                The copy alone gives the moment it was whole; with the archive of WAL, the last that was archived, or the one \
                asked for. Put secret.key (and seal.key) into the folder before boligd serve --data DIR: without it, serve \
                says wrong_secret_key.
                """))

    @Option(
        help: .words(
            da: "En kopi, eller en mappe med kopier: så den nyeste før --time.",
            en: "A copy, or a folder of copies: then the newest before --time.", value: .folder),
        completion: .directory)
    var from: String

    @Option(
        help: .words(
            da: "Datamappen, der laves: ny eller tom.", en: "The data folder to make: new, or empty.", value: .folder),
        completion: .directory)
    var to: String

    @Option(
        help: .words(
            da: "Det, serve --wal-archive har fyldt.", en: "What serve --wal-archive filled.", value: .folder),
        completion: .directory)
    var walArchive: String?

    @Option(
        help: .words(
            da: "Det ønskede tidspunkt, som 2026-11-22T09:15:00+01:00 eller …Z.",
            en: "The moment wanted, as 2026-11-22T09:15:00+01:00 or …Z.", value: Words(da: "TIDSPUNKT", en: "INSTANT")))
    var time: Instant?

    @OptionGroup var language: LanguageOptions

    func validate() throws {
        guard time == nil || walArchive != nil else {
            throw ValidationError(
                da: "--time kræver --wal-archive: en kopi alene giver det tidspunkt, hvor den var hel.",
                en: "--time needs --wal-archive: a copy alone gives the moment it was whole.")
        }
    }

    func run() async throws {
        let copy = try Self.copy(from, before: time)
        let manifest = try copy.manifest()
        let archive = walArchive.map { WALArchive(folder: DataFolder($0).path) }
        let restoring = Restoring(copy: copy, manifest: manifest, folder: DataFolder(to).path)
        let reached = try await restoring.run(archive: archive, until: time)
        let keys = Words(
            da: "Nøglerne er ikke med: læg secret.key og seal.key i mappen før boligd serve --data",
            en: "The keys are not in it: put secret.key and seal.key into the folder before boligd serve --data")
        print(restoring.folder)
        FileHandle.standardError.write(Data("\(reached.said)\n".utf8))
        FileHandle.standardError.write(Data("\(keys.said) \(restoring.folder)\n".utf8))
    }

    /// The newest copy that was whole at the moment wanted. Throws `no_backup`, `time_before_backup`.
    static func copy(_ path: String, before time: Instant?) throws(Problem) -> BackupCopy {
        let newest = try BackupCopy.at(path)
        guard let time else { return newest }
        let all = newest.folder == path || newest.folder + "/" == path ? [newest] : BackupCopy.all(in: path)
        var first: Instant?
        for copy in all.reversed() {
            let completed = try copy.manifest().completed
            if completed <= time { return copy }
            first = completed
        }
        throw .timeBeforeBackup(time, first: first)
    }
}

extension Instant: ExpressibleByArgument {}
