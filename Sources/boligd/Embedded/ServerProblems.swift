import Housing

// Why an embedded server cannot be had. Paths are the operator's own and may be named.
extension Problem {
    static let noPostgreSQLPrograms = Problem(
        .refused, "no_postgresql_programs",
        Words(
            da: "PostgreSQL's programmer (initdb, pg_ctl, postgres) blev ikke fundet.",
            en: "PostgreSQL's programs (initdb, pg_ctl, postgres) were not found."),
        hint: Words(
            da: "Installér PostgreSQL 15 eller nyere, eller brug en anden server med --database.",
            en: "Install PostgreSQL 15 or later, or use another server with --database."))

    static func noPostgreSQLProgram(_ name: String, version: Int) -> Problem {
        Problem(
            .refused, "no_postgresql_programs",
            Words(
                da: "PostgreSQL \(version)'s program \(name) blev ikke fundet.",
                en: "The program \(name) of PostgreSQL \(version) was not found."),
            hint: Words(
                da: "Installér resten af PostgreSQL \(version), også klienten.",
                en: "Install the rest of PostgreSQL \(version), its client too."))
    }

    static func notWritable(_ folder: String, because cause: Words) -> Problem {
        Problem(
            .refused, "data_folder_not_writable",
            Words(
                da: "Datamappen \(folder) kan ikke bruges: \(cause.da).",
                en: "The data folder \(folder) cannot be used: \(cause.en)."),
            details: ["folder": folder],
            hint: Words(
                da: "Vælg en anden mappe med --data, eller ret mappens rettigheder.",
                en: "Choose another folder with --data, or correct the permissions of this one."))
    }

    static func inUse(_ folder: String, by process: String) -> Problem {
        Problem(
            .refused, "data_folder_in_use",
            Words(
                da: "Datamappen \(folder) bruges allerede af boligd (proces \(process)).",
                en: "The data folder \(folder) is already in use by boligd (process \(process))."),
            details: ["folder": folder, "process": process],
            hint: Words(
                da: "Stop den anden proces, eller vælg en anden mappe med --data.",
                en: "Stop the other process, or choose another folder with --data."))
    }

    static func otherVersion(_ folder: String, needs version: String, found: [Int]) -> Problem {
        let found = found.map(String.init).joined(separator: ", ")
        return Problem(
            .refused, "data_folder_other_version",
            Words(
                da:
                    "Databasen i \(folder) er lavet med PostgreSQL \(version), men kun PostgreSQL \(found) blev fundet.",
                en:
                    "The database in \(folder) was made by PostgreSQL \(version), but only PostgreSQL \(found) was found."
            ),
            details: ["folder": folder, "needs": version, "found": found],
            hint: Words(
                da: "Installér PostgreSQL \(version), eller flyt databasen til den nye version med pg_upgrade.",
                en: "Install PostgreSQL \(version), or move the database to the new version with pg_upgrade."))
    }

    static func socketPathTooLong(_ folder: String) -> Problem {
        Problem(
            .refused, "socket_path_too_long",
            Words(
                da:
                    "Stien til datamappen \(folder) er for lang til en socket (højst 107 tegn), og en kortere kunne ikke laves.",
                en:
                    "The path of the data folder \(folder) is too long for a socket (107 bytes), and no shorter one could be made."
            ),
            details: ["folder": folder],
            hint: Words(
                da: "Vælg en mappe med kortere sti med --data.", en: "Choose a folder with a shorter path with --data.")
        )
    }

    /// `free`: the bytes left on the disk afterwards. Without room `initdb` sometimes ends without a word.
    static func initdbFailed(_ output: String, free: Int = .max) -> Problem {
        guard !saysDiskFull(output), free > 100_000_000 else {
            return Problem(
                .fault, "initdb_failed",
                Words(
                    da: "Databasen kunne ikke oprettes: disken er fuld.",
                    en: "The database could not be made: the disk is full."),
                details: ["cause": "disk_full"],
                hint: Words(
                    da: "Gør mindst 100 MB plads på disken og start igen.",
                    en: "Make at least 100 MB of room on the disk and start again."))
        }
        let line = tellingLine(output)
        return Problem(
            .fault, "initdb_failed",
            Words(da: "Databasen kunne ikke oprettes: \(line)", en: "The database could not be made: \(line)"),
            details: ["cause": "other"])
    }

    /// `output`: what `pg_ctl` said and the end of the log.
    static func didNotStart(log: String, output: String) -> Problem {
        let cause = boligd.cause(saidBy: output)
        return Problem(
            .fault, "server_did_not_start",
            Words(
                da: "Databaseserveren startede ikke: \(cause.da)",
                en: "The database server did not start: \(cause.en)"),
            details: ["log": log],
            hint: Words(da: "Se de sidste linjer i \(log).", en: "See the last lines of \(log)."))
    }
}

/// Whether a program ended because there was no room on the disk.
func saysDiskFull(_ output: String) -> Bool { output.contains("No space left on device") }

/// Why a program failed, for people: that the disk is full, else in its own words.
func cause(saidBy output: String) -> Words {
    let line = tellingLine(output)
    return saysDiskFull(output) ? Words(da: "disken er fuld", en: "the disk is full") : Words(da: line, en: line)
}

/// The last line that names an error, or else the last.
func tellingLine(_ output: String) -> String {
    let lines = output.split(whereSeparator: \.isNewline).map(String.init)
    return lines.last { $0.contains("FATAL") || $0.contains("error:") } ?? lines.last ?? ""
}
