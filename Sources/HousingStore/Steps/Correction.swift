import Housing
import HousingAPI

/// What is to be said instead, field by field, each read as what it is.
struct Correction {
    private let thing: Thing
    private let values: [String: String]

    /// - Throws: `unknown_field` where a thing has no such field to correct, `bad_value` where one is given twice.
    init(_ request: StepCorrect, of thing: Thing) throws(Problem) {
        self.thing = thing
        let known = Self.fields(of: thing.listing)
        var values: [String: String] = [:]
        for said in request.fields {
            guard known.contains(said.field) else {
                throw Problem(
                    .wrongUse, "unknown_field",
                    Words(da: "Det felt kan ikke rettes.", en: "That field cannot be corrected."),
                    details: ["field": said.field],
                    hint: Words(
                        da: "Felterne er: \(known.joined(separator: ", ")). Andres står i: bolig correct --help",
                        en:
                            "The fields are: \(known.joined(separator: ", ")). Others' are told by: bolig correct --help"
                    ))
            }
            guard values.updateValue(said.value, forKey: said.field) == nil else {
                throw Self.badValue(
                    said.field,
                    Words(da: "Feltet \(said.field) står to gange.", en: "The field \(said.field) is given twice."),
                    hint: Words(da: "Skriv det én gang.", en: "Give it once."))
            }
        }
        self.values = values
    }

    private static func fields(of listing: Listing) -> [String] { StepCorrect.fields(of: listing.id) }

    /// The kind of thing that is meant where none of the fields are of what was named, but all of them of another kind.
    static func meant(_ request: StepCorrect, of thing: Thing) -> Listing? {
        func has(_ listing: Listing, _ field: String) -> Bool { fields(of: listing).contains(field) }
        let said = request.fields.map(\.field)
        // No number of a project leads to anything else.
        if case .supply = thing { return nil }
        // Reasons and notes are said of many kinds: of which one is meant, nothing else but its number tells.
        guard !said.contains(where: { has(thing.listing, $0) || ["reason", "note"].contains($0) }) else { return nil }
        return [Listing.allocations, .units, .referrals, .subsidies].first { listing in
            said.allSatisfy { has(listing, $0) }
        }
    }

    static func hasReason(_ request: StepCorrect) -> Bool { request.fields.contains { $0.field == "reason" } }
    static func hasNote(_ request: StepCorrect) -> Bool { request.fields.contains { $0.field == "note" } }

    /// Whether all the fields are of this kind of thing.
    static func fits(_ request: StepCorrect, _ thing: Thing) -> Bool {
        request.fields.allSatisfy { fields(of: thing.listing).contains($0.field) }
    }

    /// Refuses what is corrected together with another step, which is another correction.
    func requireOnly(_ fields: String...) throws(Problem) {
        if let other = self.fields.first(where: { !fields.contains($0) }) { throw notTaken(other) }
    }

    /// In the order of their names.
    var fields: [String] { values.keys.sorted() }

    func has(_ field: String) -> Bool { values[field] != nil }

    /// The first of two names of one thing that was named; the first of them where neither was.
    func first(of one: String, _ other: String) -> String { !has(one) && has(other) ? other : one }

    /// The day to be said; the one that is said now where the field is not named.
    ///
    /// - Parameter mayBeEmpty: whether there need be none, before or after.
    /// - Throws: `step_not_taken` where there is no day to correct, `bad_value`.
    func day(_ field: String, now: Day?, mayBeEmpty: Bool = false) throws(Problem) -> Day? {
        guard let text = values[field] else { return now }
        guard now != nil || mayBeEmpty else { throw notTaken(field) }
        if text.isEmpty, mayBeEmpty { return nil }
        guard let day = Day.typed(text) else {
            throw Self.badValue(
                field, Words(da: "\(field) er ikke en dag.", en: "\(field) is not a day."),
                hint: Words(
                    da: "Skriv en dag, der findes: \(field)=31-12-2026.",
                    en: "Give a day that exists: \(field)=2026-12-31."))
        }
        return day
    }

    /// kr/month.
    func amount(_ field: String, now: Money) throws(Problem) -> Money {
        guard let text = values[field] else { return now }
        guard let amount = Money.typed(text) ?? Money(text) else {
            throw Self.badValue(
                field, Words(da: "\(field) er ikke et beløb.", en: "\(field) is not an amount."),
                hint: Words(
                    da: "Skriv kroner pr. måned: \(field)=1.414,50.", en: "Give kr/month: \(field)=1414.50."))
        }
        return amount
    }

    /// A code of a closed list, by itself or by its words, those of files too.
    func code<List: Code>(_ field: String, now: List?) throws(Problem) -> List? {
        guard let text = values[field] else { return now }
        guard now != nil else { throw notTaken(field) }
        guard let found = List.named(text) else {
            throw Problem(
                .wrongUse, "unknown_word",
                Words(da: "Det ord kendes ikke i \(field).", en: "That word is not known in \(field)."),
                details: ["field": field, "codes": List.allCases.map(\.rawValue).joined(separator: ",")],
                hint: Words(da: "Vælg mellem: \(List.list).", en: "Choose from: \(List.list)."))
        }
        return found
    }

    /// Words about a step; none where nothing stands in the text.
    ///
    /// - Throws: `step_not_taken`, `number_in_text`.
    func text(_ field: String, now: String?, isTaken: Bool) throws(Problem) -> String? {
        guard let text = values[field] else { return now }
        guard isTaken else { throw notTaken(field) }
        try Problem.refuseNumber(in: text)
        return said(text)
    }

    func notTaken(_ field: String) -> Problem {
        Problem(
            .refused, "step_not_taken",
            Words(
                da: "\(thing) har ikke noget i feltet \(field), der kan rettes.",
                en: "\(thing) has nothing in the field \(field) that can be corrected."),
            details: ["number": "\(thing)", "field": field],
            hint: Words(
                da: "Se hvad der er sket: bolig history \(thing)", en: "See what was done: bolig history \(thing)"))
    }

    /// Refuses a correction that says what is said already.
    func requireChange(_ isChanged: Bool) throws(Problem) {
        guard isChanged else { throw Problem.nothingChanged(thing) }
    }

    private static func badValue(_ field: String, _ message: Words, hint: Words) -> Problem {
        Problem(.wrongUse, "bad_value", message, details: ["field": field], hint: hint)
    }

    /// What a step is refused with, said of its correction: that takes fields, and none of the step's options.
    func restated(_ problem: Problem) -> Problem {
        // A hint that leads out by undoing names that command's options, and rightly.
        guard let hint = problem.hint?.da, hint.contains("--"), !hint.contains("bolig undo ") else { return problem }
        let known = Self.fields(of: thing.listing).joined(separator: ", ")
        return Problem(
            problem.kind, problem.code, problem.message, details: problem.details,
            hint: Words(
                da: "Skriv det rigtige som felt=værdi. Felterne er: \(known).",
                en: "Give what is right as field=value. The fields are: \(known)."))
    }
}

extension Problem {
    /// What was to be said of a thing is what is said already.
    static func nothingChanged(_ thing: Thing) -> Problem {
        Problem(
            .refused, "nothing_changed",
            Words(da: "Det står der allerede.", en: "That is what it says already."), details: ["number": "\(thing)"])
    }
}
