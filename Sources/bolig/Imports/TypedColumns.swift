import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `column=value …` of a change by hand, and why.
struct TypedColumns: ParsableArguments {
    @Argument(
        help: .words(
            da: "Nye værdier; intet efter = er ukendt.", en: "New values; nothing after = is unknown.",
            value: Words(da: "kolonne=værdi", en: "column=value")))
    var columns: [String]

    @Option(
        help: .words(
            da: "Hvorfor det rettes; uden navne.", en: "Why it is changed; no names.",
            value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @Flag(
        help: .words(
            da: "Det er rigtigt, selv om der spørges om det.", en: "It is right, though it is asked about."))
    var confirm = false

    @OptionGroup var write: WriteOptions

    /// Carries out the change and prints the noun as it is afterwards, with what was changed.
    ///
    /// - Throws: wrong use `not_a_column`, `column_twice`, `personal_argument`.
    func send(_ operation: HousingAPI.Operation<Nothing, FactsChanged, Record>, _ name: String) async throws {
        var why = ReasonOptions()
        why.reason = reason
        let body = FactsChanged(
            columns: try OneRow(arguments: columns, asksForName: operation.name == "referrals.change").values,
            confirm: confirm ? true : nil)
        try await write.send(operation, [name], body, why)
    }
}
