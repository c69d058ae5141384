import Foundation
import Housing

extension WorkbookFile {
    /// The workbook as it came, its first sheet with a last column of texts. The sheet goes from archive to archive piece
    /// by piece, so a large one needs no more memory than a small one.
    func adding(_ notes: inout RowNotes) throws -> Spool {
        let place = try notes.place(in: self, widest: SheetParser.mostColumns - 1)
        return try bytes.withUnsafeBytes { raw in
            let archive = try ZipArchive(raw)
            guard let part = archive.part(sheetPath) else { throw FileFault.damaged }
            let sheet = try SpoolWriter()
            var writer = SheetNotes(part, place, to: sheet)
            try writer.write(&notes)
            return try ZipArchive.writing([(sheetPath, .spool(try sheet.finish()))], over: archive)
        }
    }
}

/// Puts a cell at the end of every row of a sheet, leaving all else as its spreadsheet wrote it: formats, widths,
/// formulas. A cell that is there already, empty but for its format, keeps that and gets the text: a spreadsheet throws
/// away a file with two cells in one place.
private struct SheetNotes {
    private let reader: PartReader
    private let place: RowNotes.Place
    private let writer: SpoolWriter
    private var row = 0
    private var column = -1
    /// What is still to be said of the row.
    private var note = ""
    /// True inside a cell that is left out.
    private var isDropping = false

    init(_ part: ZipPart, _ place: RowNotes.Place, to writer: SpoolWriter) {
        reader = PartReader(part)
        self.place = place
        self.writer = writer
    }

    /// Writes the sheet with its last column.
    mutating func write(_ notes: inout RowNotes) throws {
        var at = SheetPlace()
        try writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
        while let piece = try reader.next() {
            at.take(piece, reader)
            // The declaration may name another encoding than what is written.
            if reader.depth == 0, piece == .text || piece == .other { continue }
            switch (at.level, piece) {
            case (.row, .opening), (.row, .empty):
                row = try SheetPlace.row(reader, after: row)
                column = -1
                note = piece == .empty ? "" : try notes.text(row, place)
            case (.row, .closing): try writeNote()
            case (.cell, .opening), (.cell, .empty):
                column = try SheetPlace.column(reader, after: column)
                if column > place.position { try writeNote() }
                guard column == place.position, place.earlier != nil || !note.isEmpty else { break }
                isDropping = piece == .opening
                try writeNote(style: reader.text("s"))
                continue
            case (.cell, .closing) where isDropping:
                isDropping = false
                continue
            default: break
            }
            if !isDropping { try writer.write(reader.bytes) }
        }
    }

    /// Inline text, which no spreadsheet takes for a formula; a format alone where there is nothing to say.
    private mutating func writeNote(style: String? = nil) throws {
        guard !note.isEmpty || style != nil else { return }
        let prefix = String(decoding: reader.prefix, as: UTF8.self)
        let format = style.map { " s=\"\(XMLText.escaped($0))\"" } ?? ""
        let start = "<\(prefix)c r=\"\(columnLetters(place.position))\(row)\"\(format)"
        let text =
            note.isEmpty
            ? "/>"
            : " t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">"
                + "\(XMLText.escaped(note))</\(prefix)t></\(prefix)is></\(prefix)c>"
        try writer.write((start + text).utf8)
        note = ""
    }
}
