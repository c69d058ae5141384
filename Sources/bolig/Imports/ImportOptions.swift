import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// What every import of a file takes, and `check` too.
struct ImportOptions: ParsableArguments {
    @Argument(
        help: .words(
            da: "Filen: CSV eller .xlsx.", en: "The file: CSV or .xlsx.", value: Words(da: "fil", en: "file")),
        completion: .file())
    var file: String

    @Option(
        help: .words(
            da: "Boligorganisationen, hvis profil filen læses med; hver række skal være dens.",
            en: "The association whose profile the file is read with; every row must be of it.",
            value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String?

    @Option(help: .words(da: "Dagen, der regnes for i dag.", en: "The day taken for today.", value: dayName))
    var on: Day?

    @Flag(
        help: .words(
            da: "Tag de gode rækker, selv om andre afvises.", en: "Take the good rows though others are refused."))
    var acceptValid = false

    @Option(
        help: .words(
            da: "Bekræft alt, der er spurgt om, med en begrundelse.",
            en: "Confirm all that is asked about, with a reason.",
            value: Words(da: "begrundelse", en: "reason")))
    var confirm: String?

    @Option(
        help: .words(
            da: "Skriv filen ud igen med en sidste kolonne, der siger, hvad der er galt.",
            en: "Write the file back with a last column that says what is wrong.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var problems: String?

    @OptionGroup var output: OutputFile

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    mutating func validate() throws {
        if let confirm, confirm.allSatisfy(\.isWhitespace) {
            throw ValidationError(
                Words(da: "--confirm skal have en begrundelse.", en: "--confirm needs a reason.").said)
        }
    }

    /// The name that the report carries: without its folder.
    var name: String { URL(fileURLWithPath: file).lastPathComponent }

    /// The file's bytes; of one that is too large the first, which are enough to refuse it. One that cannot be read is
    /// wrong use, and one with a CPR number in its name is refused.
    func bytes() throws -> Data {
        try Problem.refuseNumber(inFileName: name)
        if let problems { try output.check(problems) }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            defer { try? handle.close() }
            return try handle.read(upToCount: ImportFile.largest + 1) ?? Data()
        } catch {
            throw Failure.wrongUse(
                "file_not_opened", Words(da: "Filen kan ikke åbnes.", en: "The file cannot be opened."),
                details: ["file": file],
                hint: Words(
                    da: "Står navnet rigtigt, og må du læse den?", en: "Is the name right, and may you read it?"))
        }
    }

    /// Writes the sender's file back with what is wrong in each row, where that was asked for.
    func writeProblems(_ report: ImportReport, _ bytes: Data) throws {
        guard let problems else { return }
        // Made whole before it is written, because the name asked for may be that of the file being read.
        let marked = try ProblemsFile.made(
            of: bytes, report: report, asWorkbook: problems.lowercased().hasSuffix(".xlsx"))
        try output.write(marked, to: problems)
    }

    /// Prints the report and ends the run with its exit code.
    func end(_ report: ImportReport) throws {
        switch format {
        case .json: try report.print()
        case .table: Terminal.write(try report.text(.chosen))
        }
        let exit = try report.exit(confirmed: confirm != nil, acceptValid: acceptValid)
        if exit != 0 { throw ExitCode(exit) }
    }
}

/// How a report is written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json
}

extension ImportReport {
    /// Prints the report as JSON, as programs read it.
    func print() throws {
        for start in stride(from: 0, to: count, by: 1 << 16) {
            Terminal.write(try bytes(start..<min(start + (1 << 16), count)))
        }
    }

    /// 0 stored, or dry and clean; 1 refused; 65 a file error.
    func exit(confirmed: Bool, acceptValid: Bool) throws -> Int32 {
        var asksAboutFile = false
        // Problems of the file as a whole come before those of rows.
        var problems = problems()
        while let problem = try problems.next(), problem.row == nil {
            if problem.code.stopsFile { return 65 }
            if problem.severity == .confirm, !confirmed { asksAboutFile = true }
        }
        if summary.stored { return 0 }
        // A dry run says what the real one would have done: a question about the whole file is in no row's count.
        let taken = summary.added + summary.changed + summary.unchanged
        return acceptValid ? (taken > 0 ? 0 : 1) : (summary.refused == 0 && taken > 0 && !asksAboutFile ? 0 : 1)
    }
}
