import CLibZip
import Housing

import struct Foundation.Data

extension ZipArchive {
    /// A new archive: the entries of another (if there is one) with these parts replaced or added.
    ///
    /// Everything goes into a fresh buffer: libzip 1.7 corrupts memory when it rewrites a buffer it was given.
    ///
    /// - Throws: `FileFault` where the archive cannot be written.
    static func writing(_ parts: [(path: String, bytes: [UInt8])], over other: ZipArchive? = nil) throws(FileFault)
        -> Data
    {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw damaged }
        defer { zip_source_free(source) }
        // The archive frees its source when it closes; kept, so that what it wrote can be read.
        zip_source_keep(source)
        guard let archive = zip_open_from_source(source, Int32(ZIP_TRUNCATE), nil) else {
            zip_source_free(source)
            throw damaged
        }
        // The bytes are read only when the archive closes, so they are held until it is done.
        let buffers = parts.map { part in
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.bytes.count)
            _ = buffer.initialize(from: part.bytes)
            return buffer
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        do throws(FileFault) {
            try other?.copyEntries(to: archive, except: Set(parts.map(\.path)))
            for (part, buffer) in zip(parts, buffers) {
                let content = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
                try add(content, named: part.path, to: archive)
            }
            guard zip_close(archive) == 0 else { throw damaged }
        } catch {
            zip_discard(archive)
            throw error
        }
        return try written(source)
    }

    private static let damaged = FileFault(.notReadable, .rule(.workbook))

    private static func add(_ content: OpaquePointer?, named path: String, to archive: OpaquePointer) throws(FileFault)
    {
        guard let content else { throw damaged }
        guard zip_file_add(archive, path, content, 0) >= 0 else {
            zip_source_free(content)
            throw damaged
        }
    }

    /// Copies entries as they lie there, compressed.
    private func copyEntries(to other: OpaquePointer, except paths: Set<String>) throws(FileFault) {
        for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, index, 0) else { throw ZipArchive.damaged }
            let path = String(cString: name)
            guard !paths.contains(where: { $0.lowercased() == path.lowercased() }) else { continue }
            let content = zip_source_zip(other, archive, index, zip_flags_t(ZIP_FL_COMPRESSED), 0, -1)
            try ZipArchive.add(content, named: path, to: other)
        }
    }

    private static func written(_ source: OpaquePointer) throws(FileFault) -> Data {
        guard zip_source_open(source) == 0 else { throw damaged }
        defer { zip_source_close(source) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count)) }
            guard count >= 0 else { throw damaged }
            guard count > 0 else { return Data(result) }
            result += chunk[..<Int(count)]
        }
    }
}
