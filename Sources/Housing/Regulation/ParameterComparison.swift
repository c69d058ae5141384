/// A parameter that is another in one set of parameters than in another set.
package struct ParameterChange: Hashable, Sendable {
    package let key: ParameterKey
    /// Nil where the set has no such parameter.
    package let before: Parameter?
    package let after: Parameter?

    /// Whether the value is another, not only where it is from or how sure it is.
    package var isOfValue: Bool { before?.value != after?.value }

    /// The change in hundredths of a per cent, where both are numbers and the first is not 0.
    package var basisPoints: Int? {
        guard let was = before?.number, let now = after?.number, was != 0 else { return nil }
        return divided((now - was) * 10_000, by: was)
    }
}

extension Parameters {
    /// The parameters that differ, in the order of the keys: two periods beside each other, or a draft and what is in force.
    ///
    /// - Parameter valuesOnly: leaves out those of which only source, confidence or day of review differ.
    package func changes(from before: Parameters, valuesOnly: Bool = true) -> [ParameterChange] {
        ParameterKey.allCases.compactMap { key in
            let change = ParameterChange(key: key, before: before[key], after: self[key])
            guard change.before != change.after else { return nil }
            return valuesOnly && !change.isOfValue ? nil : change
        }
    }
}

extension [ParameterChange] {
    /// A row a parameter for a person: its words, both values, and how much it rose.
    package func text(_ language: Language) -> String {
        func value(_ parameter: Parameter?) -> String {
            guard let parameter else { return "-" }
            return parameter.number.map { grouped($0, language) } ?? parameter.value?.description ?? "?"
        }
        let headings = Words(da: "Tal|Før|Nu|Ændring|Enhed", en: "Parameter|Before|Now|Change|Unit")[language]
        var rows = [headings.split(separator: "|").map(String.init)]
        rows += map { change in
            let percent = change.basisPoints.map { points in
                let amount = Money(ore: points).text(language)
                return "\(points > 0 ? "+" : "")\(amount) %"
            }
            return [
                change.key.words[language], value(change.before), value(change.after), percent ?? "",
                change.key.measure.rawValue,
            ]
        }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : column == 4 ? cell : space + cell
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}
