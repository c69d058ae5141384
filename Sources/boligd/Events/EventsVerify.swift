import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingStore

/// `boligd events verify`.
struct EventsVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "verify", da: "Hold hver hændelse op mod seglene, og seglene op mod de underskrevne hoveder.",
        en: "Hold every event against the seals, and the seals against the signed heads.",
        examples: [
            ("boligd events verify", Words(da: "datamappens database", en: "the database of the data folder")),
            (
                "boligd events verify --heads /mnt/elsewhere/seals --key seal.pub",
                Words(da: "med hoveder, der er gemt et andet sted", en: "with heads that were kept elsewhere")
            ),
            (
                "boligd events verify events.jsonl --heads seals --key seal.pub",
                Words(da: "en eksport, uden nogen database", en: "an export, without any database")
            ),
        ],
        more: Words(
            da: "Slutter med 0, hvor intet er brudt, ellers med 1 og den første hændelse, der er det.",
            en: "Ends with 0 where nothing is broken, else with 1 and the first event that is."))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(
        help: .words(
            da: "En eksport, der efterprøves i stedet for databasen.",
            en: "An export to verify instead of the database.", value: Words(da: "EKSPORT", en: "EXPORT")),
        completion: .file())
    var export: String?

    @Option(
        help: .words(
            da: "Mappen med underskrevne hoveder. [ellers: seals i datamappen]",
            en: "The folder of signed heads. [default: seals in the data folder]", value: .folder),
        completion: .directory)
    var heads: String?

    @Option(
        help: .words(
            da: "Hovedernes offentlige nøgle. [ellers: seal.pub ved siden af seal.key]",
            en: "The public key of the heads. [default: seal.pub beside seal.key]", value: .file),
        completion: .file())
    var key: String?

    @Option(help: .words(da: "text eller json.", en: "text or json."))
    var format = Format.text

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard export == nil || (heads != nil && key != nil) else {
            throw ValidationError(
                da: "En eksport efterprøves med --heads MAPPE --key FIL.",
                en: "An export is verified with --heads DIR --key FILE.")
        }
        guard export == nil || (place.database == nil && place.data == nil) else {
            throw ValidationError(
                da: "Giv en eksport eller en database, ikke begge.", en: "Give an export or a database, not both.")
        }
    }

    func run() async throws {
        let signed = try signedHeads()
        var report: SealReport
        if let export {
            report = try Self.verify(export, signed.heads)
        } else {
            report = SealReport()
            try await place.withDatabase { database in report = try await Self.verify(database: database, signed.heads)
            }
        }
        if let file = signed.unsigned, report.broken == nil { throw Problem.unsignedHead(file) }
        print(
            format == .json
                ? report.json.indented.trimmingCharacters(in: .newlines) : report.text(.chosen))
        if report.broken != nil { throw ExitCode(1) }
    }

    private func signedHeads() throws -> (heads: [SealedHead], unsigned: String?) {
        let standard = HeadFiles.standard(place)
        let file = key ?? standard.key.publicFile
        // Where nobody has signed yet there is nothing to hold the end against.
        if key == nil, !FileManager.default.fileExists(atPath: file) { return ([], nil) }
        let read = try HeadFiles.read(heads ?? standard.folder, key: SealKey.readPublic(file), mayLack: heads == nil)
        // Whoever names a folder of heads wants to be held against them.
        if let heads, read.heads.isEmpty, read.unsigned == nil { throw Problem.noHeads(heads) }
        return read
    }

    /// What was just written is sealed first, so that what a forgetting says is sealed too.
    static func verify(database: String, _ heads: [SealedHead]) async throws -> SealReport {
        for _ in 0..<2 {
            _ = try? await Store.sealEvents(in: database)
            let report = try await Store.verifyEvents(in: database, heads: heads)
            // Something may have been forgotten in between.
            if report.broken?.way != .emptied { return report }
        }
        return try await Store.verifyEvents(in: database, heads: heads)
    }

    static func verify(_ export: String, _ heads: [SealedHead]) throws -> SealReport {
        var verification = ExportVerification(heads: heads)
        try eachLine(of: export) { verification.note($0) }
        do {
            try eachLine(of: export) { try verification.take($0) }
            try verification.finish()
        } catch let broken as SealBreak {
            var report = verification.report
            report.broken = broken
            return report
        }
        return verification.report
    }
}

/// Gives each line of a file, a megabyte of it at a time.
private func eachLine(of file: String, _ body: (String) throws -> Void) throws {
    guard let handle = FileHandle(forReadingAtPath: file) else {
        throw Problem(
            .wrongUse, "file_unreadable", Words(da: "Filen kan ikke læses.", en: "The file cannot be read."),
            details: ["file": file])
    }
    defer { try? handle.close() }
    var rest = Data()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        rest += piece
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try body(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
            rest = rest[(end + 1)...]
        }
        rest = Data(rest)
    }
    if !rest.isEmpty { try body(String(decoding: rest, as: UTF8.self)) }
}

extension SealReport {
    /// A line a figure, and what is broken.
    func text(_ language: Language) -> String {
        var lines = [
            (Words(da: "Hændelser", en: "Events"), events), (Words(da: "Segl", en: "Seals"), seals),
            (Words(da: "Underskrevne hoveder", en: "Signed heads"), heads),
            (Words(da: "Glemte opslag", en: "Forgotten look-ups"), forgotten),
            (Words(da: "Ikke forseglet endnu", en: "Not sealed yet"), unsealed),
        ].map { "\($0.0[language]): \($0.1)" }
        if let until { lines.append("\(Words(da: "Til og med", en: "Until")[language]): \(until)") }
        if let broken {
            lines.append(
                "\(broken.name[language]): \(broken.way.words[language]) (\(broken.way.rawValue), \(Words(da: "segl", en: "seal")[language]) \(broken.seal))"
            )
        } else {
            lines.append(Words(da: "Intet er brudt.", en: "Nothing is broken.")[language])
        }
        return lines.joined(separator: "\n")
    }

    var json: JSON {
        .object([
            "events": .number("\(events)"), "seals": .number("\(seals)"), "heads": .number("\(heads)"),
            "forgotten": .number("\(forgotten)"), "unsealed": .number("\(unsealed)"),
            "until": until.map { .text("\($0)") } ?? .null,
            "broken": broken.map {
                .object([
                    "event": $0.event.map { .text($0) } ?? .null, "how": .text($0.way.rawValue),
                    "seal": .number("\($0.seal)"),
                ])
            } ?? .null,
        ])
    }
}

extension Problem {
    fileprivate static func noHeads(_ folder: String) -> Problem {
        Problem(
            .refused, "no_heads",
            Words(da: "Der er ingen hoveder i mappen.", en: "There are no heads in the folder."),
            details: ["heads": folder],
            hint: Words(
                da: "De skrives hver nat og af boligd events seal, og gemmes et andet sted.",
                en: "They are written each night and by boligd events seal, and kept elsewhere."))
    }

    fileprivate static func unsignedHead(_ file: String) -> Problem {
        Problem(
            .refused, "head_not_signed",
            Words(
                da: "Et hoved kan ikke læses eller er ikke underskrevet med nøglen.",
                en: "A head cannot be read or was not signed with the key."), details: ["file": file])
    }
}
