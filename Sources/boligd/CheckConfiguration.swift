import ArgumentParser
import Housing
import HousingAPI
import HousingFiles
import Logging
import Postgres
import Schema

/// `boligd check-configuration`: what `serve` would use, and what stands in its way, without starting anything.
struct CheckConfiguration: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "check-configuration", da: "Vis, hvad serve ville bruge, og om den kunne starte; ændrer intet.",
        en: "Show what serve would use and whether it could start; changes nothing.")

    @OptionGroup var place: DatabaseOptions
    @OptionGroup var seals: SealOptions
    @OptionGroup var files: FileOptions

    func run() async throws {
        try requireTimeZones()
        try place.requireSecretKey()
        print("version      \(serviceVersion)")
        print("schema       \(Schema.latest)")
        let rules = try files.rules()
        print("parameters   \(files.parameterFolder ?? "shipped"), \(rules.parameters.periods.count) periods")
        _ = try files.profiles()
        print("profiles     \(files.profileFolder.map { "shipped and \($0)" } ?? "shipped")")
        let heads = seals.heads(place)
        try heads.signingKey(isMade: false)
        print("seal key     \(heads.key.file)")
        if let database = place.database, let keyFile = place.secretKey {
            try await SchemaState.require(database)
            _ = try await SecretKey.fitting(database, file: keyFile, isMade: false)
            print("secret key   \(keyFile)")
            print("database     external, at this schema")
        } else {
            print("data         \(place.folder.path)")
            let programs = await ServerPrograms.all()
            guard let newest = programs.first else { throw Problem.noPostgreSQLPrograms }
            print("postgresql   \(newest.version) (\(newest.folder))")
        }
        print("ready        yes")
    }
}
