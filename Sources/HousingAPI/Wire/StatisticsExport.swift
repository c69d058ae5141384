/// A package of statistics the daemon has built: what to fetch, file by file.
package struct StatisticsExport: Codable, Sendable {
    /// What names the package in the paths of its files.
    package var export: String
    package var files: [File]
    /// True where these are the bytes the package was frozen with.
    package var frozen: Bool?

    package init(export: String, files: [File], frozen: Bool) {
        self.export = export
        self.files = files
        self.frozen = frozen
    }

    /// One file of the package.
    package struct File: Codable, Sendable {
        /// Its place in the package, with `/`: `tables/table-1.1.csv`.
        package var name: String
        package var bytes: Int
        /// SHA-256 in lower-case hexadecimal.
        package var sha256: String

        package init(name: String, bytes: Int, sha256: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }
}
