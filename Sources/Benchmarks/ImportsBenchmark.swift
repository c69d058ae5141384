import ArgumentParser
import Foundation

/// `Benchmarks imports`: `bolig units import` beside `psql \copy` of the same rows.
///
/// The peer is a bare table with the columns, constraints, foreign keys and indexes of the units' versions, as full as
/// theirs, on the same server. It gets the rows ready made; the import reads, judges and compares a file first.
struct ImportsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imports", abstract: "Imports of units beside psql's \\copy; takes some minutes.")

    @Option(help: "Units in the database before anything is measured.")
    var existing = 1_000_000

    @Option(parsing: .upToNextOption, help: "Rows of the files measured.")
    var rows = [1_000, 10_000, 100_000, 400_000]

    func run() throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        var next = 0
        while next < existing {
            let count = min(400_000, existing - next)
            _ = try timeImport(service, UnitFile.bytes(next..<next + count))
            next += count
        }
        try service.psql(Self.bareTable)
        print("\(existing) units before; daemon's peak so far \(decimal(service.daemonPeak, 0)) MB")
        printRow("import", "MB", "import s", "\\copy s", "ratio", "rows/s")
        for count in rows {
            try measure(service, "\(count) new rows", UnitFile.bytes(next..<next + count), rows: count)
            if count == 100_000 {
                let changed = UnitFile.bytes(next..<next + count, rent: 6201)
                try measure(service, "\(count) changed rows", changed, rows: count, isChange: true)
            }
            next += count
        }
        print("peak: daemon \(decimal(service.daemonPeak, 0)) MB, client \(decimal(ScratchService.clientPeak, 0)) MB")
        printLoad()
    }

    private func measure(_ service: ScratchService, _ name: String, _ bytes: Data, rows: Int, isChange: Bool = false)
        throws
    {
        let ours = try timeImport(service, bytes)
        let file = service.folder + "/rows"
        try service.psql(
            """
            \\copy (select * from received_unit_version where event_id = (select max(event_id) from import_file)) to '\(file)'
            """)
        // The peer takes the new versions only: what they follow is closed for it beforehand, and not counted.
        if isChange { try service.psql(Self.closeEarlier) }
        let theirs = try seconds { try service.psql("\\copy bare from '\(file)'\n") }
        printRow(
            name, decimal(Double(bytes.count) / 1e6, 1), decimal(ours), decimal(theirs), decimal(ours / theirs),
            decimal(Double(rows) / ours, 0))
    }

    private func timeImport(_ service: ScratchService, _ bytes: Data) throws -> Double {
        let file = service.folder + "/units.csv"
        try bytes.write(to: URL(fileURLWithPath: file))
        return try seconds { try service.bolig("units", "import", file, "--on", UnitFile.today) }
    }

    private static let closeEarlier = """
        update bare b set known_until = v.known_from from received_unit_version v
        where v.event_id = (select max(event_id) from import_file)
          and b.received_unit_id = v.received_unit_id and b.known_until = 'infinity';

        """

    /// The versions' table again, with the same rows, and statistics for both as a day's work would leave them.
    private static let bareTable = """
        create table bare (like received_unit_version including all);
        insert into bare select * from received_unit_version;
        select 'alter table bare add ' || pg_get_constraintdef(oid) from pg_constraint
        where conrelid = 'received_unit_version'::regclass and contype = 'f' \\gexec
        vacuum analyze bare;
        vacuum analyze received_unit_version;
        vacuum analyze received_unit;
        vacuum analyze department;

        """
}
