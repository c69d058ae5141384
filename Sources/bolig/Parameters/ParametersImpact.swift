import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig parameters impact`: what a draft would turn, before anything takes effect.
struct ParametersImpact: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "impact",
            da:
                "Prøv en kladde på alle åbne indstillinger: hvem begynder at bestå, hvem begynder at fejle, og hvem kan "
                + "tilskud redde. Intet ændres.",
            en: "Try a draft on every open referral: who begins to pass, who begins to fail, and whom a subsidy would "
                + "save. Nothing changes.",
            examples: [
                "bolig parameters impact P-4", "bolig parameters impact P-4 --where change=begins_to_fail --format csv",
            ])
    }

    @Argument(help: .words(da: "Kladdens nummer.", en: "The number of the draft.", value: setName))
    var set: ParameterSetNumber

    @OptionGroup var options: ListOptions

    func run() async throws {
        let client = try options.daemon.client()
        var recheck = try await client.write(Operations.parametersImpact, ["\(set)"], Nothing(), Nothing())
        // The daemon does it beside everything else: a second for a municipality, a minute for a hundred thousand.
        while recheck["finished_at"] == .null {
            try await Task.sleep(for: .milliseconds(300))
            recheck = try await client.ask(Operations.show(.rechecks), [recheck["recheck"].text])
        }
        var options = options
        options.where.append("recheck=\(recheck["recheck"].text)")
        if options.columns == nil, options.answer.format == .table {
            options.columns = "referral,change,outcome_before,outcome,units,passes_before,passes,saved_before,saved"
        }
        do {
            try await options.list(.flips)
        } catch let failure as Failure where failure.problem.code == "not_allowed" {
            // Who sets policy sees how many, and not who.
            guard options.answer.format == .table else { throw failure }
        }
        guard options.answer.format == .table else { return }
        let (referrals, flips) = (recheck["referrals"].text, recheck["flips"].text)
        let (units, day) = (recheck["units"].text, recheck["checked_on"].text)
        let danishDay = Day(day)?.danish ?? day
        Terminal.note(
            Words(
                da:
                    "\(flips) af \(referrals) åbne indstillinger ændres, regnet på \(units) boliger pr. \(danishDay). Intet er gemt på dem.",
                en:
                    "\(flips) of \(referrals) open referrals change, against \(units) units on \(day). Nothing is stored on them."
            ).said)
    }
}
