import FoundationEssentials
import Glibc
import Housing

/// A folder the server's WAL is copied to, a file after the other: with a copy of the database it gives any moment since.
///
/// `cluster` in it says whose WAL it is. A restored database goes on under the same number on another timeline, and must not
/// write among the files of the one it was restored from, so the timeline counts too.
struct WALArchive: Sendable {
    let folder: String

    private var identityFile: String { "\(folder)/cluster" }

    /// Whose WAL is in it, nil where nothing says so.
    var identity: ServerIdentity? {
        FileManager.default.contents(atPath: identityFile).flatMap {
            let words = String(decoding: $0, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let timeline = Int(words[1]) else { return nil }
            return ServerIdentity(system: String(words[0]), timeline: timeline)
        }
    }

    /// Makes the folder where it is missing, and takes it for a database. Throws `wal_archive_unusable`,
    /// `wal_archive_of_another`.
    func take(for theirs: ServerIdentity, _ account: ServerAccount) async throws(Problem) {
        guard !folder.contains(where: \.isNewline) else { throw .archiveUnusable("…") }
        if mkdir(folder, 0o700) == 0 { account.own(folder) }
        guard await account.canEnter(folder) else { throw .archiveUnusable(folder) }
        if let identity {
            guard identity == theirs else { throw .archiveOfAnother(folder) }
            return
        }
        guard (try? FileManager.default.contentsOfDirectory(atPath: folder).isEmpty) == true else {
            throw .archiveOfAnother(folder)
        }
        do {
            try DataFolder.write(Array("\(theirs.system) \(theirs.timeline)\n".utf8), to: identityFile, mode: 0o644)
            account.own(identityFile)
        } catch {
            throw .archiveUnusable(folder)
        }
    }

    /// What the server runs for each full file: copies it beside its name and then gives it the name, so that half a file
    /// is never seen. One that is there already is never written over: it is well where it is the same.
    var command: String {
        "f=\(quoted)/%f; if test -f \"$f\"; then cmp -s '%p' \"$f\"; else cp '%p' \"$f.part\" && sync \"$f.part\" "
            + "&& mv \"$f.part\" \"$f\" && sync \(quoted); fi"
    }

    /// What the server runs for each file it wants back.
    var restoreCommand: String { "cp \(quoted)/%f '%p'" }

    /// The folder as a word of a shell in a setting, where a percent sign stands for itself only when it is doubled.
    private var quoted: String { shellWord(folder.replacing("%", with: "%%")) }
}

/// A text as one word of a shell.
func shellWord(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

/// What becomes of the archiving of WAL when a server is started.
enum Archiving: Sendable {
    /// As the last `serve` had it, also for commands that start the server for a moment: no file may be left out.
    case asItIs
    case off
    case to(WALArchive)
}

extension ServerFolder {
    /// Names the folder WAL is archived to; beside the database's files, so that no copy of them has it.
    private var archiveFile: String { server + "/wal-archive" }

    /// The archive the server is to write to.
    var archive: WALArchive? {
        FileManager.default.contents(atPath: archiveFile).map {
            WALArchive(folder: String(decoding: $0, as: UTF8.self).filter { !$0.isNewline })
        }
    }

    /// Keeps what becomes of the archiving for this and later starts.
    func keep(_ archiving: Archiving) throws {
        switch archiving {
        case .asItIs: break
        case .off: unlink(archiveFile)
        case .to(let archive): try DataFolder.write(Array("\(archive.folder)\n".utf8), to: archiveFile)
        }
    }
}

extension Problem {
    static func archiveUnusable(_ folder: String) -> Problem {
        Problem(
            .refused, "wal_archive_unusable",
            Words(
                da: "Serverens konto kan ikke skrive i WAL-arkivet.",
                en: "The server's account cannot write to the archive of WAL."),
            details: ["folder": folder],
            hint: Words(
                da: "Vælg en anden mappe med --wal-archive, eller ret rettighederne på vejen til den.",
                en: "Choose another folder with --wal-archive, or correct the permissions on the way to it."))
    }

    static func archiveOfAnother(_ folder: String) -> Problem {
        Problem(
            .refused, "wal_archive_of_another",
            Words(
                da: "WAL-arkivet hører til en anden database, eller til denne fra før en gendannelse.",
                en: "The archive of WAL is of another database, or of this one from before a restore."),
            details: ["folder": folder],
            hint: Words(
                da: "Vælg en ny, tom mappe med --wal-archive, og lav en kopi med boligd backup.",
                en: "Choose a new, empty folder with --wal-archive, and make a copy with boligd backup."))
    }
}
