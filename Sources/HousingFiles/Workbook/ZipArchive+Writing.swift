import CLibZip
import Foundation
import Housing

extension ZipArchive {
    /// What a new part of an archive is made of.
    enum Content {
        case bytes([UInt8])
        case spool(Spool)
    }

    /// A new archive: the entries of another (if there is one) with these parts replaced or added. It is written to disk,
    /// so it needs no memory of its own.
    ///
    /// - Throws: `FileFault` where the archive cannot be written, `Problem` `no_room_for_file`.
    static func writing(_ parts: [(path: String, content: Content)], over other: ZipArchive? = nil) throws -> Spool {
        // The library writes under a name, so the file has one for a moment, in a folder nobody else can enter.
        try Spool.written(named: "fil.xlsx") { path in
            guard let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_EXCL), nil) else { return false }
            // The bytes are read only when the archive closes, so they are held until it is done.
            let buffers = parts.map { part -> UnsafeMutableBufferPointer<UInt8>? in
                guard case .bytes(let bytes) = part.content else { return nil }
                let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
                _ = buffer.initialize(from: bytes)
                return buffer
            }
            defer { for buffer in buffers { buffer?.deallocate() } }
            var isAdded = other?.copyEntries(to: archive, except: parts.map(\.path)) ?? true
            for (part, buffer) in zip(parts, buffers) where isAdded {
                let source: OpaquePointer? =
                    switch part.content {
                    case .bytes: zip_source_buffer(archive, buffer?.baseAddress, zip_uint64_t(buffer?.count ?? 0), 0)
                    case .spool(let spool): spool.stream().flatMap { zip_source_filep(archive, $0, 0, -1) }
                    }
                isAdded = add(source, named: part.path, to: archive)
            }
            guard isAdded, zip_close(archive) == 0 else {
                zip_discard(archive)
                return false
            }
            return true
        }
    }

    private static func add(_ content: OpaquePointer?, named path: String, to archive: OpaquePointer) -> Bool {
        guard let content else { return false }
        guard zip_file_add(archive, path, content, 0) >= 0 else {
            zip_source_free(content)
            return false
        }
        return true
    }

    /// Copies entries as they lie there, compressed.
    private func copyEntries(to other: OpaquePointer, except paths: [String]) -> Bool {
        let left = Set(paths.compactMap { place(of: $0) })
        for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) where !left.contains(index) {
            guard let name = zip_get_name(archive, index, 0) else { return false }
            // A name twice is one the library does not write; whoever reads takes the first.
            let path = String(cString: name)
            if place(of: path) != index { continue }
            let content = zip_source_zip(other, archive, index, zip_flags_t(ZIP_FL_COMPRESSED), 0, -1)
            guard ZipArchive.add(content, named: path, to: other) else { return false }
        }
        return true
    }
}
