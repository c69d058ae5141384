package import Housing

/// Reads the files of figures: one a period, named by its first day, that people write and compare.
package enum ParameterFile {
    /// Reads one period's figures.
    ///
    /// - Parameter name: the file's name, for messages.
    /// - Throws: `Refusal` with the key (`details["key"]`) and the first day (`details["day"]`) of what is wrong: an
    ///   unknown key, another unit than the key's, a value that is none of its unit.
    package static func read(_ text: String, name: String) throws(Refusal) -> Parameters {
        let file = try YAMLValue(text: text, file: name)
        let fields = try file.fields(["from", "figures"])
        let from = try file.required("from", in: fields).day()
        var figures: [ParameterKey: Parameter] = [:]
        for (name, value) in try file.required("figures", in: fields).entries() {
            guard let key = ParameterKey(rawValue: name) else {
                throw problem(
                    "unknown_parameter", name, from, da: "Ukendt navn på et tal.", en: "No figure has this name.")
            }
            figures[key] = try figure(key, value, from: from)
        }
        return Parameters(from: from, figures: figures)
    }

    /// Joins periods to a history.
    ///
    /// - Throws: `Refusal` where two files give the same key for the same day (overlap), or where a key stops and
    ///   begins again (gap).
    package static func history(_ periods: [Parameters]) throws(Refusal) -> ParameterHistory {
        let history = ParameterHistory(periods)
        var last: [ParameterKey: Int] = [:]
        for (index, period) in history.periods.enumerated() {
            guard let from = period.from else { continue }
            for key in period.figures.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                if index > 0, history.periods[index - 1].from == from, history.periods[index - 1][key] != nil {
                    throw problem(
                        "parameter_overlap", key.rawValue, from, da: "To filer angiver tallet for samme dag.",
                        en: "Two files give this figure for the same day.")
                }
                if let before = last[key], before < index - 1, let gap = history.periods[before + 1].from {
                    throw problem(
                        "parameter_gap", key.rawValue, gap, da: "Tallet mangler i en periode mellem to andre.",
                        en: "The figure is left out of a period between two that have it.")
                }
                last[key] = index
            }
            guard period.regime != nil else {
                throw problem(
                    "parameter_missing", ParameterKey.cashBenefitRegime.rawValue, from,
                    da: "Perioden skal sige, hvilke regler for kontanthjælp den følger.",
                    en: "The period must say which rules of cash benefit it follows.")
            }
        }
        return history
    }

    private static func figure(_ key: ParameterKey, _ value: YAMLValue, from: Day) throws(Refusal) -> Parameter {
        let fields = try value.fields(["value", "unit", "confidence", "review_by", "source"])
        let unit = try value.required("unit", in: fields).text()
        guard unit == key.unit.rawValue else {
            throw problem(
                "wrong_unit", key.rawValue, from, da: "Enheden skal være \(key.unit.rawValue).",
                en: "The unit must be \(key.unit.rawValue).")
        }
        let confidence = try value.required("confidence", in: fields).code(Confidence.self)
        let figure = try fields["value"].map { (value) throws(Refusal) in try self.value(key, value, from: from) }
        guard (figure == nil) == (confidence == .missing) else {
            throw problem(
                "confidence_missing", key.rawValue, from, da: "Kun et tal uden værdi har sikkerheden missing.",
                en: "Only a figure without a value has the confidence missing.")
        }
        return Parameter(
            value: figure, confidence: confidence, source: try value.required("source", in: fields).text(),
            reviewBy: try value.required("review_by", in: fields).day())
    }

    private static func value(_ key: ParameterKey, _ value: YAMLValue, from: Day) throws(Refusal) -> ParameterValue {
        switch key.unit {
        case .code: return .code(try value.code(CashBenefitRegime.self).rawValue)
        case .list:
            return .list(try value.list().map { (code) throws(Refusal) in try code.code(ExpenseKind.self).rawValue })
        case .table: return try table(value, from: from)
        case .home:
            let fields = try value.fields(["rent", "area", "heating"])
            return .home(
                rent: try value.required("rent", in: fields).amount(),
                areaTenths: try value.required("area", in: fields).tenths(),
                heating: try value.required("heating", in: fields).code(Heating.self))
        default:
            let number = try value.integer()
            guard (0...key.unit.highest).contains(number) else {
                throw problem(
                    "figure_out_of_range", key.rawValue, from, da: "Tallet skal være 0-\(key.unit.highest).",
                    en: "The figure must be 0-\(key.unit.highest).")
            }
            return .number(number)
        }
    }

    /// The rows of `minimums`. What is wrong in one is said with the key and the day, as of every figure.
    private static func table(_ value: YAMLValue, from: Day) throws(Refusal) -> ParameterValue {
        do {
            let rows = try value.list().map { (row) throws(Refusal) in try MinimumRow(row) }
            return rows.isEmpty ? .list([]) : .table(rows)
        } catch {
            let key = ParameterKey.minimums.rawValue
            throw Refusal(
                error.kind, error.code,
                Words(
                    da: "\(key), \(from.danish): \(error.message.da)", en: "\(key), \(from): \(error.message.en)"),
                details: error.details.merging(["key": key, "day": from.description]) { own, _ in own },
                hint: error.hint)
        }
    }

    private static func problem(_ code: String, _ key: String, _ day: Day, da: String, en: String) -> Refusal {
        Refusal(
            .unreadable, code, Words(da: "\(key), \(day.danish): \(da)", en: "\(key), \(day): \(en)"),
            details: ["key": key, "day": day.description])
    }
}
