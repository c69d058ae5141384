import CLibZip
import Housing

/// The parts of a zip archive that lies in memory, read with bounds: a small file can unpack to anything.
///
/// The archive reads from the buffer it was given, so it lives no longer than that buffer.
final class ZipArchive {
    /// 500 MB unpacked, all parts together.
    static let largest = 500 * 1024 * 1024
    /// Parts of an archive: a workbook has a few dozen.
    private static let mostParts = 65_536

    let archive: OpaquePointer
    /// Where each part lies, by its plain path.
    private var places: [String: zip_uint64_t] = [:]
    /// Bytes that may still be unpacked, whatever the archive claims of its sizes.
    private var budget = ZipArchive.largest

    /// - Throws: `FileFault` for what is no archive, and for one that says it is too large.
    init(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw .damaged
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw .damaged
        }
        self.archive = archive
        var total: UInt64 = 0
        let count = max(0, zip_get_num_entries(archive, 0))
        guard count <= ZipArchive.mostParts else { throw FileFault(.tooLarge, .count(500)) }
        for index in 0..<zip_uint64_t(count) {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &stat) == 0 else { continue }
            let (sum, overflow) = total.addingReportingOverflow(stat.size)
            guard !overflow, sum <= UInt64(ZipArchive.largest) else { throw FileFault(.tooLarge, .count(500)) }
            total = sum
            guard let name = zip_get_name(archive, index, 0) else { continue }
            let path = ZipArchive.plain(String(cString: name))
            if places[path] == nil { places[path] = index }
        }
    }

    deinit { zip_discard(archive) }

    /// A path as it is compared, as spreadsheets do: `/` or `\` between folders, none before the first, letters of either
    /// case, without `.` and `..`.
    static func plain(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/").lowercased()
    }

    /// Where a part lies; nil where there is none.
    func place(of path: String) -> zip_uint64_t? { places[ZipArchive.plain(path)] }

    /// Opens a part; nil where there is none.
    func part(_ path: String) -> ZipPart? {
        guard let index = place(of: path), let file = zip_fopen_index(archive, index, 0) else { return nil }
        return ZipPart(file, archive: self)
    }

    /// Takes from what may still be unpacked; false when it is used up.
    fileprivate func spend(_ count: Int) -> Bool {
        budget -= count
        return budget >= 0
    }
}

extension FileFault {
    /// A workbook that is none, or that no spreadsheet wrote.
    static let damaged = FileFault(.notReadable, .rule(.workbook))
}

/// A part of an archive, read piece by piece as UTF-8, whatever encoding it is in.
final class ZipPart {
    private let file: OpaquePointer
    private let archive: ZipArchive
    private var encoding: PartEncoding?
    /// The beginning of a character whose rest has not been read yet.
    private var unfinished: [UInt8] = []

    fileprivate init(_ file: OpaquePointer, archive: ZipArchive) {
        self.file = file
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// The next piece, whole characters; empty at the end.
    ///
    /// - Throws: `FileFault` for what is damaged, too large or no text.
    func read() throws(FileFault) -> [UInt8] {
        while true {
            let raw = try piece()
            let bytes = unfinished + raw
            unfinished = []
            guard !bytes.isEmpty else { return [] }
            let found = encoding ?? PartEncoding(bytes)
            encoding = found
            let (text, rest) = try found.utf8(bytes)
            unfinished = rest
            // What is left at the end is half a character.
            guard !raw.isEmpty || rest.isEmpty else { throw .damaged }
            if !text.isEmpty { return text }
        }
    }

    private func piece() throws(FileFault) -> [UInt8] {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 17) { buffer, filled in
            count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
            filled = max(0, count)
        }
        guard count >= 0 else { throw .damaged }
        guard archive.spend(count) else { throw FileFault(.tooLarge, .count(500)) }
        return bytes
    }

    /// All of it.
    func bytes() throws(FileFault) -> [UInt8] {
        var result: [UInt8] = []
        while true {
            let piece = try read()
            guard !piece.isEmpty else { return result }
            result += piece
        }
    }
}
