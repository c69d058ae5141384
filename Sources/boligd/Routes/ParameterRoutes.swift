import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// Figures of law and policy: drafted by one, tried against the case files, approved by another.
struct ParameterRoutes {
    let store: Store

    func add(to routes: RouterGroup<Context>) {
        routes.post("parameters", use: draft)
        routes.get("parameters/:number/cases", use: cases)
        routes.post("parameters/:number/impact", use: impact)
        routes.post("parameters/:number/approve", use: approve)
    }

    /// A draft is whole and readable, and leaves neither gap nor overlap; whether its cases pass is shown, and asked
    /// for at the approval.
    @Sendable func draft(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: ParametersDraft.self)
        let act = try context.act(request, "parameters.draft", right: .writeParameters, sent: bytes)
        let period = try ParameterFile.read(asked.file.content, name: asked.file.name)
        let rules = try await store.rules()
        let drafted = rules.with(try ParameterFile.history(rules.parameters.replacing(with: period).periods))
        for file in asked.cases { _ = try CaseFile.read(file.content, name: file.name, rules: drafted) }
        let record = try await store.draftParameters(
            act,
            ParameterSetToKeep(period, cases: asked.cases.map { CaseText(name: $0.name, content: $0.content) }))
        return Response(status: .created, record, of: .parameters)
    }

    /// Every case file run with the figures as they would be in force: `[{"name": …, "got": {…}, "failed": […]}]`.
    @Sendable func cases(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readUnits)
        let name = try context.name("number")
        let rules = try await store.rules()
        let history = rules.parameters.replacing(with: try await store.parameterSet(name))
        return Response(try run(try await store.caseFiles(with: name), rules.with(history)).json().utf8)
    }

    /// Asks for the draft to be tried on every open referral; the recheck says when it is done, and `flips` what it
    /// would turn.
    @Sendable func impact(_ request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(request, "parameters.impact", right: .readCitizens)
        return Response(
            status: .created, try await store.requestImpact(act, try context.name("number")), of: .rechecks)
    }

    @Sendable func approve(_ request: Request, _ context: Context) async throws -> Response {
        let act = try context.act(request, "parameters.approve", right: .writeParameters)
        // A retry finds its answer before any case is run again.
        if let given: Record = try await store.answer(to: act) { return Response(given, of: .parameters) }
        let name = try context.name("number")
        while true {
            let trial = try await store.parameterTrial(act, name)
            let history = try ParameterFile.history(trial.history.periods)
            let run = try run(trial.cases, try await store.rules().with(history))
            guard run.isPassed else { throw Refusal.caseFails(run) }
            do {
                return Response(try await store.approveParameters(act, trial), of: .parameters)
            } catch let refusal as Refusal where refusal == .figuresChanged {}
        }
    }

    private func run(_ files: [CaseText], _ rules: Rules) throws(Refusal) -> CaseRun {
        var cases: [Case] = []
        for file in files { cases += try CaseFile.read(file.content, name: file.name, rules: rules) }
        return CaseRun(cases, rules: rules)
    }
}

extension Refusal {
    /// A case of the case files expects something else than the figures give.
    fileprivate static func caseFails(_ run: CaseRun) -> Refusal {
        let failing = run.results.filter { !$0.failed.isEmpty }
        var details = ["failed": "\(failing.count)"]
        if let first = failing.first, let answer = first.failed.first {
            details["case"] = first.name
            details["key"] = answer.key.rawValue
            details["expected"] = "\(answer.expected)"
            details["got"] = "\(answer.got)"
        }
        return Refusal(
            .refused, "case_fails",
            Words(
                da: "\(failing.count) af sagsfilernes sager giver et andet svar end ventet.",
                en: "\(failing.count) cases of the case files give another answer than expected."),
            details: details,
            hint: Words(
                da: "Ret tallene, eller lav en ny kladde, hvor den rettede sagsfil følger med: --cases FIL.",
                en: "Correct the figures, or draft them again with the corrected case file: --cases FILE."))
    }
}
