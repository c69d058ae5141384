import Housing

/// Where a relationship of a part leads.
struct Relationship {
    let type: Substring
    let target: String
}

/// The relationships of a part, by id.
final class RelationshipParser: PartParser {
    private let folder: String
    private(set) var found: [String: Relationship] = [:]

    /// - Parameter folder: what relative targets begin from, `xl/`.
    init(folder: String) { self.folder = folder }

    override func began(_ element: Substring, _ attributes: [String: String]) {
        guard element == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        found[id] = Relationship(type: type.split(separator: "/").last ?? "", target: RelationshipParser.plain(path))
    }

    /// Without `.` and `..`.
    private static func plain(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// `workbook.xml`: the sheets in order and the date system.
final class WorkbookParser: PartParser {
    private(set) var sheets: [(name: String, id: String)] = []
    private(set) var countsFrom1904 = false

    override func began(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "sheet":
            guard let id = attributes.first(where: { $0.key.hasSuffix(":id") || $0.key == "id" })?.value else { return }
            sheets.append((name: attributes["name"] ?? "", id: id))
        case "workbookPr":
            countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        default: break
        }
    }
}

/// `styles.xml`: which cell styles show a number as a day.
final class StyleParser: PartParser {
    private var formats: [Int: Bool] = [:]
    private var inCellFormats = false
    /// By the style number of a cell.
    private(set) var showsDay: [Bool] = []

    override func began(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            formats[id] = NumberFormat.showsDay(code)
        case "cellXfs": inCellFormats = true
        case "xf" where inCellFormats:
            guard showsDay.count < 65_536 else { return stop(FileFault(.notReadable, .rule(.workbook))) }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            showsDay.append(formats[id] ?? NumberFormat.builtInDays.contains(id))
        default: break
        }
    }

    override func ended(_ element: Substring) { if element == "cellXfs" { inCellFormats = false } }
}

/// What a number format shows.
enum NumberFormat {
    /// The built-in formats with a day in them.
    static let builtInDays = Set(14...17).union([22]).union(27...31).union([36, 50, 51, 52, 53, 54, 57, 58])

    /// True for a code with a day or a year outside quotes, brackets and escapes; a time alone shows no day.
    static func showsDay(_ code: String) -> Bool {
        guard !["general", "standard"].contains(code.lowercased()) else { return false }
        var inQuotes = false
        var inBrackets = false
        var skipsNext = false
        for character in code.lowercased() {
            if skipsNext {
                skipsNext = false
            } else if inQuotes {
                inQuotes = character != "\""
            } else if inBrackets {
                inBrackets = character != "]"
            } else {
                switch character {
                case "\"": inQuotes = true
                case "[": inBrackets = true
                case "\\", "_", "*": skipsNext = true
                case ";": return false
                case "d", "y", "å": return true
                default: break
                }
            }
        }
        return false
    }
}

/// `sharedStrings.xml`: the texts that cells refer to by number.
final class SharedStringParser: PartParser {
    /// More texts than a sheet of a million rows has use for, and no more than memory has room for.
    private static let most = 4_000_000

    private(set) var texts: [String] = []
    private var text = ""
    private var inText = false
    private var inPhonetic = false

    override func began(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "si": text = ""
        case "rPh": inPhonetic = true
        case "t": inText = !inPhonetic
        default: break
        }
    }

    override func found(_ text: String) {
        guard inText else { return }
        self.text += text
        if self.text.utf8.count > WorkbookText.longest { stop(FileFault(.notReadable, .rule(.workbook))) }
    }

    override func ended(_ element: Substring) {
        switch element {
        case "t": inText = false
        case "rPh": inPhonetic = false
        case "si":
            guard texts.count < SharedStringParser.most else { return stop(FileFault(.tooLarge, .count(500))) }
            texts.append(WorkbookText.plain(text))
        default: break
        }
    }
}
