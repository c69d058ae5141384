import ArgumentParser
import Housing
import HousingAPI

/// What candidates both ways take and say.
struct CandidateOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Dagen, der ses på (ellers i dag).", en: "The day looked at (else today).", value: dayName))
    var on: Day?

    @Flag(
        help: .words(
            da: "Vis også dem, der ikke har råd, og dem, noget taler imod.",
            en: "Show those who cannot afford it and those excluded too."))
    var all = false

    @OptionGroup var rows: RowOptions

    var answer: AnswerOptions { rows.answer }

    func query(why: String?) -> CandidatesQuery { CandidatesQuery(on: on, all: all ? true : nil, why: why) }

    /// Writes the rows that are chosen: their own fields, and what the check and the obstacles say; as JSON the answer with
    /// those rows alone.
    ///
    /// - Parameter key: the field that tells one row from another.
    func write(
        _ all: [Record], by key: String, of list: ListedFields, why: Bool, _ reply: Client.Answer, _ client: Client
    ) async throws {
        // A table says why not only where somebody may be shown of whom that holds.
        let hidden = why || self.all ? [] : ["excluded", "barred_until", "minimum"]
        let choice = try rows.choice(of: list, shown: list.fields.filter { !hidden.contains($0.name) })
        if answer.format == .json, choice.isWhole {
            return Terminal.write(String(decoding: reply.bytes, as: UTF8.self) + "\n")
        }
        let chosen = try await choice.rows(of: all, client)
        guard answer.format == .json else { return try choice.write(chosen) }
        let names = rows.columns == nil ? nil : choice.fields.map(\.name)
        let whole = try JSON(Array(reply.bytes))
        Terminal.write(whole.with(chosen.map { $0[key].text }, by: key, names).compact + "\n")
    }

    /// What the check and the obstacles say, under the names of their fields.
    func said(_ item: some JudgedItem) -> [(name: String, value: Record.Value)] {
        [
            ("outcome", .text(item.outcome.rawValue)), ("disposable_income", .count(item.disposableIncome)),
            ("minimum", .count(item.minimum)), ("shortfall", .count(item.shortfall)),
            ("remedies", .list(item.remedies.map(\.scheme.rawValue))),
            ("excluded", .list(item.excluded.map(\.rawValue))), ("barred_until", .day(item.barredUntil)),
            ("notes", .list(item.notes.map(\.rawValue))),
        ]
    }

    /// How many there were of each kind.
    func said(_ counts: CandidateCounts) -> Words {
        Words(
            da: "Har råd: \(counts.passes). Med tilskud: \(counts.withSubsidy). Kan ikke afgøres: \(counts.unknown). "
                + "Har ikke råd: \(counts.fails). Kan ikke tilbydes: \(counts.excluded).",
            en: "Can afford: \(counts.passes). With a subsidy: \(counts.withSubsidy). Undecided: \(counts.unknown). "
                + "Cannot afford: \(counts.fails). Excluded: \(counts.excluded).")
    }

    /// The next step to type, with the subsidy that makes the difference.
    func next(_ command: String, _ outcome: CheckOutcome, _ remedies: [Remedy]) {
        guard Terminal.output.width != nil else { return }
        let subsidy = outcome == .fail ? remedies.first.map { " --subsidy \($0.scheme.rawValue)" } ?? "" : ""
        Terminal.note(
            Words(
                da: "Tilbyd den første: bolig \(command)\(subsidy)",
                en: "Offer to the first: bolig \(command)\(subsidy)"
            )
            .said)
    }
}

extension Record.Value {
    /// A day, or null.
    static func day(_ day: Day?) -> Record.Value { day.map { .text($0.description) } ?? .null }

    /// A count, or null.
    static func count(_ number: Int?) -> Record.Value { number.map { .number(String($0)) } ?? .null }
}

extension JSON {
    /// The answer with those of its items alone, in that order.
    ///
    /// - Parameter names: the fields of them that are wanted; nil is all.
    fileprivate func with(_ keys: [String], by key: String, _ names: [String]?) -> JSON {
        guard case .object(let members) = self, case .list(let items)? = self["items"] else { return self }
        var found: [String: JSON] = [:]
        for item in items {
            if case .text(let text)? = item[key] { found[text] = item }
        }
        let chosen = keys.compactMap { found[$0] }.map { item -> JSON in
            guard let names, case .object(let members) = item else { return item }
            return .object(names.compactMap { name in members.first { $0.name == name } })
        }
        return .object(members.map { $0.name == "items" ? Member("items", .list(chosen)) : $0 })
    }
}
