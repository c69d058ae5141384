import ArgumentParser
import Housing
import HousingAPI

/// Why an offer or an allocation comes to nothing, as `decline` and `cancel` take it.
struct EndOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Grunden: \(AnswerReason.list).", en: "The reason: \(AnswerReason.list).",
            value: Words(da: "grund", en: "reason")))
    var reason: AnswerReason

    @Option(
        help: .words(
            da: "Med barred: sidste dag, boligorganisationen afviser borgeren.",
            en: "With barred: the last day the association bars the citizen.", value: dayName))
    var until: Day?

    @Option(
        help: .words(
            da: "En bemærkning, uden navne.", en: "A note, without names.", value: Words(da: "tekst", en: "text")))
    var note: String?

    func body(on day: Day?) -> AllocationEnd { AllocationEnd(reason: reason, on: day, until: until, note: note) }
}
