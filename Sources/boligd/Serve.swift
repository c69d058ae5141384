import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird
import Logging
import NIOCore
import Postgres
import Schema
import ServiceLifecycle
import UnixSignals

/// `boligd serve`: starts what it needs, answers until it is told to stop, and stops in the opposite order.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words("serve", da: "Kør tjenesten.", en: "Run the service.")

    @OptionGroup var place: DatabaseOptions

    @Option(
        help: .words(
            da: "Adresse og port; port 0 vælger en ledig.", en: "Address and port; port 0 picks a free one.",
            value: .address))
    var listen = "127.0.0.1:8080"

    @Flag(
        help: .words(
            da: "Tillad en adresse, som andre maskiner kan nå. Tjenesten selv taler HTTP uden TLS: sæt TLS foran.",
            en: "Allow an address beyond this machine. The service itself speaks plain HTTP: put TLS before it."))
    var allowRemote = false

    @Option(
        help: .words(
            da: "Hvor Prometheus læser /metrics, en adresse for sig som 127.0.0.1:9469. Uden den tælles intet.",
            en:
                "Where Prometheus reads /metrics, an address of its own such as 127.0.0.1:9469. Without it nothing is counted.",
            value: .address))
    var metrics: String?

    @Option(
        help: .words(
            da: "Forbindelser til databasen, 2-32.", en: "Connections to the database, 2-32.",
            value: Words(da: "ANTAL", en: "NUMBER")))
    var poolSize = 6

    @OptionGroup var seals: SealOptions
    @OptionGroup var files: FileOptions

    @Option(
        help: .words(
            da:
                "Hvor datamappens egen server kopierer sin WAL til, mindst en gang i minuttet, når der sker noget: med en kopi "
                + "fra boligd backup giver den ethvert tidspunkt siden. Uden den gemmes ingen.",
            en:
                "Where the embedded server's WAL is copied to, at least once a minute while something happens: with a copy "
                + "of boligd backup it gives any moment since. Without it none is kept.",
            value: .folder), completion: .directory)
    var walArchive: String?

    @Option(
        help: .words(
            da: "Hvordan der kan klages over et afslag på grund af indkomst; står i brevet.",
            en: "How a refusal for income can be complained of; stands in its letter.",
            value: Words(da: "TEKST", en: "TEXT")))
    var refusalComplaint: String?

    @Option(
        help: .words(
            da: "trace, debug, info, notice, warning eller error.", en: "trace, debug, info, notice, warning or error.",
            value: Words(da: "NIVEAU", en: "LEVEL")))
    var logLevel = "info"

    @Option(
        help: .words(
            da: "text, eller json: et objekt pr. linje, som programmer, der samler logge, læser det.",
            en: "text, or json: an object a line, as collectors of logs read it.",
            value: Words(da: "FORMAT", en: "FORMAT")))
    var logFormat = LogFormat.text

    func validate() throws {
        guard (2...32).contains(poolSize) else {
            throw ValidationError(da: "--pool-size er 2-32.", en: "--pool-size is 2-32.")
        }
        guard refusalComplaint?.allSatisfy(\.isWhitespace) != true else {
            throw ValidationError(
                da: "--refusal-complaint er en tekst eller udelades.",
                en: "--refusal-complaint is a text, or is left out.")
        }
        guard walArchive == nil || place.database == nil else {
            throw ValidationError(
                da: "--wal-archive er til datamappens egen server; en anden arkiveres med pgBackRest.",
                en: "--wal-archive is for the embedded server; archive another with pgBackRest.")
        }
        _ = try (address(), metricsAddress())
        _ = try level()
    }

    func run() async throws {
        try requireTimeZones()
        try place.requireSecretKey()
        var logger = Logger(label: "boligd", factory: logFormat.handler)
        logger.logLevel = try level()
        let rules = try files.rules()
        let profiles = try files.profiles()
        let address = try address()
        let foundation = try await foundation(rules, logger)
        do {
            try await serve(foundation, profiles, address, logger)
        } catch {
            await foundation.embedded?.stop()
            throw error
        }
    }

    /// The database, migrated where it is ours, and the keys.
    private func foundation(_ rules: Rules, _ logger: Logger) async throws -> Foundation {
        if let database = place.database, let keyFile = place.secretKey {
            try await SchemaState.require(database)
            let keyring = try await SecretKey.fitting(database, file: keyFile, isMade: false)
            return try await Foundation(embedded: nil, conninfo: database, keyring: keyring).prepared()
        }
        let folder = place.folder
        let archiving = walArchive.map { Archiving.to(WALArchive(folder: DataFolder($0).path)) } ?? .off
        let server = try await EmbeddedServer.start(in: folder.path, archiving: archiving, logger: logger)
        do {
            try await SchemaState.migrate(server.owner, rules, logger)
            let keyring = try await SecretKey.fitting(server.daemon, file: folder.keyFile, isMade: true)
            return try await Foundation(embedded: server, conninfo: server.daemon, keyring: keyring).prepared()
        } catch {
            await server.stop()
            throw error
        }
    }

    private struct Foundation {
        let embedded: EmbeddedServer?
        let conninfo: String
        let keyring: Keyring

        /// The service's own keys made, and what migrations left open sealed.
        func prepared() async throws -> Foundation {
            try await Store.prepareKeys(in: conninfo, keyring)
            try await Store.sealNotes(in: conninfo, keyring)
            return self
        }
    }

    private func serve(
        _ foundation: Foundation, _ profiles: Profiles, _ address: ListenAddress, _ logger: Logger
    ) async throws {
        let heads = seals.heads(place)
        let isSigned = try heads.signingKey(isMade: false) != nil
        var configuration = Pool.Configuration(foundation.conninfo)
        configuration.size = poolSize
        // A few megabytes for a sort or a hash keep it off the disk.
        configuration.session = ["application_name": "boligd", "work_mem": "16MB"]
        let pool = Pool(configuration, logger: logger)
        let store = Store(pool: pool, keyring: foundation.keyring, today: { Clock.system.today })
        if !isSigned, try await store.hasRun(.heads) {
            logger.warning(
                "this database's seals were signed before, and the key is not here: a new one is made, and heads of before verify by the earlier seal.pub alone; to go on with the earlier key, stop and put it back",
                metadata: ["key": "\(heads.key.file)"])
        }
        // Before anybody writes: facts sealed and in clear would not be equal, and a file would tell names anew.
        try await store.sealBirthdays()
        try await store.moveNames()
        let changes = Changes(conninfo: foundation.conninfo, logger: logger)
        let parts = Parts(
            store: store, profiles: profiles, clock: .system,
            database: foundation.embedded == nil ? "external" : "embedded", refusalComplaint: refusalComplaint,
            changes: changes, heads: heads, metrics: metrics == nil ? nil : Metrics())
        let token = foundation.embedded == nil ? nil : newToken()
        if let token {
            try await store.setLocalUser(
                Act(actor: "boligd", request: "serve", action: "users.local"), name: "local", token: token)
        }
        let isEmbedded = foundation.embedded != nil
        let clientFile = place.folder.clientFile
        let dataFolder = isEmbedded ? place.folder.path : nil
        let app = Application(
            router: mount(parts).router(dataFolder: dataFolder), server: LoopChannel.server,
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: "boligd"),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? address.port
                let server = address.url(port: port)
                if isEmbedded, let token {
                    let file = ClientFile(server: server, user: "local", token: token)
                    do { try DataFolder.write(Array(try JSONEncoder().encode(file)), to: clientFile) } catch {
                        logger.error("client.json could not be written", metadata: ["file": "\(clientFile)"])
                    }
                }
                ServiceManager.tell("READY=1")
                logger.notice("listening", metadata: ["address": "\(server)", "version": "\(serviceVersion)"])
            },
            logger: logger)
        // Ended in the opposite order: first no new requests, then the pool, the database last.
        let jobs = Jobs(
            store: store, clock: .system, logger: logger, jobs: Job.all(parts, logger), changes: changes,
            metrics: parts.metrics)
        var services: [any Service] = [pool, changes, jobs, app]
        if let counted = parts.metrics, let address = try metricsAddress() {
            let report = MetricsReport(
                metrics: counted, pool: pool, conninfo: foundation.conninfo, clock: .system, dataFolder: dataFolder)
            services.insert(MetricsEndpoint(address: address, report: report, logger: logger), at: 0)
        }
        if let embedded = foundation.embedded { services.insert(embedded, at: 0) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        do {
            try await group.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Problem.portTaken(listen)
        }
        if isEmbedded { unlink(clientFile) }
    }

    private func level() throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: logLevel) else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(da: "--log-level er en af \(levels).", en: "--log-level is one of \(levels).")
        }
        return level
    }

    private func address() throws -> ListenAddress {
        try ListenAddress(listen, option: "--listen", allowRemote: allowRemote)
    }

    private func metricsAddress() throws -> ListenAddress? {
        try metrics.map { try ListenAddress($0, option: "--metrics", allowRemote: allowRemote) }
    }
}

/// A static build of Foundation silently has no time zones; every day would be wrong.
func requireTimeZones() throws {
    guard Clock.knowsCopenhagen else {
        throw Problem(
            .fault, "no_time_zones",
            Words(
                da: "Tidszonen Europe/Copenhagen mangler på maskinen.",
                en: "The machine lacks the time zone Europe/Copenhagen."),
            hint: Words(da: "Installér pakken tzdata.", en: "Install the package tzdata."))
    }
}
