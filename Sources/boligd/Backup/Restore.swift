import ArgumentParser
import Foundation
import Housing

/// `boligd restore`: a data folder made of a copy.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a data folder of a copy; it is not started.",
        discussion: """
            EXAMPLES:
              boligd restore --from /mnt/elsewhere/bolig --to /srv/restored
              boligd restore --from /mnt/elsewhere/bolig --to /srv/restored --wal-archive /mnt/elsewhere/wal
              boligd restore --from /mnt/elsewhere/bolig --to /srv/restored --wal-archive /mnt/elsewhere/wal \
            --time 2026-11-22T09:15:00+01:00

            The copy alone gives the moment it was whole; with the archive of WAL, the last that was archived, or the one \
            asked for. Put secret.key (and seal.key) into the folder before boligd serve --data FOLDER: without it, serve \
            says wrong_secret_key.
            """)

    @Option(help: ArgumentHelp("A copy, or a folder of copies: then the newest before --time.", valueName: "DIR"))
    var from: String

    @Option(help: ArgumentHelp("The data folder to make: new, or empty.", valueName: "FOLDER"))
    var to: String

    @Option(help: ArgumentHelp("What serve --wal-archive filled.", valueName: "DIR"))
    var walArchive: String?

    @Option(help: ArgumentHelp("The moment wanted, as 2026-11-22T09:15:00+01:00 or …Z.", valueName: "T"))
    var time: Instant?

    func validate() throws {
        guard time == nil || walArchive != nil else {
            throw ValidationError("--time needs --wal-archive: a copy alone gives the moment it was whole.")
        }
    }

    func run() async throws {
        let copy = try Self.copy(from, before: time)
        let manifest = try copy.manifest()
        let archive = walArchive.map { WALArchive(folder: DataFolder($0).path) }
        let restoring = Restoring(copy: copy, manifest: manifest, folder: DataFolder(to).path)
        let reached = try await restoring.run(archive: archive, until: time)
        let said = Words(
            da: "Nøglerne er ikke med: læg secret.key og seal.key i mappen før boligd serve --data",
            en: "The keys are not in it: put secret.key and seal.key into the folder before boligd serve --data")
        print(restoring.folder)
        FileHandle.standardError.write(Data("\(reached[Boligd.environmentLanguage])\n".utf8))
        FileHandle.standardError.write(Data("\(said[Boligd.environmentLanguage]) \(restoring.folder)\n".utf8))
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
