import Foundation
import Housing
import Logging
import Testing

@testable import boligd

/// What root types on a machine where the service has an account of its own leaves the folder to that account. Needs root.
@Suite(.enabled(if: geteuid() == 0)) struct FolderOwnerTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A folder of `nobody`'s for the time of the test, in /tmp, where that account can get at it.
    private func withFolder(_ body: (String, passwd) async throws -> Void) async throws {
        let nobody = try #require(getpwnam("nobody")).pointee
        var template = Array("/tmp/bolig-owner-XXXXXX".utf8CString)
        #expect(try #require(mkdtemp(&template)).pointee != 0)
        let parent = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(parent, 0o755)
        let folder = parent + "/data"
        mkdir(folder, 0o700)
        chown(folder, nobody.pw_uid, nobody.pw_gid)
        do { try await body(folder, nobody) } catch {
            _ = await run(program: ["rm", "-rf", parent])
            throw error
        }
        _ = await run(program: ["rm", "-rf", parent])
    }

    private func owner(_ path: String) -> uid_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_uid : nil
    }

    @Test func theServerAndEveryFileAreTheServicesOwn() async throws {
        try await withFolder { folder, nobody in
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            let process = try String(contentsOfFile: folder + "/postgres/data/postmaster.pid", encoding: .utf8)
                .prefix { !$0.isNewline }
            #expect(owner("/proc/\(process)") == nobody.pw_uid)
            await server.stop()
            try DataFolder.write([1], to: folder + "/new")
            let others = BackupCopy.files(in: folder).filter { owner("\(folder)/\($0)") != nobody.pw_uid }
            #expect(others.isEmpty)
            #expect(owner(folder + "/postgres") == nobody.pw_uid)
            let names = try String(contentsOfFile: folder + "/postgres/data/pg_ident.conf", encoding: .utf8)
            #expect(names.contains("bolig \"nobody\" bolig_owner\n") && names.contains("bolig \"root\" bolig\n"))
        }
    }

    @Test func aFileKeepsItsOwnerAndALinkLeadsNowhere() async throws {
        try await withFolder { folder, nobody in
            let other = try #require(getpwnam("daemon")).pointee.pw_uid
            try DataFolder.write([1], to: folder + "/kept")
            chown(folder + "/kept", other, 0)
            try DataFolder.write([2], to: folder + "/kept")
            #expect(owner(folder + "/kept") == other)
            let elsewhere = folder + "/../elsewhere"
            #expect(FileManager.default.createFile(atPath: elsewhere, contents: nil))
            symlink(elsewhere, folder + "/link")
            own(folder + "/link")
            #expect(owner(elsewhere) == 0)
        }
    }

    @Test func aRestoreIntoAnEmptyFolderKeepsItsOwner() async throws {
        try await withFolder { folder, nobody in
            let copies = folder + "/../copies"
            let server = try await EmbeddedServer.start(in: folder, logger: logger)
            let programs = try await ServerPrograms.of(folder)
            let copy = try await BackupTarget(copies).copy(server.superuser, programs)
            await server.stop()
            let new = folder + "-2"
            mkdir(new, 0o700)
            chown(new, nobody.pw_uid, nobody.pw_gid)
            _ = try await Restoring(copy: copy, manifest: copy.manifest(), folder: new).run(archive: nil, until: nil)
            #expect(owner(new) == nobody.pw_uid)
            #expect(BackupCopy.files(in: new).allSatisfy { owner("\(new)/\($0)") == nobody.pw_uid })
        }
    }
}
