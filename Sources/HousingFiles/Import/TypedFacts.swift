package import Housing

/// `column=value …` as somebody typed it, read like a row of the kind's file: the facts that are known fill the cells that
/// nobody typed. An empty value makes a fact unknown.
package struct TypedFacts: Sendable {
    private let profile: Profile
    private let context: ImportContext
    private let texts: [(column: Int, text: String)]
    fileprivate let isConfirmed: Bool

    /// - Parameters:
    ///   - texts: by the names or other headings of columns, but those of the key and of the CPR number.
    ///   - confirmed: whether who typed them says that they are right where a file's row would be asked about.
    /// - Throws: `Problem` `unknown_column` with the nearest; `column_twice`; `number_in_text`.
    package init(
        _ texts: [(column: String, text: String)], _ profile: Profile, _ context: ImportContext,
        confirmed: Bool = false
    ) throws(Problem) {
        isConfirmed = confirmed
        var found: [(column: Int, text: String)] = []
        for (name, text) in texts {
            guard let index = profile.index(header: name), !TypedFacts.isKey(profile, index) else {
                try Problem.refuseNumber(in: name, field: "columns")
                throw TypedFacts.unknown(name, profile)
            }
            guard !found.contains(where: { $0.column == index }) else {
                throw Problem(
                    .wrongUse, "column_twice",
                    Words(da: "Kolonnen står der to gange.", en: "The column is there twice."),
                    details: ["column": profile.columns[index].name])
            }
            if [.text, .personName].contains(profile.columns[index].type) {
                try Problem.refuseNumber(in: text, field: "columns.\(profile.columns[index].name)")
            }
            found.append((index, text))
        }
        self.texts = found
        self.profile = profile
        self.context = context
    }

    /// The facts of a body, in the order of their columns.
    ///
    /// - Throws: as for what was typed.
    package init(
        _ facts: [String: FactValue], _ profile: Profile, _ context: ImportContext, confirmed: Bool = false
    ) throws(Problem) {
        try self.init(
            facts.sorted { $0.key < $1.key }.map { (column: $0.key, text: $0.value.cell) }, profile, context,
            confirmed: confirmed)
    }

    /// What says which unit or referral it is, and the citizen's number, is not changed by hand.
    private static func isKey(_ profile: Profile, _ index: Int) -> Bool {
        let column = profile.columns[index]
        return column.isKey || column.type == .cpr
            || (profile.kind == .units && column.name == "modtaget")
    }

    private static func unknown(_ name: String, _ profile: Profile) -> Problem {
        .unknownColumn(
            name, profile, Words(da: "Den kolonne kan ikke ændres.", en: "There is no such column to change."),
            of: profile.columns.indices.filter { !isKey(profile, $0) })
    }

    /// The row, refused where a value cannot be read or cannot be, and asked about where it is odd. Nobody is asked about
    /// what nobody typed and was so before.
    fileprivate func value<Shape: RowShape>(
        _ shape: Shape.Type, _ known: [(column: String, text: String)]
    ) throws -> Shape.Value {
        let shape = try Shape(profile)
        var row = try row(known, texts)
        let value = shape.value(&row)
        let problems = row.problems.sorted(by: ImportProblem.precedes)
        if let problem = problems.first(where: { $0.severity == .error }) { throw TypedFacts.refusal(problem) }
        guard let value else {
            throw Problem(
                .fault, "row_not_read", Words(da: "Rækken kunne ikke læses.", en: "The row could not be read."))
        }
        // Whose children they are is known, and so is how many.
        let odd = problems.filter { $0.severity == .confirm && $0.code != .numberOfChildren }
        guard !isConfirmed, !odd.isEmpty else { return value }
        var before = try self.row(known, [])
        // What is said already is no question, whoever says it again.
        guard shape.value(&before) != value else { return value }
        let asked = odd.first { problem in
            columns.contains(problem.column ?? "")
                || !before.problems.contains { $0.code == problem.code && $0.column == problem.column }
        }
        if let asked { throw TypedFacts.refusal(asked).askedByHand }
        return value
    }

    /// A row of the known facts, with those that were typed in their places.
    private func row(
        _ known: [(column: String, text: String)], _ texts: [(column: Int, text: String)]
    ) throws -> ReadRow {
        var cells = [Cell](repeating: .empty, count: profile.columns.count)
        for (name, text) in known { if let index = profile.index(of: name) { cells[index] = Cell(text) } }
        for (index, text) in texts { cells[index] = Cell(CellText.read(text)) }
        let layout = try Layout(header: profile.columns.map { Cell($0.name) }, row: 1, profile: profile, others: [])
        return ReadRow(2, cells, layout, context)
    }

    private static func refusal(_ problem: ImportProblem) -> Problem {
        // A word that is none of a closed list is a slip of who typed it; a value that cannot be is refused by a rule.
        Problem(
            problem.code == .notInList ? .wrongUse : .refused, problem.code.rawValue, problem.message,
            details: ["column": problem.column ?? ""], hint: problem.hint)
    }

    /// The names of the columns.
    fileprivate var columns: Set<String> { Set(texts.map { profile.columns[$0.column].name }) }
}

