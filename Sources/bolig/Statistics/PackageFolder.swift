import Crypto
import Foundation
import Housing
import HousingAPI
import NIOCore

/// The folder a package is fetched into: filled beside its place under another name, and moved there whole.
struct PackageFolder {
    let folder: URL
    private let unfinished: URL

    /// Refuses a place that is taken, before anything is asked of the service.
    init(_ path: String) throws {
        folder = URL(fileURLWithPath: path).standardizedFileURL
        unfinished = folder.deletingLastPathComponent()
            .appendingPathComponent(".\(folder.lastPathComponent).\(UUID().uuidString.prefix(8))")
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw Failure.wrongUse(
                "output_exists", Words(da: "Mappen findes allerede.", en: "The folder exists already."),
                details: ["output": path],
                hint: Words(da: "Vælg en anden med --output.", en: "Choose another with --output."))
        }
        var isFolder: ObjCBool = false
        let parent = folder.deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
            throw Failure.wrongUse(
                "output_nowhere", Words(da: "Mappen kan ikke ligge dér.", en: "The folder cannot be there."),
                details: ["output": path],
                hint: Words(da: "Opret mappen over den først.", en: "Make the folder above it first."))
        }
    }

    /// Fetches every file, checks its hash and puts the folder in its place; anything amiss leaves nothing behind.
    func fill(_ export: StatisticsExport, by client: Client) async throws {
        do {
            try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: false)
            for file in export.files {
                try await fetch(file, of: export, by: client)
            }
            try FileManager.default.moveItem(at: unfinished, to: folder)
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            throw (error as? CocoaError).map { notWritten($0) } ?? error
        }
    }

    /// What the disk refused: no room, which may be made (exit 75), or another fault.
    func notWritten(_ error: CocoaError) -> Failure {
        let isFull = error.code == .fileWriteOutOfSpace
        return Failure(
            Problem(
                isFull ? .tryLater : .fault, isFull ? "disk_full" : "output_not_written",
                isFull
                    ? Words(da: "Der er ikke plads på disken.", en: "There is no room on the disk.")
                    : Words(da: "Mappen kan ikke skrives.", en: "The folder cannot be written."),
                details: ["output": folder.path],
                hint: isFull
                    ? Words(
                        da: "Intet er gemt. Gør plads, og prøv igen.", en: "Nothing was kept. Make room, try again.")
                    : Words(
                        da: "Intet er gemt. Vælg en anden med --output.",
                        en: "Nothing was kept. Choose another with --output.")))
    }

    private func fetch(_ file: StatisticsExport.File, of export: StatisticsExport, by client: Client) async throws {
        let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw Failure.notUnderstood(status: 200, request: nil)
        }
        let place = unfinished.appendingPathComponent(file.name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: place.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let handle = try FileHandle(forWritingTo: place)
        defer { try? handle.close() }
        var hash = SHA256()
        try await client.fetch(Operations.statisticsFile, [export.export, file.name]) { piece in
            let bytes = Data(piece.readableBytesView)
            hash.update(data: bytes)
            try handle.write(contentsOf: bytes)
        }
        let found = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard found == file.sha256.lowercased() else {
            throw Failure(
                Problem(
                    .unreadable, "hash_differs",
                    Words(da: "En fil kom ikke uskadt frem.", en: "A file did not arrive intact."),
                    details: ["file": file.name],
                    hint: Words(da: "Intet er gemt. Prøv igen.", en: "Nothing was kept. Try again.")))
        }
    }
}
