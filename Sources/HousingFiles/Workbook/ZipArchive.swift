import CLibZip
import Foundation
import Housing

/// The parts of a zip archive that lies in memory, read with bounds: a small file can unpack to anything.
///
/// The archive reads from the buffer it was given, so it lives no longer than that buffer.
final class ZipArchive {
    /// 500 MB unpacked, all parts together.
    static let largest = 500 * 1024 * 1024

    let archive: OpaquePointer
    /// Bytes that may still be unpacked, whatever the archive claims of its sizes.
    private var budget = ZipArchive.largest

    /// - Throws: `FileFault` for what is no archive, and for one that says it is too large.
    init(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw FileFault(.notReadable, .rule(.workbook))
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw FileFault(.notReadable, .rule(.workbook))
        }
        self.archive = archive
        var total: UInt64 = 0
        for index in 0..<max(0, zip_get_num_entries(archive, 0)) {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { continue }
            let (sum, overflow) = total.addingReportingOverflow(stat.size)
            guard !overflow, sum <= UInt64(ZipArchive.largest) else { throw FileFault(.tooLarge, .count(500)) }
            total = sum
        }
    }

    deinit { zip_discard(archive) }

    /// Opens a part by its path without a leading slash, letters of either case; nil where there is none.
    func part(_ path: String) -> ZipPart? {
        let index = zip_name_locate(archive, path, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0, let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { return nil }
        return ZipPart(file, archive: self)
    }

    /// Takes from what may still be unpacked; false when it is used up.
    fileprivate func spend(_ count: Int) -> Bool {
        budget -= count
        return budget >= 0
    }
}

/// A part of an archive as a stream, for a parser that reads it piece by piece.
final class ZipPart: InputStream {
    private let file: OpaquePointer
    private let archive: ZipArchive
    /// Why reading broke off, which a stream cannot say itself.
    private(set) var fault: FileFault?
    private var isAtStart = true
    /// The beginning of a character whose rest has not been read yet.
    private var unfinished: [UInt8] = []

    fileprivate init(_ file: OpaquePointer, archive: ZipArchive) {
        self.file = file
        self.archive = archive
        super.init(data: Data())
    }

    deinit { zip_fclose(file) }

    override func open() {}
    override func close() {}
    override var hasBytesAvailable: Bool { fault == nil }
    override var streamStatus: Stream.Status { .open }
    override var streamError: (any Error)? { fault }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        guard fault == nil else { return -1 }
        let count = Int(zip_fread(file, buffer, zip_uint64_t(length)))
        if count < 0 { fault = FileFault(.notReadable, .rule(.workbook)) }
        if count > 0, !archive.spend(count) { fault = FileFault(.tooLarge, .count(500)) }
        // A document type stands at the beginning; whatever entities it has are never what a spreadsheet wrote.
        if isAtStart, count > 0, Data(bytes: buffer, count: count).range(of: Data("<!DOCTYPE".utf8)) != nil {
            fault = FileFault(.notReadable, .rule(.workbook))
        }
        isAtStart = false
        if count > 0, !continuesText(UnsafeBufferPointer(start: buffer, count: count)) {
            fault = FileFault(.notReadable, .rule(.workbook))
        }
        return fault == nil ? count : -1
    }

    /// True where what has been read so far is UTF-8, as spreadsheets write it. FoundationXML's parser traps on a name or a
    /// value that is not, so nothing else may reach it.
    private func continuesText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var text = unfinished + bytes
        var whole = text.count
        for back in 1...3 where back <= text.count {
            let byte = text[text.count - back]
            guard byte >= 0x80 else { break }
            guard byte >= 0xC0 else { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            if length > back { whole = text.count - back }
            break
        }
        unfinished = Array(text[whole...])
        text.removeSubrange(whole...)
        return (try? UTF8Span(validating: text.span)) != nil
    }

    override func getBuffer(
        _ buffer: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, length: UnsafeMutablePointer<Int>
    ) -> Bool { false }

    /// All of it.
    func bytes() throws(FileFault) -> [UInt8] {
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = chunk.withUnsafeMutableBufferPointer { piece in
                piece.baseAddress.map { read($0, maxLength: piece.count) } ?? -1
            }
            if let fault { throw fault }
            guard count > 0 else { return result }
            result += chunk[..<count]
        }
    }
}
