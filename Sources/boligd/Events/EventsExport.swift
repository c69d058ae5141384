import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingStore

/// `boligd events export`.
struct EventsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "export", da: "Skriv hændelserne med deres segl til en fil, der kan efterprøves uden tjenesten.",
        en: "Write the events with their seals to a file that verifies without the service.",
        examples: [
            ("boligd events export --until 31-12-2026 events.jsonl", nil),
            ("boligd events verify events.jsonl --heads seals --key seal.pub", nil),
        ],
        more: Words(
            da:
                "En hændelse pr. linje under sit segls. Filen fortæller, hvem der så på hvem: gem den, som loggen gemmes.",
            en:
                "An event a line, under the line of its seal. The file tells who looked at whom: keep it as you keep the log."
        ))

    @Option(
        help: .words(
            da: "Den sidste dag; segl, der er lavet senere, er ikke med.",
            en: "The last day; seals made later are left out.", value: Words(da: "DAG", en: "DAY")),
        transform: EventsExport.day)
    var until: Day

    @Flag(help: .words(da: "Erstat en fil, der er der i forvejen.", en: "Replace a file that is there."))
    var overwrite = false

    @Argument(help: .words(da: "Filen, der skrives.", en: "The file to write.", value: .file), completion: .file())
    var file: String

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        guard overwrite || !FileManager.default.fileExists(atPath: file) else { throw Problem.fileIsThere(file) }
        let unfinished = "\(file).\(getpid())"
        do {
            let writer = try LineWriter(unfinished)
            try await place.withDatabase { database in
                try await Store.exportEvents(in: database, until: until) { try writer.write($0) }
            }
            try writer.finish()
            guard rename(unfinished, file) == 0 else { throw Problem.notWritten(file) }
        } catch {
            unlink(unfinished)
            throw error
        }
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day.typed(text) else {
            throw ValidationError(
                da: "En dag skrives dd-mm-åååå eller åååå-mm-dd.", en: "A day is written dd-mm-yyyy or yyyy-mm-dd.")
        }
        return day
    }
}

/// Writes lines to a new file that only we may read, a megabyte at a time. Used by one task at a time.
private final class LineWriter: @unchecked Sendable {
    private let file: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ file: String) throws {
        self.file = file
        descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw Problem.notWritten(file) }
    }

    deinit { close(descriptor) }

    func write(_ line: String) throws {
        buffer += line.utf8
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count > 1 << 20 { try flush() }
    }

    func finish() throws {
        try flush()
        guard fsync(descriptor) == 0 else { throw Problem.notWritten(file) }
    }

    private func flush() throws {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Problem.notWritten(file) }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

extension Problem {
    fileprivate static func fileIsThere(_ file: String) -> Problem {
        Problem(
            .wrongUse, "file_exists",
            Words(da: "Filen findes allerede.", en: "The file is there already."), details: ["file": file],
            hint: Words(da: "Skriv --overwrite for at erstatte den.", en: "Say --overwrite to replace it."))
    }

    fileprivate static func notWritten(_ file: String) -> Problem {
        Problem(
            .tryLater, "file_not_written",
            Words(da: "Filen kan ikke skrives.", en: "The file cannot be written."), details: ["file": file],
            hint: Words(da: "Se efter rettigheder og plads på disken.", en: "Look at permissions and disk space."))
    }
}
