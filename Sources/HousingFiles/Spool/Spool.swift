package import Foundation
package import Housing

/// What is too long for memory, in a temporary file without a name: nobody else can open it, and it is gone with its last
/// user, whatever happens to the program.
package final class Spool: Sendable {
    /// Bytes.
    package let count: Int
    private let descriptor: Int32

    fileprivate init(_ descriptor: Int32, count: Int) {
        self.descriptor = descriptor
        self.count = count
    }

    deinit { close(descriptor) }

    /// Some of it, read rather than mapped, so that what has been passed on leaves memory again.
    ///
    /// - Parameter range: within `0..<count`.
    package func bytes(_ range: Range<Int>) throws(Problem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        let isRead = bytes.withUnsafeMutableBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                let count = pread(descriptor, rest.baseAddress, rest.count, range.lowerBound + done)
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
        guard isRead else { throw .spoolFailed }
        return bytes
    }

    /// All of it, mapped into memory: for readers that need everything at once.
    package func mapped() throws(Problem) -> Data {
        guard count > 0 else { return Data() }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .spoolFailed
        }
        return Data(bytesNoCopy: address, count: count, deallocator: .unmap)
    }
}

extension Spool {
    /// What a library writes that only knows files with a name: `body` is given a path in a folder of its own.
    ///
    /// - Parameter body: writes the file and answers whether it could.
    /// - Throws: `Problem` `no_room_for_file`; what `body` throws.
    static func written(named name: String, _ body: (_ path: String) throws -> Bool) throws -> Spool {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/bolig-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Problem.spoolFailed }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = "\(folder)/\(name)"
        defer { rmdir(folder) }
        defer { unlink(path) }
        guard try body(path) else { throw Problem.spoolFailed }
        let descriptor = Foundation.open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Problem.spoolFailed }
        let count = lseek(descriptor, 0, SEEK_END)
        return Spool(descriptor, count: max(0, Int(count)))
    }

    /// The spool from its beginning, for a library that reads streams and closes them. Not to be read by two at once.
    func stream() -> UnsafeMutablePointer<FILE>? {
        let copy = dup(descriptor)
        guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0, let stream = fdopen(copy, "r") else {
            if copy >= 0 { close(copy) }
            return nil
        }
        return stream
    }

    /// All of it, for what is known to be small.
    package var data: Data { get throws(Problem) { Data(try bytes(0..<count)) } }
}

/// Writes a spool from its beginning to its end.
package final class SpoolWriter {
    /// Bytes so far.
    package private(set) var count = 0
    private var buffer: [UInt8] = []
    private var descriptor: Int32

    /// - Throws: `Problem` `no_room_for_file`.
    package init() throws(Problem) {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/bolig-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .spoolFailed }
        unlink(template)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// - Throws: `Problem` `no_room_for_file` where the disk is full.
    package func write(_ bytes: some Sequence<UInt8>) throws(Problem) {
        let before = buffer.count
        buffer.append(contentsOf: bytes)
        count += buffer.count - before
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// What was written. Nothing can be written afterwards.
    package func finish() throws(Problem) -> Spool {
        try flush()
        defer { descriptor = -1 }
        return Spool(descriptor, count: count)
    }

    private func flush() throws(Problem) {
        guard count < SpoolWriter.modest || leavesRoom else { throw .spoolFailed }
        let isWritten = buffer.withUnsafeBytes { bytes in
            var bytes = bytes
            while !bytes.isEmpty {
                let written = Foundation.write(descriptor, bytes.baseAddress, bytes.count)
                guard written > 0 else { return false }
                bytes = UnsafeRawBufferPointer(rebasing: bytes[written...])
            }
            return true
        }
        guard isWritten else { throw .spoolFailed }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Bytes that no disk is spared.
    private static let modest = 256 << 20

    /// A file of rubbish has problems without end, and the database may lie on the same disk: a tenth of it stays free.
    private var leavesRoom: Bool {
        var disk = statvfs()
        return fstatvfs(descriptor, &disk) != 0 || disk.f_bavail >= disk.f_blocks / 10
    }
}

extension Problem {
    fileprivate static let spoolFailed = Problem(
        .tryLater, "no_room_for_file",
        Words(da: "Filen kunne ikke lægges på disken.", en: "The file could not be put on the disk."),
        hint: Words(
            da: "Kontakt driften: mappen til midlertidige filer er fuld eller lukket.",
            en: "Tell operations: the folder for temporary files is full or closed."))
}
