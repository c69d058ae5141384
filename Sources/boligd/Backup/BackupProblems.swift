import Housing

// Why there is no copy, or none to restore from. Paths are the operator's own and may be named.
extension Problem {
    static let notEmbedded = Problem(
        .wrongUse, "not_embedded",
        Words(
            da: "Kun en datamappes egen server kopieres og gendannes her.",
            en: "Only a data folder's own server is copied and restored here."),
        hint: Words(
            da: "For jeres egen server: pgBackRest, som håndbogen beskriver under Drift (Operations).",
            en: "For a server of your own: pgBackRest, as the manual says under Operations."))

    static func noDatabase(_ folder: String) -> Problem {
        Problem(
            .refused, "no_database",
            Words(da: "Der er ingen database i datamappen.", en: "There is no database in the data folder."),
            details: ["data": folder], hint: Words(da: "Den laves af boligd serve.", en: "boligd serve makes it."))
    }

    static func notADatabase(_ data: String) -> Problem {
        Problem(
            .refused, "not_a_database",
            Words(
                da: "Filerne kan ikke læses som en database.", en: "The files cannot be read as a database."),
            details: ["folder": data],
            hint: Words(
                da: "Er mappen den rigtige, og må du læse den? Ellers: gendan en kopi med boligd restore.",
                en: "Is it the right folder, and may you read it? Else restore a copy with boligd restore."))
    }

    static func backupInProgress(_ folder: String) -> Problem {
        Problem(
            .tryLater, "backup_in_progress",
            Words(da: "En anden boligd backup skriver i mappen.", en: "Another boligd backup writes to the folder."),
            details: ["folder": folder],
            hint: Words(da: "Vent, til den er færdig.", en: "Wait until it has ended."))
    }

    static func backupOfAnother(_ copy: String) -> Problem {
        Problem(
            .refused, "backup_of_another",
            Words(
                da: "Mappen har kopier af en anden database. Intet er kopieret.",
                en: "The folder has copies of another database. Nothing was copied."),
            details: ["copy": copy],
            hint: Words(da: "Vælg en mappe for sig med --to.", en: "Choose a folder of its own with --to."))
    }

    static func backupFromTheFuture(_ copy: String) -> Problem {
        Problem(
            .refused, "backup_from_the_future",
            Words(
                da: "Mappen har en kopi fra et tidspunkt, der ikke er kommet endnu. Intet er kopieret.",
                en: "The folder has a copy from an instant that is still to come. Nothing was copied."),
            details: ["copy": copy],
            hint: Words(
                da: "Ret maskinens ur; gik det forud, da kopien blev lavet, så flyt kopien og dens .manifest væk.",
                en: "Set the machine's clock; if it was ahead when the copy was made, move it and its .manifest away."))
    }

    /// `output`: what the program said that failed.
    static func backupFailed(_ folder: String, _ output: String) -> Problem {
        let cause = boligd.cause(saidBy: output)
        return Problem(
            .tryLater, "backup_failed",
            Words(da: "Der blev ingen kopi: \(cause.da)", en: "No copy was made: \(cause.en)"),
            details: ["folder": folder, "cause": saysDiskFull(output) ? "disk_full" : "other"],
            hint: Words(
                da: "De tidligere kopier står, som de stod. Se efter plads og rettigheder i mappen.",
                en: "Earlier copies are as they were. Look at the folder's room and permissions."))
    }

    static func noBackup(_ folder: String) -> Problem {
        Problem(
            .notFound, "no_backup",
            Words(da: "Der er ingen kopi i mappen.", en: "There is no copy in the folder."),
            details: ["folder": folder],
            hint: Words(
                da: "En kopi hedder som 20261122T020000Z og laves af boligd backup --to.",
                en: "A copy has a name such as 20261122T020000Z and is made by boligd backup --to."))
    }

    static func badManifest(_ file: String) -> Problem {
        Problem(
            .refused, "bad_manifest",
            Words(
                da: "Kopiens manifest mangler eller kan ikke læses.",
                en: "The copy's manifest is missing or cannot be read."),
            details: ["file": file],
            hint: Words(
                da: "Flyt altid en kopi og filen .manifest ved siden af den sammen.",
                en: "Always move a copy and the .manifest file beside it together."))
    }
}