extension FactValue {
    /// As a cell of a file says it.
    fileprivate var cell: String {
        switch self {
        case .unknown: ""
        case .text(let text): text
        case .number(let digits): digits.split(separator: ".").joined(separator: ",")
        case .flag(let flag): flag ? "ja" : "nej"
        case .list(let items): items.isEmpty ? "ingen" : items.joined(separator: ",")
        }
    }
}

/// A change of a unit.
package struct UnitTyped: FactsChange {
    private let typed: TypedFacts
    package var columns: Set<String> { typed.columns }

    package init(_ typed: TypedFacts) { self.typed = typed }

    package var isConfirmed: Bool { typed.isConfirmed }

    package func applied(to unit: Unit) throws -> Unit {
        let key = [
            ("boligorganisation", unit.association), ("afdeling", unit.department), ("lejemaal", unit.tenancy),
            ("modtaget", unit.receivedOn.description),
        ]
        var changed = try typed.value(UnitShape.self, key + unit.facts.map { ($0.column, $0.value.cell) })
        // The key is shown as first received.
        (changed.association, changed.department, changed.tenancy) = (unit.association, unit.department, unit.tenancy)
        return changed
    }
}

/// A change of a referral's facts.
package struct ReferralTyped: FactsChange {
    private let typed: TypedFacts
    package var columns: Set<String> { typed.columns }

    package init(_ typed: TypedFacts) { self.typed = typed }

    package var isConfirmed: Bool { typed.isConfirmed }

    package func applied(to facts: ReferralFacts) throws -> ReferralFacts {
        // Whose it is stays; a number stands in for theirs, which nobody needs to know here.
        let who = [("indstilling_id", facts.reference), ("cpr", "6101804000")]
        var changed = try typed.value(ReferralShape.self, who + facts.columns.map { ($0.column, $0.value.cell) }).facts
        changed.reference = facts.reference
        if !columns.contains("foedselsdato") || facts.household.adults.isEmpty {
            changed.household.adults[0].bornOn = facts.household.adults.first?.bornOn
        } else if typed.text("foedselsdato")?.isEmpty == true {
            changed.household.adults[0].bornOn = nil
        }
        return changed
    }
}

extension TypedFacts {
    /// What was typed for a column, as a cell reads it; nil where nobody did.
    fileprivate func text(_ column: String) -> String? {
        texts.first { profile.columns[$0.column].name == column }.map { CellText.read($0.text) }
    }
}

extension Profile {
    /// Refuses what somebody types for a column that is none; a file may have columns of its own, which are passed over.
    ///
    /// - Throws: `unknown_column` with the nearest.
    package func requireColumns(_ names: [String]) throws(Problem) {
        for name in names where index(header: name) == nil {
            try Problem.refuseNumber(in: name, field: "columns")
            throw .unknownColumn(
                name, self, Words(da: "Den kolonne er der ikke.", en: "There is no such column."),
                of: Array(columns.indices))
        }
    }
}

extension Problem {
    /// - Parameter known: the columns there are to choose from.
    fileprivate static func unknownColumn(
        _ name: String, _ profile: Profile, _ message: Words, of known: [Int]
    ) -> Problem {
        let near = profile.nearest(to: name).flatMap { known.contains($0.index) ? profile.columns[$0.index].name : nil }
        let all = known.map { profile.columns[$0].name }
        return Problem(
            .wrongUse, "unknown_column", message,
            details: ["column": String(name.prefix(100))].merging(near.map { ["nearest": $0] } ?? [:]) { first, _ in
                first
            },
            hint: near.map { Words(da: "Mente du \($0)?", en: "Did you mean \($0)?") }
                ?? Words(
                    da: "Kolonnerne er: \(all.joined(separator: ", ")).",
                    en: "The columns are: \(all.joined(separator: ", "))."))
    }
}
