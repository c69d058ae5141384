import Glibc
import Housing

/// The disk that a folder lies on.
enum Disk {
    /// What a day of work needs many times over, and what PostgreSQL wants for itself.
    private static let least = 1 << 30
    /// With less PostgreSQL cannot make the next file of its log, and stops.
    private static let nothing = 32 << 20

    /// Bytes; nil where there is no such folder.
    static func free(_ folder: String) -> Int? {
        var disk = statvfs()
        return statvfs(folder, &disk) == 0 ? Int(disk.f_bavail) * Int(disk.f_frsize) : nil
    }

    static func isFull(_ folder: String) -> Bool { free(folder).map { $0 < nothing } ?? false }

    /// What `doctor` says of it.
    static func complaint(of folder: String) -> Words? {
        guard let free = free(folder) else {
            return Words(da: "datamappen findes ikke", en: "there is no data folder")
        }
        guard free < least else { return nil }
        return Words(
            da: "kun \(free >> 20) MB fri, hvor datamappen ligger",
            en: "only \(free >> 20) MB free where the data folder lies")
    }
}
