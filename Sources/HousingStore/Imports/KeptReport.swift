package import Housing
import HousingAPI
import Postgres

extension Store {
    /// The number of a file that was sent in and of what kind it was, by its number as people write it.
    package func importFile(_ name: String) async throws -> (number: Int, kind: ImportKind) {
        try await read { tx in
            let id = try tx.id(of: name, .imports)
            let row = try tx.optionalRow("select kind from import_file where id = \(id)")
            guard let row, let kind = ImportKind(rawValue: try row["kind"]) else {
                throw Problem.unknown(.imports, name)
            }
            return (id, kind)
        }
    }

    /// About a megabyte of what was said of a file, as it was answered: JSON in UTF-8, cut anywhere.
    ///
    /// - Parameter part: from 1.
    /// - Returns: nil after the last part.
    package func importReport(_ part: Int, of number: Int) async throws -> [UInt8]? {
        try await read { tx in
            try tx.optionalRow(
                "select bytes from import_report_part where import_file_id = \(number) and part = \(part)"
            )?["bytes"]
        }
    }
}
