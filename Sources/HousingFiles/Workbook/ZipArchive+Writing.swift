import CLibZip
import Housing

import struct Foundation.Data

extension ZipArchive {
    /// The archive with these parts replaced or added; all others stay as they were. Empty bytes make a new archive.
    ///
    /// - Throws: `FileFault` where the archive cannot be written.
    static func writing(_ parts: [(path: String, bytes: [UInt8])], into bytes: Data = Data()) throws -> Data {
        try bytes.withUnsafeBytes { raw in
            guard
                let source = zip_source_buffer_create(
                    raw.isEmpty ? nil : raw.baseAddress, zip_uint64_t(raw.count), 0, nil)
            else { throw damaged }
            defer { zip_source_free(source) }
            // The archive frees its source when it closes; kept, so that what it wrote can be read.
            zip_source_keep(source)
            guard let archive = zip_open_from_source(source, raw.isEmpty ? Int32(ZIP_TRUNCATE) : 0, nil) else {
                zip_source_free(source)
                throw damaged
            }
            do {
                try add(parts, to: archive)
            } catch {
                zip_discard(archive)
                throw error
            }
            return try written(source)
        }
    }

    private static let damaged = FileFault(.notReadable, .rule(.workbook))

    /// Adds the parts and closes the archive: the parts are read only then, so they are held until it is done.
    private static func add(_ parts: [(path: String, bytes: [UInt8])], to archive: OpaquePointer) throws(FileFault) {
        let buffers = parts.map { part in
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.bytes.count)
            _ = buffer.initialize(from: part.bytes)
            return buffer
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        for (part, buffer) in zip(parts, buffers) {
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(buffer.count), 0) else {
                throw damaged
            }
            guard zip_file_add(archive, part.path, source, zip_flags_t(ZIP_FL_OVERWRITE)) >= 0 else {
                zip_source_free(source)
                throw damaged
            }
        }
        guard zip_close(archive) == 0 else { throw damaged }
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
