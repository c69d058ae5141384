import Foundation
import Housing

/// A file of one row, put together from columns and values.
struct OneRow {
    static let cpr = "cpr"
    static let name = "navn"
    private var cells: [(column: String, value: String)] = []

    /// Columns a command has options for.
    init(_ cells: [(column: String, value: String)]) throws {
        for (column, value) in cells { try add(column, value) }
    }

    /// Columns from the command line, where nothing may stand that names a person: other users of the machine see
    /// the arguments of every process, and the shell keeps them.
    ///
    /// - Parameter asksForName: whether `navn` by itself asks for the name: hidden at a terminal, else a line of standard input.
    init(arguments: [String], asksForName: Bool = false) throws {
        for argument in arguments {
            if asksForName, folded(argument) == OneRow.name {
                try add(OneRow.name, try OneRow.askedName())
                continue
            }
            let (column, value) = try OneRow.parts(argument)
            if asksForName, folded(column) == OneRow.cpr { throw OneRow.numberStays }
            guard !OneRow.namesPerson(column), !hasCPRNumber(value) else {
                throw Failure.wrongUse(
                    "personal_argument",
                    Words(
                        da: "CPR-nummer og navn må ikke stå på kommandolinjen.",
                        en: "CPR number and name must not stand on the command line."),
                    hint: asksForName
                        ? Words(
                            da: "Skriv navn uden lighedstegn, så bliver du spurgt.",
                            en: "Type navn without an equals sign and you will be asked.")
                        : Words(
                            da: "Lad dem være ude, så bliver du spurgt, eller læs dem med --from FIL.",
                            en: "Leave them out and you will be asked, or read them with --from FILE."))
            }
            try add(column, value)
        }
    }

    private static func askedName() throws -> String {
        guard let name = readSecret(Words(da: "Navn (vises ikke): ", en: "Name (not shown): ").said) else {
            throw Failure.wrongUse("cancelled", Words(da: "Afbrudt; intet er sendt.", en: "Stopped; nothing was sent."))
        }
        return name.trimmingCharacters(in: .whitespaces)
    }

    /// The CPR number says who the citizen is.
    private static var numberStays: Failure {
        Failure.wrongUse(
            "unknown_column",
            Words(
                da: "CPR-nummeret kan ikke ændres: det siger, hvem borgeren er.",
                en: "The CPR number cannot be changed: it says who the citizen is."),
            details: ["column": cpr],
            hint: Words(
                da: "Luk indstillingen, og indstil den rigtige borger: bolig referrals close R-… --reason mistake",
                en: "Close the referral and refer the right citizen: bolig referrals close R-… --reason mistake"))
    }

    /// A line a column; empty lines and lines that begin with `#` are passed over.
    mutating func add(lines text: String) throws {
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let (column, value) = try OneRow.parts(line)
            try add(column, value)
        }
    }

    /// Asks at the terminal for a column. Without a terminal nobody can be asked.
    mutating func ask(_ prompt: Words, for column: String, echo: Bool) throws {
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure.wrongUse(
                "nobody_to_ask",
                Words(
                    da: "Der er ingen at spørge om CPR-nummer og navn.",
                    en: "There is nobody to ask for CPR number and name."),
                hint: Words(da: "Læs dem med --from FIL.", en: "Read them with --from FILE."))
        }
        if echo { try? FileHandle.standardError.write(contentsOf: Data(prompt.said.utf8)) }
        let typed = echo ? readLine() : readSecret(prompt.said)
        guard let typed else {
            throw Failure.wrongUse("cancelled", Words(da: "Afbrudt; intet er sendt.", en: "Stopped; nothing was sent."))
        }
        try add(column, typed.trimmingCharacters(in: .whitespaces))
    }

    /// The value of a column, nil where it is not there.
    func value(_ column: String) -> String? { cells.first { folded($0.column) == folded(column) }?.value }

    /// As they were typed.
    var columns: [String] { cells.map(\.column) }

    /// The values by their columns; one that is empty is unknown.
    var values: [String: FactValue] {
        Dictionary(cells.map { ($0.column, $0.value.isEmpty ? .unknown : .text($0.value)) }) { _, last in last }
    }

    /// The file: a header and the row.
    var csv: String {
        [cells.map(\.column), cells.map { Plain.harmless($0.value) }].map { row in
            row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ";") + "\r\n"
        }.joined()
    }

    private mutating func add(_ column: String, _ value: String) throws {
        guard self.value(column) == nil else {
            throw Failure.wrongUse(
                "column_twice", Words(da: "Kolonnen står der to gange.", en: "The column is there twice."),
                details: ["column": column])
        }
        cells.append((column, value))
    }

    /// The texts are not repeated in the error: a line that is not understood may be somebody's name.
    private static func parts(_ text: String) throws -> (String, String) {
        guard let index = text.firstIndex(of: "="), index != text.startIndex else {
            throw Failure.wrongUse(
                "not_a_column", Words(da: "Skriv kolonne=værdi.", en: "Write column=value."),
                hint: Words(
                    da: "For eksempel maalgruppe=ung; med mellemrum: \"maalgruppe=ung\".",
                    en: "For example maalgruppe=ung; with spaces: \"maalgruppe=ung\"."))
        }
        let column = text[..<index].trimmingCharacters(in: .whitespaces)
        return (column, text[text.index(after: index)...].trimmingCharacters(in: .whitespaces))
    }

    private static func namesPerson(_ column: String) -> Bool {
        let column = folded(column)
        return column.contains("cpr") || column.contains("personn") || column.hasSuffix("navn") || column == "name"
    }
}
