import ArgumentParser
import Housing
import HousingAPI
import HousingFiles

/// `bolig parameters show`: the parameters of one set, for a person or as the file they can be drafted from.
struct ParametersShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis tallene i et sæt satser, ellers dem, der gælder i dag.",
            en: "Show the parameters of a set, else those in force today.",
            examples: [
                "bolig parameters show", "bolig parameters show P-2 --where confidence=missing",
                "bolig parameters show --on 30-06-2025 --known-at 31-12-2025",
                "bolig parameters show P-3 --file > 2027-01-01.yaml",
            ])
    }

    @Argument(help: .words(da: "Sættets nummer.", en: "The number of the set.", value: setName))
    var set: ParameterSetNumber?

    @Option(
        help: .words(
            da: "Dem, der gælder den dag (ellers i dag).", en: "Those in force that day (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "Som de var kendt ved udgangen af den dag.", en: "As they were known at the end of that day.",
            value: dayName))
    var knownAt: Day?

    @Flag(help: .words(da: "Skriv sættet som den fil, en kladde laves af.", en: "Write the file a draft is made from."))
    var file = false

    @OptionGroup var options: ListOptions

    mutating func validate() throws {
        guard set == nil || (on == nil && knownAt == nil) else {
            throw ValidationError(
                Words(da: "Skriv et nummer eller en dag, ikke begge.", en: "Give a number or a day, not both.").said)
        }
    }

    func run() async throws {
        let client = try options.daemon.client()
        let set: ParameterSetNumber
        if let asked = self.set { set = asked } else { set = try await client.parameterSet(on: on, knownAt: knownAt) }
        if file {
            return Terminal.write(try await client.parameterFile(of: set))
        }
        var options = options
        options.where.append("set=\(set)")
        try await options.list(.parameterValues)
        if options.answer.format == .table {
            Terminal.note(Words(da: "Satserne er \(set).", en: "The set is \(set).").said)
        }
    }
}

extension Client {
    /// The set in force on a day, as known at the end of another; today and now where they are left out.
    func parameterSet(on day: Day?, knownAt: Day?) async throws -> ParameterSetNumber {
        let asked = day
        let day: Day
        if let asked { day = asked } else { day = try await ask(Operations.status).today }
        // What was known at the end of a day is what was approved before the next one began, and not replaced by then.
        let known = knownAt.map { "<\($0.adding(days: 1))" }
        let approved = try await sets([known.map { "approved_at\($0)" } ?? "state=in_force"])
        let replaced = try await known == nil ? [] : sets(known.map { ["replaced_at\($0)"] } ?? []).map { $0["set"] }
        let found = approved.first { set in
            !replaced.contains(set["set"]) && (Day(set["valid_from"].text).map { $0 <= day } ?? false)
        }
        guard let found, let number = ParameterSetNumber(found["set"].text) else {
            throw Failure(
                Problem(
                    .notFound, "no_parameters",
                    Words(da: "Ingen satser gælder den dag.", en: "No parameters are in force that day."),
                    details: ["on": day.description],
                    hint: Words(da: "Se dem alle: bolig parameters list", en: "See all: bolig parameters list")))
        }
        return number
    }

    /// Sets of parameters, those that apply from the latest day first.
    private func sets(_ conditions: [String]) async throws -> [Record] {
        try await ask(
            Operations.list(.parameters), [], ListQuery(where: conditions, sort: "-valid_from", limit: 1000)
        ).items
    }

    /// Every set in force.
    func parametersInForce() async throws -> [Parameters] {
        var periods: [Parameters] = []
        for set in try await sets(["state=in_force"]).compactMap({ ParameterSetNumber($0["set"].text) }) {
            periods.append(try ParameterFile.read(try await parameterFile(of: set), name: "\(set)"))
        }
        return periods
    }

    /// A set as the file it can be drafted from.
    func parameterFile(of set: ParameterSetNumber) async throws -> String {
        let values = try await values(of: set)
        let from = try await ask(Operations.show(.parameters), ["\(set)"])["valid_from"].text
        return ParameterFile.text(
            from: from,
            values.map { parameter in
                ParameterFile.Entry(
                    key: parameter["parameter"].text,
                    value: parameter["value"] == .null ? nil : parameter["value"].text,
                    unit: parameter["unit"].text, confidence: parameter["confidence"].text,
                    reviewBy: parameter["review_by"].text, source: parameter["source"].text)
            })
    }

    /// Every parameter of a set.
    func values(of set: ParameterSetNumber) async throws -> [Record] {
        try await ask(Operations.list(.parameterValues), [], ListQuery(where: ["set=\(set)"], limit: 1000)).items
    }
}
