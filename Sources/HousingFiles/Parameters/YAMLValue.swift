import Housing
import Yams

/// A node of a YAML file with its path, read the way YAML 1.2 and JSON mean it: `on` and `no` are words, `010` and
/// `1:30` are no numbers. What cannot be read is refused with the path.
struct YAMLValue {
    let node: Node
    /// As `[0].household.adults[0].age`; empty for the whole file.
    let path: String

    /// Reads a file's text.
    init(text: String, file: String) throws(Problem) {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw Problem.fact("empty_file", file, Words(da: "Filen er tom.", en: "The file is empty."))
            }
            self.node = node
            path = ""
        } catch let problem as Problem {
            throw problem
        } catch let error as YamlError {
            throw .fact(
                "not_yaml", file, Words(da: "Filen er ikke gyldig YAML: \(error)", en: "Not valid YAML: \(error)"))
        } catch {
            throw .fact("not_yaml", file, Words(da: "Filen er ikke gyldig YAML.", en: "Not valid YAML."))
        }
    }

    private init(node: Node, path: String) {
        self.node = node
        self.path = path
    }

    func problem(_ code: String, da: String, en: String) -> Problem { .fact(code, path, Words(da: da, en: en)) }

    /// True for what is left empty or written `null`.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// The entries of a list.
    func list() throws(Problem) -> [YAMLValue] {
        guard case .sequence(let nodes) = node else {
            throw problem("not_a_list", da: "Her skal stå en liste.", en: "There must be a list here.")
        }
        return nodes.enumerated().map { YAMLValue(node: $1, path: "\(path)[\($0)]") }
    }

    /// The entries of a mapping, in order. Any key is taken.
    func entries() throws(Problem) -> [(key: String, value: YAMLValue)] {
        guard case .mapping(let mapping) = node else {
            throw problem(
                "not_a_mapping", da: "Her skal stå navne med værdier.", en: "There must be names with values here.")
        }
        var entries: [(String, YAMLValue)] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else {
                throw problem("not_a_name", da: "Et navn skal være et ord.", en: "A name must be a word.")
            }
            entries.append(
                (name.string, YAMLValue(node: value, path: path.isEmpty ? name.string : "\(path).\(name.string)")))
        }
        return entries
    }

    /// The values of a mapping that may hold only those keys; what is left empty or null is left out.
    func fields(_ known: [String]) throws(Problem) -> [String: YAMLValue] {
        var fields: [String: YAMLValue] = [:]
        for (key, value) in try entries() {
            guard known.contains(key) else {
                throw value.problem(
                    "unknown_key", da: "Ukendt navn. Her kan stå: \(known.joined(separator: ", ")).",
                    en: "Unknown key. Known here: \(known.joined(separator: ", ")).")
            }
            if !value.isNull { fields[key] = value }
        }
        return fields
    }

    /// What must be there.
    func required(_ key: String, in fields: [String: YAMLValue]) throws(Problem) -> YAMLValue {
        guard let value = fields[key] else {
            let full = path.isEmpty ? key : "\(path).\(key)"
            throw .fact("missing_key", full, Words(da: "\(key) mangler.", en: "\(key) is missing."))
        }
        return value
    }

    /// The text of a scalar.
    func text() throws(Problem) -> String {
        guard case .scalar(let scalar) = node else {
            throw problem(
                "not_a_word", da: "Her skal stå et enkelt ord eller tal.", en: "There must be one word or number here.")
        }
        return scalar.string
    }

    /// The text of an unquoted scalar: a number or a boolean is never quoted.
    private func plain() throws(Problem) -> String? {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return nil }
        return scalar.string
    }

    /// `true` or `false`, as in JSON.
    func flag() throws(Problem) -> Bool {
        switch try plain() {
        case "true": return true
        case "false": return false
        default:
            throw problem(
                "not_a_boolean", da: "Her skal stå true eller false.", en: "There must be true or false here.")
        }
    }

    /// A whole number, as in JSON.
    func integer() throws(Problem) -> Int {
        guard let text = try plain(), YAMLValue.isJSONNumber(text), let number = Int(text) else {
            throw problem("not_a_number", da: "Her skal stå et helt tal.", en: "There must be a whole number here.")
        }
        return number
    }

    /// An amount in kroner with at most two decimals, not negative.
    func amount() throws(Problem) -> Money {
        let amount = try signedAmount()
        try Problem.checkAmount(amount, path)
        return amount
    }

    /// An amount in kroner with at most two decimals.
    func signedAmount() throws(Problem) -> Money {
        guard let text = try plain(), YAMLValue.isJSONNumber(text), let amount = Money(text) else {
            throw problem(
                "not_an_amount", da: "Her skal stå et beløb i kroner med højst to decimaler.",
                en: "There must be an amount in kroner with at most two decimals here.")
        }
        return amount
    }

    /// A number of tenths: an area of `52.5` is 525.
    func tenths() throws(Problem) -> Int {
        guard let text = try plain(), YAMLValue.isJSONNumber(text), let hundredths = Money(text)?.ore,
            hundredths % 10 == 0
        else {
            throw problem(
                "not_a_number", da: "Her skal stå et tal med højst én decimal.",
                en: "There must be a number with at most one decimal here.")
        }
        return hundredths / 10
    }

    /// One of a closed list of codes.
    func code<C: Code>(_ type: C.Type) throws(Problem) -> C {
        guard let code = C(rawValue: try text()) else {
            throw problem(
                "unknown_code", da: "Ukendt kode. Koderne er: \(C.list).", en: "Unknown code. The codes are: \(C.list)."
            )
        }
        return code
    }

    /// A day, `yyyy-mm-dd`.
    func day() throws(Problem) -> Day {
        guard let day = Day(try text()) else {
            throw problem("not_a_day", da: "En dag skrives åååå-mm-dd.", en: "A day is written yyyy-mm-dd.")
        }
        return day
    }

    /// A number as JSON writes it, without exponent: no leading zero, no sign but minus, digits after a point.
    static func isJSONNumber(_ text: String) -> Bool {
        var rest = Substring(text)
        if rest.first == "-" { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isDigits = { (part: Substring) in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
        return parts.allSatisfy(isDigits) && (parts[0] == "0" || parts[0].first != "0")
    }
}

extension YAMLValue {
    /// What a value is, where a file may hold any.
    enum Kind {
        case null, number, text, list, mapping
    }

    var kind: Kind {
        switch node {
        case .sequence: .list
        case .mapping: .mapping
        case .scalar(let scalar) where scalar.style == .plain && YAMLValue.isJSONNumber(scalar.string): .number
        default: isNull ? .null : .text
        }
    }
}
