package import Housing

extension NextYear {
    /// The draft as a file to read, correct and draft: each parameter with what was done to it, and those whose table is to
    /// be looked up named at the top.
    package var text: String {
        let needing = needingTable.map(\.rawValue)
        var lines = [
            "# An ESTIMATE of the parameters from \(from), made from those of the year before. It is not in force: it is drafted, its",
            "# case files are run, and a second person approves it.",
            "# To be looked up in the year's official tables before that: \(needing.isEmpty ? "nothing" : needing.joined(separator: ", ")).",
            "from: \(from)", "figures:",
        ]
        for parameter in values {
            lines.append("  # \(parameter.comment)")
            lines.append(
                ParameterFile.line(
                    ParameterFile.Entry(
                        key: parameter.key.rawValue, value: parameter.after.value?.description,
                        unit: parameter.key.measure.rawValue, confidence: parameter.after.confidence.rawValue,
                        reviewBy: parameter.after.reviewBy.description, source: parameter.after.source)))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension NextYear.Regulated {
    /// What was done to the parameter.
    fileprivate var comment: String {
        let was = before.value?.description ?? "missing"
        switch step {
        case .regulated(let base, let index, _):
            let rounding = base.rounding.step == 1 ? "" : " to \(base.rounding.step)"
            return "\(was) -> \(base.text) x \(index), rounded\(base.rounding.up ? " up" : "")\(rounding)"
        case .raised(let number, let rate):
            return "\(number) x \(rate), rounded: the act's base amount did not give the parameter before"
        case .unchanged: return "unchanged"
        case .needsTable(let table): return "OFFICIAL TABLE NEEDED: \(table); until then as before (\(was))"
        }
    }
}
