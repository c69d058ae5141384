import ArgumentParser
import Foundation

/// `Benchmarks imports`: `bolig units import` beside `psql \copy` of the same rows.
///
/// The peer is bare tables with the columns, constraints, foreign keys and indexes of the units, as full as theirs, on
/// the same server: one of who a unit is (its key) and one of its versions, since a row of a file is a row in both. It
/// gets the rows ready made; the import reads, judges and compares a file first.
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
        for (index, count) in rows.enumerated() {
            // A list of an association's own: it would else lack every unit of the one before, and be told so of each.
            let association = "\(9002 + index)"
            try service.bolig("associations", "add", association, "Eksempel Boligforening \(index + 2)")
            let new = UnitFile.bytes(next..<next + count, of: association)
            try measure(service, "\(count) new rows", new, rows: count)
            if count == 100_000 {
                let changed = UnitFile.bytes(next..<next + count, rent: "6201", of: association)
                try measure(service, "\(count) changed rows", changed, rows: count, isChange: true)
            }
            next += count
        }
        printPeaks(service)
        try measureErrors(service, next..<next + (rows.max() ?? 0))
        printPeaks(service)
        printLoad()
    }

    /// The most memory since the daemon was asked to forget its peak, and the most any client has had.
    private func printPeaks(_ service: ScratchService) {
        print("peak: daemon \(decimal(service.daemonPeak, 0)) MB, client \(decimal(ScratchService.clientPeak, 0)) MB")
        service.forgetPeak()
    }

    /// A file with an error in every row: nothing is stored, and the report is several times as long as the file.
    private func measureErrors(_ service: ScratchService, _ tenancies: Range<Int>) throws {
        // An association of its own: its list of before would else be told missing, unit by unit.
        let association = "9000"
        try service.bolig("associations", "add", association, "Eksempel Boligforening 0")
        let bytes = UnitFile.bytes(tenancies, rent: "6.2oo", of: association)
        let ours = try timeImport(service, bytes, exit: 1)
        printRow(
            "\(tenancies.count) rows with errors", decimal(Double(bytes.count) / 1e6, 1), decimal(ours), "-", "-",
            decimal(Double(tenancies.count) / ours, 0))
    }

    private func measure(_ service: ScratchService, _ name: String, _ bytes: Data, rows: Int, isChange: Bool = false)
        throws
    {
        let ours = try timeImport(service, bytes)
        let (units, versions) = (service.folder + "/units", service.folder + "/versions")
        let event = "event_id = (select max(event_id) from import_file)"
        try service.psql(
            """
            \\copy (select * from received_unit_version where \(event)) to '\(versions)'
            \\copy (select u.* from received_unit u join received_unit_version v on v.received_unit_id = u.id where \(event)) to '\(units)'

            """)
        // A change is a new version only: what it follows is closed for the peer beforehand, and not counted.
        if isChange { try service.psql(Self.closeEarlier) }
        let theirs = try seconds {
            try service.psql(
                (isChange ? "" : "\\copy bare_unit from '\(units)'\n") + "\\copy bare from '\(versions)'\n")
        }
        printRow(
            name, decimal(Double(bytes.count) / 1e6, 1), decimal(ours), decimal(theirs), decimal(ours / theirs),
            decimal(Double(rows) / ours, 0))
    }

    private func timeImport(_ service: ScratchService, _ bytes: Data, exit: Int32 = 0) throws -> Double {
        let file = service.folder + "/units.csv"
        try bytes.write(to: URL(fileURLWithPath: file))
        let line = ["units", "import", file, "--on", UnitFile.today, "--confirm", "måling"]
        return try seconds { try service.bolig(line, exit: exit) }
    }

    private static let closeEarlier = """
        update bare b set known_until = v.known_from from received_unit_version v
        where v.event_id = (select max(event_id) from import_file)
          and b.received_unit_id = v.received_unit_id and b.known_until = 'infinity';

        """

    /// Both tables again, with the same rows, and statistics for all as a day's work would leave them.
    private static let bareTable = """
        create table bare_unit (like received_unit including all);
        insert into bare_unit overriding system value select * from received_unit;
        create table bare (like received_unit_version including all);
        insert into bare select * from received_unit_version;
        select format('alter table %s add %s', case conrelid when 'received_unit'::regclass then 'bare_unit' else 'bare' end,
          pg_get_constraintdef(oid)) from pg_constraint
        where conrelid in ('received_unit'::regclass, 'received_unit_version'::regclass) and contype = 'f' \\gexec
        vacuum analyze bare_unit;
        vacuum analyze bare;
        vacuum analyze received_unit_version;
        vacuum analyze received_unit;
        vacuum analyze department;

        """
}
