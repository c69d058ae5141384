import ArgumentParser
import Housing
import Postgres

/// `boligd backup`: full copies of the data folder's database.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "backup", da: "Kopiér datamappens database, hvad enten tjenesten kører eller ej.",
        en: "Copy the database of the data folder, whether the service runs or not.",
        examples: [
            ("boligd backup --to /mnt/elsewhere/bolig", nil),
            ("boligd backup --to /mnt/elsewhere/bolig --keep 14", nil),
            ("boligd backup verify /mnt/elsewhere/bolig", nil),
        ],
        more: Words(
            da: """
                En kopi har hverken secret.key eller seal.key: gem dem et andet sted, for uden secret.key kan intet navn, \
                CPR-nummer eller notat i en kopi læses. boligd restore laver en datamappe af en kopi.
                """,
            en: """
                A copy holds neither secret.key nor seal.key: keep those in another place, for without secret.key no name, \
                CPR number or note of a copy can be read. boligd restore makes a data folder of a copy.
                """),
        subcommands: [BackupMake.self, BackupVerify.self], defaultSubcommand: BackupMake.self)
}

/// `boligd backup --to DIR`.
struct BackupMake: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "make", da: "Lav en fuld kopi, der hedder efter sit tidspunkt (det, backup gør uden videre).",
        en: "Make a full copy, named by its instant (the default).",
        examples: [("boligd backup --to /mnt/elsewhere/bolig --keep 14", nil)],
        more: Words(
            da: """
                Kopien læses igen og holdes op mod, hvad serveren sendte, før den får sit navn. Stien til den skrives.
                """,
            en: """
                The copy is read back and held against what the server sent before it gets its name. Its path is printed.
                """))

    @Option(
        help: .words(
            da: "Mappen med kopier; laves, hvor den mangler.", en: "The folder of copies; made where it is missing.",
            value: .folder), completion: .directory)
    var to: String

    @Option(
        help: .words(
            da: "Hvor mange kopier der bliver, denne med; de ældste slettes.",
            en: "How many copies to keep there, this one too; the oldest go.", value: Words(da: "N", en: "N")))
    var keep: Int?

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard keep.map({ $0 >= 1 }) ?? true else {
            throw ValidationError(da: "--keep er mindst 1.", en: "--keep is at least 1.")
        }
    }

    func run() async throws {
        try place.requireEmbedded()
        let folder = place.folder.path
        let programs = try await ServerPrograms.of(folder)
        let target = try BackupTarget(to)
        try await target.require(try await programs.identity(of: "\(folder)/postgres/data"))
        let copy = try await place.withSuperuser { try await target.copy($0, programs) }
        print(copy.folder)
        if let keep { try await target.keep(keep) }
    }
}

/// `boligd backup verify DIR`.
struct BackupVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "verify", da: "Hold hver fil i en kopi op mod dens manifest.",
        en: "Hold every file of a copy against its manifest.",
        examples: [
            (
                "boligd backup verify /mnt/elsewhere/bolig",
                Words(da: "den nyeste kopi der", en: "the newest copy there")
            ),
            ("boligd backup verify /mnt/elsewhere/bolig/20261122T020000Z", Words(da: "den kopi", en: "that one")),
        ],
        more: Words(
            da: """
                Hver fil, der mangler, er ændret eller er for meget, nævnes, og kommandoen slutter med 1. Der skal hverken \
                nøgle eller server til.
                """,
            en: """
                Each file that is missing, changed or too many is named, and the command ends with 1. Needs no key and no \
                server.
                """))

    @OptionGroup var language: LanguageOptions

    @Argument(
        help: .words(
            da: "En kopi, eller en mappe med kopier: så den nyeste.",
            en: "A copy, or a folder of copies: then its newest.", value: .folder), completion: .directory)
    var path: String

    func run() async throws {
        let copy = try BackupCopy.at(path)
        let faults = copy.faults()
        for fault in faults { print("FAIL \(fault.file): \(fault.why.said)") }
        if !faults.isEmpty { throw ExitCode(1) }
        print("ok \(copy.folder)")
    }
}

extension DatabaseOptions {
    /// Copies are made of the data folder's own server only.
    func requireEmbedded() throws {
        guard database == nil else { throw Problem.notEmbedded }
    }

    /// Runs the body with the connection string of the data folder's superuser: of the server that runs, or of one that
    /// is started for it and stopped again. Nothing is migrated.
    func withSuperuser<Result>(_ body: (_ conninfo: String) async throws -> Result) async throws -> Result {
        if let running = EmbeddedServer.superuserOfRunning(in: folder.path), try await ping(running) == .accepts {
            return try await body(running)
        }
        let server = try await EmbeddedServer.start(in: folder.path, logger: Self.quiet)
        do {
            let result = try await body(server.superuser)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }
}
