import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

extension Mount {
    /// Parameters of law and policy: drafted by one, tried against the case files, approved by another.
    mutating func parameters(_ parts: Parts) {
        let store = parts.store
        // A draft is whole and readable, and leaves neither gap nor overlap; whether its cases pass is shown, and asked
        // for at the approval.
        serve(Operations.parametersDraft) { call in
            let (file, cases) = (call.body.file, call.body.cases)
            let period = try ParameterFile.read(file.content, name: file.name)
            let rules = try await store.rules()
            let drafted = rules.with(try ParameterFile.history(rules.parameters.replacing(with: period).periods))
            for file in cases { _ = try CaseFile.read(file.content, name: file.name, rules: drafted) }
            return try await store.draftParameters(
                call.act,
                ParameterSetToKeep(period, cases: cases.map { CaseText(name: $0.name, content: $0.content) }))
        }
        // Every case file run with the parameters as they would be in force.
        stream(Operations.parametersCases) { call, _ in
            let rules = try await store.rules()
            let history = rules.parameters.replacing(with: try await store.parameterSet(call.name))
            return Response(try CaseRun(try await store.caseFiles(with: call.name), rules.with(history)).json().utf8)
        }
        serve(Operations.parametersImpact) { call in try await store.requestImpact(call.act, call.name) }
        serve(Operations.parametersApprove) { call in
            // A retry finds its answer before any case is run again.
            if let given: Record = try await store.answer(to: call.act) { return given }
            while true {
                let trial = try await store.parameterTrial(call.act, call.name)
                let history = try ParameterFile.history(trial.history.periods)
                let run = try CaseRun(trial.cases, try await store.rules().with(history))
                guard run.isPassed else { throw Problem.caseFails(run) }
                do {
                    return try await store.approveParameters(call.act, trial)
                } catch let problem as Problem where problem == .parametersChanged {}
            }
        }
    }
}

extension CaseRun {
    /// The case files a set must stand up to, run under rules.
    fileprivate init(_ files: [CaseText], _ rules: Rules) throws(Problem) {
        var cases: [Case] = []
        for file in files { cases += try CaseFile.read(file.content, name: file.name, rules: rules) }
        self.init(cases, rules: rules)
    }
}

extension Problem {
    /// A case of the case files expects something else than the parameters give.
    fileprivate static func caseFails(_ run: CaseRun) -> Problem {
        let failing = run.results.filter { !$0.failed.isEmpty }
        var details = ["failed": "\(failing.count)"]
        if let first = failing.first, let answer = first.failed.first {
            details["case"] = first.name
            details["key"] = answer.key.rawValue
            details["expected"] = "\(answer.expected)"
            details["got"] = "\(answer.got)"
        }
        return Problem(
            .refused, "case_fails",
            Words(
                da: "\(failing.count) af sagsfilernes sager giver et andet svar end ventet.",
                en: "\(failing.count) cases of the case files give another answer than expected."),
            details: details,
            hint: Words(
                da: "Ret tallene, eller lav en ny kladde, hvor den rettede sagsfil følger med: --cases FIL.",
                en: "Correct the parameters, or draft them again with the corrected case file: --cases FILE."))
    }
}
