import Housing

// Why a copy gives no data folder.
extension Problem {
    private static let nothingMade = Words(
        da: "Intet er lavet, og kopien står, som den stod.", en: "Nothing was made, and the copy is as it was.")

    static func folderNotEmpty(_ folder: String) -> Problem {
        Problem(
            .refused, "folder_not_empty",
            Words(
                da: "Der gendannes kun i en mappe, der er ny eller tom.",
                en: "A copy is restored only into a folder that is new or empty."),
            details: ["folder": folder],
            hint: Words(da: "Vælg en anden mappe med --to.", en: "Choose another folder with --to."))
    }

    static func backupDamaged(_ file: String, _ why: Words) -> Problem {
        Problem(
            .refused, "backup_damaged",
            Words(da: "Kopien er beskadiget: en fil \(why.da).", en: "The copy is damaged: a file \(why.en)."),
            details: ["file": file],
            hint: Words(
                da: "Vælg en tidligere kopi med --from; boligd backup verify viser alle fejl.",
                en: "Choose an earlier copy with --from; boligd backup verify shows every fault."))
    }

    static func noArchive(_ folder: String) -> Problem {
        Problem(
            .notFound, "no_wal_archive",
            Words(
                da: "Mappen er ikke et WAL-arkiv fra boligd serve --wal-archive.",
                en: "The folder is no archive of WAL from boligd serve --wal-archive."),
            details: ["folder": folder])
    }

    static func copyOfAnother(_ copy: String, _ archive: String) -> Problem {
        Problem(
            .refused, "wal_archive_of_another",
            Words(
                da: "Kopien og WAL-arkivet er af hver sin database, eller fra hver sin side af en gendannelse.",
                en: "The copy and the archive of WAL are of different databases, or one is from before a restore."),
            details: ["copy": copy, "folder": archive],
            hint: Words(
                da: "Vælg den kopi og det arkiv, der hører sammen, eller udelad --wal-archive.",
                en: "Choose the copy and the archive that belong together, or leave --wal-archive out."))
    }

    /// `first`: when the oldest copy was whole.
    static func timeBeforeBackup(_ time: Instant, first: Instant?) -> Problem {
        Problem(
            .refused, "time_before_backup",
            Words(
                da: "Tidspunktet ligger før den ældste kopi var færdig.",
                en: "The time is before the oldest copy was whole."),
            details: ["time": "\(time)", "first": first.map { "\($0)" } ?? ""],
            hint: Words(
                da: "Vælg et senere tidspunkt med --time, eller en ældre kopi med --from.",
                en: "Choose a later moment with --time, or an older copy with --from."))
    }

    /// `output`: what failed said.
    static func restoreFailed(_ folder: String, _ output: String) -> Problem {
        let cause = boligd.cause(saidBy: output)
        return Problem(
            .tryLater, "restore_failed",
            Words(da: "Kopien blev ikke gendannet: \(cause.da)", en: "The copy was not restored: \(cause.en)"),
            details: ["folder": folder, "cause": saysDiskFull(output) ? "disk_full" : "other"], hint: nothingMade)
    }

    /// `log`: what the server wrote while it replayed the WAL.
    static func notReplayed(_ folder: String, _ log: String, _ time: Instant?) -> Problem {
        if let time, log.contains("recovery ended before configured recovery target was reached") {
            return Problem(
                .refused, "time_after_archive",
                Words(
                    da: "Så langt når WAL-arkivet ikke.", en: "The archive of WAL does not reach so far."),
                details: ["time": "\(time)", "last": Restoring.reached(log) ?? ""],
                hint: Words(
                    da: "Udelad --time: så gendannes alt, der er arkiveret.",
                    en: "Leave --time out: then all that was archived is restored."))
        }
        return restoreFailed(folder, log)
    }
}
