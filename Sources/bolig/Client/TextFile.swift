import Foundation

/// The text of a file that somebody names, read to its end, a pipe too; `-` is standard input.
///
/// - Returns: nil where it cannot be read, is no UTF-8, or is larger than any text that is read so (16 MB).
func textFile(_ path: String) -> String? {
    let most = 16 << 20
    guard let file = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path),
        let bytes = try? file.read(upToCount: most + 1) ?? Data(), bytes.count <= most
    else { return nil }
    return String(data: bytes, encoding: .utf8)
}
