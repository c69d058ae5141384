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
        await look("disk") { Disk.complaint(of: folder) }
        await look("clock") { try await Store.clockComplaint(in: database, now: Date()) }
        await look("schema") {
            try await SchemaState.require(database)
            return nil
        }
        // Another schema has other tables: nothing more could be said of them.
        guard diagnoses.last?.isWell == true else { return }
        var key: [UInt8]?
        await look("key") {
            key = try await SecretKey.fitting(database, file: keyFile, isMade: false)
            return nil
        }
        await look("seals") { try await sealComplaint(database) }
        let pool = Pool(.init(database), logger: DatabaseOptions.quiet)
        // What is looked at below needs nothing opened.
        let store = Result { try Store(pool: pool, key: key ?? randomBytes(32)) }
        for (name, invariants) in Invariant.groups {
            await look(name) { Self.complaint(try await store.get().breaches(of: invariants)) }
        }
        await look("statistics") { try await store.get().identitiesComplaint(Clock.system.today) }
        await pool.close()
    }

    private static func complaint(_ breaches: [Breach]) -> Words? {
        guard !breaches.isEmpty else { return nil }
        let told = breaches.map { "\($0.invariant) (\($0.things.joined(separator: ", ")))" }.joined(separator: "; ")
        return Words(da: "\(told) holder ikke", en: "\(told) does not hold")
    }

    private func sealComplaint(_ database: String) async throws -> Words? {
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
                da: "\(broken.event): \(broken.way.words.da); se boligd events verify",
                en: "\(broken.event): \(broken.way.words.en); see boligd events verify")
        }
    }
}

/// The disk that a folder lies on.
private enum Disk {
    /// What a day of work needs many times over, and what PostgreSQL wants for itself.
    private static let least = 1 << 30

    static func complaint(of folder: String) -> Words? {
        var disk = statvfs()
        guard statvfs(folder, &disk) == 0 else {
            return Words(da: "datamappen findes ikke", en: "there is no data folder")
        }
        let free = Int(disk.f_bavail) * Int(disk.f_frsize)
        guard free < least else { return nil }
        return Words(
            da: "kun \(free >> 20) MB fri, hvor datamappen ligger",
            en: "only \(free >> 20) MB free where the data folder lies")
    }
}
