package import Housing

/// What this version of the program ships for a period that stands otherwise in a running service: to be drafted with
/// its reason and approved by a second person, never put in force by itself.
package struct ShippedDraft: Sendable {
    /// The file's name and text, as shipped.
    package let name: String
    package let text: String
    /// Parameter by parameter, source and review included.
    package let changes: [ParameterChange]
    /// The case files to draft with it.
    package let cases: [(name: String, text: String)]

    /// A draft for each period shipped that is in force with other parameters, the earliest first. They are approved in
    /// that order: each brings only the cases of its own days and those before, for the later ones hold when theirs
    /// does.
    ///
    /// - Parameter inForce: the sets in force; a period that is not among them is no correction and is left out.
    package static func corrections(of inForce: ParameterHistory) throws(Problem) -> [ShippedDraft] {
        var differing: [(file: (name: String, text: String), from: Day, changes: [ParameterChange])] = []
        for file in Rules.shippedFiles {
            let period = try ParameterFile.read(file.text, name: file.name)
            guard let from = period.from, let before = inForce.periods.first(where: { $0.from == from }) else {
                continue
            }
            let changes = period.changes(from: before, valuesOnly: false)
            if !changes.isEmpty { differing.append((file, from, changes)) }
        }
        var drafts: [ShippedDraft] = []
        for (index, found) in differing.enumerated() {
            let next = differing.indices.contains(index + 1) ? differing[index + 1].from : nil
            drafts.append(
                ShippedDraft(
                    name: found.file.name, text: found.file.text, changes: found.changes,
                    cases: try CaseFile.shipped.map { (file) throws(Problem) in
                        guard let next else { return (file.name, file.text) }
                        return (file.name, try CaseFile.text(file.text, name: file.name, before: next))
                    }))
        }
        return drafts
    }

    /// What is said in the event of the draft where nobody says otherwise.
    package var reason: Words {
        let values = changes.count(where: \.isOfValue)
        return Words(
            da:
                "Medfølgende satser rettet: \(values) tal er andre, \(changes.count - values) har ny kilde eller frist.",
            en:
                "Shipped parameters corrected: \(values) values differ, \(changes.count - values) have a new source or review."
        )
    }
}
