import Foundation
import Housing
import Logging
import Postgres
import Testing

@testable import HousingStore
@testable import boligd

/// No other key than the one that seals the database's citizens is taken, and none is made in its place.
@Suite struct SecretKeyTests {
    @Test("a missing, another or open key file is refused beside a database with identities")
    func fitting() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bolig-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("secret.key").path
        try await TestApplication.with { application in
            let database = application.conninfo
            func code(_ isMade: Bool = true) async -> String {
                do {
                    return try await SecretKey.fitting(database, file: file, isMade: isMade).masters.isEmpty
                        ? "" : "fits"
                } catch {
                    return (error as? Problem)?.code ?? "\(error)"
                }
            }
            #expect(await code(false) == "bad_secret_key")
            #expect(await code() == "fits")
            chmod(file, 0o640)
            #expect(await code() == "secret_key_open")
            unlink(file)

            try await application.owner.transaction { tx in
                let citizen: Int = try tx.row("insert into citizen default values returning id")["id"]
                tx.companion = TransactionKeys(try Keyring([[UInt8](repeating: 7, count: 32)]))
                let identity = try tx.seal(Array("Prøve Person".utf8), for: .identity(citizen: citizen))
                try tx.execute(
                    "insert into identity (citizen_id, key, sealed) values (\(citizen), \(identity.key), \(identity.sealed))"
                )
            }
            #expect(await code() == "wrong_secret_key")
            #expect(!FileManager.default.fileExists(atPath: file))
            try DataFolder.write(randomBytes(32), to: file)
            #expect(await code() == "wrong_secret_key")
            unlink(file)
            try DataFolder.write([UInt8](repeating: 7, count: 32), to: file)
            #expect(await code() == "fits")
        }
    }

    @Test("a password in --database is refused; one in a file or the environment is not there")
    func password() {
        for text in [
            "host=db password=x", "host=db PASSWORD = x", "postgres://bolig:x@db/bolig",
            "postgresql://db/bolig?user=a&password=x", "postgresql://db/bolig?pass%77ord=x",
            "postgres://db/bolig?user=a&%70%41ssword=x", "postgres://db?sslp%61ssword=x", "host=db scram_client_key=x",
            "postgres://db/bolig?oauth_client_secret=x",
        ] {
            #expect(holdsPassword(text), "\(text)")
        }
        for text in [
            "host=db passfile=/etc/bolig/pgpass user=bolig", "postgres://bolig@db:5432/bolig",
            "host=db dbname=password",
            "postgresql://db:5432/bolig?user=a", "postgresql://db/bolig?passfile=%70assword", "postgres://db?user=%",
            "postgres://db?%zz=password", "postgres://db?user=password",
        ] {
            #expect(!holdsPassword(text), "\(text)")
        }
    }
}
