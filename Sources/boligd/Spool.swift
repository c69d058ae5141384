import Foundation
import Housing
import Hummingbird
import NIOCore

/// The body of a request in a file nobody else can open, mapped into memory: encodings and workbooks need all of it at
/// once, and 50 MB should not stand in the daemon's own memory for each sender.
///
/// - Returns: the bytes; of a body longer than `limit` the first `limit` + 1, which is enough to refuse it.
func spool(_ body: RequestBody, upTo limit: Int) async throws -> Data {
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array("\(folder)/boligd-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Refusal.spoolFailed }
    defer { close(descriptor) }
    // Without a name it is gone when the last who has it open is done, whatever happens to us.
    unlink(template)
    var size = 0
    for try await buffer in body {
        let rest = limit + 1 - size
        guard rest > 0 else { break }
        let part = buffer.readableBytesView.prefix(rest)
        let isWritten = part.withUnsafeBytes { bytes in
            var bytes = bytes
            while !bytes.isEmpty {
                let written = write(descriptor, bytes.baseAddress, bytes.count)
                guard written > 0 else { return false }
                bytes = UnsafeRawBufferPointer(rebasing: bytes[written...])
            }
            return true
        }
        guard isWritten else { throw Refusal.spoolFailed }
        size += part.count
    }
    guard size > 0 else { return Data() }
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw Refusal.spoolFailed
    }
    return Data(bytesNoCopy: address, count: size, deallocator: .unmap)
}

extension Refusal {
    fileprivate static let spoolFailed = Refusal(
        .tryLater, "no_room_for_file",
        Words(da: "Filen kunne ikke lægges på disken.", en: "The file could not be put on the disk."),
        hint: Words(
            da: "Kontakt driften: mappen til midlertidige filer er fuld eller lukket.",
            en: "Tell operations: the folder for temporary files is full or closed."))
}
