import ArgumentParser
import Housing

/// `bolig parameters`.
struct ParametersCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "parameters", da: "Satser og beløb: vis, lav kladde, prøv, godkend.",
            en: "Parameters of law and policy: show, draft, try, approve.",
            examples: [
                "bolig parameters show", "bolig parameters draft 2026-07-01.yaml", "bolig parameters impact P-4",
                "bolig parameters approve P-4",
            ],
            subcommands: [
                ParametersList.self, ParametersShow.self, ParametersDraft.self, ParametersImpact.self,
                ParametersApprove.self, ParametersCompare.self, ParametersNextYear.self,
            ])
    }
}

/// What a set of parameters is called in a usage line.
let setName = Words(da: "P-4", en: "P-4")
