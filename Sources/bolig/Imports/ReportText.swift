import Housing

extension ImportReport {
    /// The report for a person: what became of the rows, then the problems.
    func text(_ language: Language) -> String {
        let counts = Words(
            da: "\(rows) rækker: \(added) nye, \(changed) ændrede, \(unchanged) uændrede, \(refused) afvist.",
            en: "\(rows) rows: \(added) added, \(changed) changed, \(unchanged) unchanged, \(refused) refused.")
        var text = "\(file): \(counts[language])\n"
        text +=
            (stored ? Words(da: "Gemt.", en: "Stored.") : Words(da: "Intet er gemt.", en: "Nothing was stored."))[
                language]
        text += "\n"
        for problem in problems {
            let place = problem.cell ?? problem.row.map(String.init) ?? file
            text += "  \(place): \(problem.message) (\(problem.code.rawValue))\n"
        }
        return text
    }
}
