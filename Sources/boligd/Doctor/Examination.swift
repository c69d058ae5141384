import Foundation
import Housing
import HousingStore
import Postgres

/// Looks at one thing after the other, and tells of each as soon as it is known.
struct Examination {
    /// The data folder.
    let folder: String
    let keyFile: String
    let heads: HeadFiles
    let tell: (Diagnosis) -> Void
    private(set) var diagnoses: [Diagnosis] = []

    init(folder: String, keyFile: String, heads: HeadFiles, tell: @escaping (Diagnosis) -> Void = { _ in }) {
        (self.folder, self.keyFile, self.heads, self.tell) = (folder, keyFile, heads, tell)
    }

    /// - Parameter body: gives what is wrong, or fails with it.
    mutating func look(_ name: String, _ body: () async throws -> Words?) async {
        let diagnosis = await Diagnosis(name, body)
        diagnoses.append(diagnosis)
        tell(diagnosis)
    }

    /// Everything there is to look at.
    ///
    /// - Parameter database: connection string of the daemon's role.
    mutating func all(of database: String) async {
        let (folder, keyFile, heads) = (folder, keyFile, heads)
        await look("disk") { Disk.complaint(of: folder) }
        await look("clock") { try await Store.clockComplaint(in: database, now: Date()) }
        await look("wal_archive") { try await Store.archiveComplaint(in: database) }
        await look("schema") {
            try await SchemaState.require(database)
            return nil
        }
        // Another schema has other tables: nothing more could be said of them.
        guard diagnoses.last?.isWell == true else { return }
        await look("seals") { try await Self.sealComplaint(database, heads) }
        var keyring: Keyring?
        await look("key") {
            keyring = try await SecretKey.fitting(database, file: keyFile, isMade: false)
            return nil
        }
        // Without the key the service answers nothing, so it cannot be asked.
        guard let keyring else { return }
        let pool = Pool(.init(database), logger: DatabaseOptions.quiet)
        let store = Store(pool: pool, keyring: keyring)
        for (name, invariants) in Invariant.groups {
            await look(name) { Self.complaint(try await store.breaches(of: invariants)) }
        }
        await look("sealed") { try await store.sealedComplaint() }
        await look("statistics") { try await store.identitiesComplaint(Clock.system.today) }
        await pool.close()
    }

    private static func complaint(_ breaches: [Breach]) -> Words? {
        guard !breaches.isEmpty else { return nil }
        let told = breaches.map { "\($0.invariant) (\($0.things.joined(separator: ", ")))" }.joined(separator: "; ")
        return Words(da: "\(told) holder ikke", en: "\(told) does not hold")
    }

    private static func sealComplaint(_ database: String, _ heads: HeadFiles) async throws -> Words? {
        try heads.signingKey(isMade: false)
        var signed: [SealedHead] = []
        if FileManager.default.fileExists(atPath: heads.key.publicFile) {
            let key = try SealKey.readPublic(heads.key.publicFile)
            let read = try HeadFiles.read(heads.folder, key: key, mayLack: true)
            if let file = read.unsigned {
                return Words(da: "\(file) er ikke underskrevet med nøglen", en: "\(file) was not signed with the key")
            }
            signed = read.heads
        }
        let report = try await Store.verifyEvents(in: database, heads: signed)
        return report.broken.map { broken in
            Words(
                da: "\(broken.name.da): \(broken.way.words.da); se boligd events verify",
                en: "\(broken.name.en): \(broken.way.words.en); see boligd events verify")
        }
    }
}
