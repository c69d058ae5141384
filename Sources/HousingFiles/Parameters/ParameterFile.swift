package import Housing

/// Reads the files of parameters: one a period, named by its first day, that people write and compare.
package enum ParameterFile {
    /// Reads one period's parameters.
    ///
    /// - Parameter name: the file's name, for messages.
    /// - Throws: `Problem` with the key (`details["key"]`) and the first day (`details["day"]`) of what is wrong: an
    ///   unknown key, another unit than the key's, a value that is none of its unit.
    package static func read(_ text: String, name: String) throws(Problem) -> Parameters {
        let file = try YAMLValue(text: text, file: name)
        let fields = try file.fields(["from", "figures"])
        let from = try file.required("from", in: fields).day()
        var values: [ParameterKey: Parameter] = [:]
        for (name, value) in try file.required("figures", in: fields).entries() {
            guard let key = ParameterKey(rawValue: name) else {
                throw problem(
                    "unknown_parameter", name, from, da: "Ukendt navn på et tal.", en: "No parameter has this name.")
            }
            values[key] = try parameter(key, value, from: from)
        }
        return Parameters(from: from, values: values)
    }

    /// Joins periods to a history.
    ///
    /// - Throws: `Problem` where two files give the same key for the same day (overlap), or where a key stops and
    ///   begins again (gap).
    package static func history(_ periods: [Parameters]) throws(Problem) -> ParameterHistory {
        let history = ParameterHistory(periods)
        var last: [ParameterKey: Int] = [:]
        for (index, period) in history.periods.enumerated() {
            guard let from = period.from else { continue }
            for key in period.values.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                if index > 0, history.periods[index - 1].from == from, history.periods[index - 1][key] != nil {
                    throw problem(
                        "parameter_overlap", key.rawValue, from, da: "To filer angiver tallet for samme dag.",
                        en: "Two files give this parameter for the same day.")
                }
                if let before = last[key], before < index - 1, let gap = history.periods[before + 1].from {
                    throw problem(
                        "parameter_gap", key.rawValue, gap, da: "Tallet mangler i en periode mellem to andre.",
                        en: "The parameter is left out of a period between two that have it.")
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

    private static func parameter(_ key: ParameterKey, _ value: YAMLValue, from: Day) throws(Problem) -> Parameter {
        let fields = try value.fields(["value", "unit", "confidence", "review_by", "source"])
        let unit = try value.required("unit", in: fields).text()
        guard unit == key.measure.rawValue else {
            throw problem(
                "wrong_unit", key.rawValue, from, da: "Enheden skal være \(key.measure.rawValue).",
                en: "The unit must be \(key.measure.rawValue).")
        }
        let confidence = try value.required("confidence", in: fields).code(Confidence.self)
        let parameter = try fields["value"].map { (value) throws(Problem) in try self.value(key, value, from: from) }
        guard (parameter == nil) == (confidence == .missing) else {
            throw problem(
                "confidence_missing", key.rawValue, from, da: "Kun et tal uden værdi har sikkerheden missing.",
                en: "Only a parameter without a value has the confidence missing.")
        }
        return Parameter(
            value: parameter, confidence: confidence, source: try value.required("source", in: fields).text(),
            reviewBy: try value.required("review_by", in: fields).day())
    }

    private static func value(_ key: ParameterKey, _ value: YAMLValue, from: Day) throws(Problem) -> ParameterValue {
        switch key.measure {
        case .code: return .code(try value.code(CashBenefitRegime.self).rawValue)
        case .list:
            return .list(try value.list().map { (code) throws(Problem) in try code.code(ExpenseKind.self).rawValue })
        case .table: return try table(value, from: from)
        case .home:
            let fields = try value.fields(["rent", "area", "heating"])
            return .home(
                rent: try value.required("rent", in: fields).amount(),
                areaTenths: try value.required("area", in: fields).tenths(),
                heating: try value.required("heating", in: fields).code(Heating.self))
        default:
            let number = try value.integer()
            guard (0...key.measure.highest).contains(number) else {
                throw problem(
                    "parameter_out_of_range", key.rawValue, from, da: "Tallet skal være 0-\(key.measure.highest).",
                    en: "The parameter must be 0-\(key.measure.highest).")
            }
            return .number(number)
        }
    }

    /// The rows of `minimums`. What is wrong in one is said with the key and the day, as of every parameter.
    private static func table(_ value: YAMLValue, from: Day) throws(Problem) -> ParameterValue {
        do {
            let rows = try value.list().map { (row) throws(Problem) in try MinimumRow(row) }
            return rows.isEmpty ? .list([]) : .table(rows)
        } catch {
            let key = ParameterKey.minimums.rawValue
            throw Problem(
                error.kind, error.code,
                Words(
                    da: "\(key), \(from.danish): \(error.message.da)", en: "\(key), \(from): \(error.message.en)"),
                details: error.details.merging(["key": key, "day": from.description]) { own, _ in own },
                hint: error.hint)
        }
    }

    private static func problem(_ code: String, _ key: String, _ day: Day, da: String, en: String) -> Problem {
        Problem(
            .unreadable, code, Words(da: "\(key), \(day.danish): \(da)", en: "\(key), \(day): \(en)"),
            details: ["key": key, "day": day.description])
    }
}
