import Housing
import HousingAPI

// Why something is not undone or not corrected, and what to do instead.

extension Problem {
    static func unknownEvent(_ name: String) -> Problem {
        Problem(
            .notFound, "unknown_event", Words(da: "Den hændelse findes ikke.", en: "There is no such event."),
            details: ["event": name])
    }

    /// - Parameter file: the import, where it is a file that was to be undone.
    static func nothingToUndo(_ name: String, file: ImportNumber? = nil) -> Problem {
        guard let file else {
            return Problem(
                .refused, "nothing_to_undo",
                Words(
                    da: "\(name) har intet skridt, der står og kan fortrydes.",
                    en: "\(name) has no step that stands and can be undone."),
                details: ["number": name],
                hint: Words(
                    da: "Se hvad der er sket: bolig history NUMMER, eller bolig events.",
                    en: "See what was done: bolig history NUMBER, or bolig events."))
        }
        return Problem(
            .refused, "nothing_to_undo",
            Words(
                da: "\(file) er en fil, og en fil fortrydes ikke.", en: "\(file) is a file, and a file is not undone."),
            details: ["number": name, "import": "\(file)"], hint: correctFile)
    }

    /// Another has undone the step since it was looked up.
    static func undoneMeanwhile(_ step: StepToUndo) -> Problem {
        let event = eventNumber(step.event)
        return Problem(
            .refused, "nothing_to_undo",
            Words(da: "\(event) er lige fortrudt af en anden.", en: "Another has just undone \(event)."),
            details: ["number": event],
            hint: Words(
                da: "Se hvad der nu står: bolig history \(step.thing)",
                en: "See what stands now: bolig history \(step.thing)"))
    }

    static func laterStep(_ event: Int, of step: Int, canBeUndone: Bool) -> Problem {
        let later = eventNumber(event)
        return Problem(
            .refused, "later_step",
            Words(
                da: "Det kan ikke fortrydes: \(later) er senere og har med det samme at gøre.",
                en: "It cannot be undone: \(later) is later and has to do with the same."),
            details: inTheWay(event, step),
            hint: canBeUndone
                ? undoFirst(later)
                : Words(
                    da: "Den senere er intet skridt, der kan fortrydes. Se hvad der er sket: bolig history NUMMER.",
                    en: "The later one is no step that can be undone. See what was done: bolig history NUMBER."))
    }

    /// What is to be corrected a later step has put something else in the place of.
    static func followed(_ field: String, by event: Int, of thing: Thing) -> Problem {
        let later = eventNumber(event)
        return Problem(
            .refused, "later_step",
            Words(
                da: "\(field) kan ikke rettes: \(later) er senere og har sat noget andet i stedet.",
                en: "\(field) cannot be corrected: \(later) is later and has put something else in its place."),
            details: ["number": "\(thing)", "field": field, "event": later], hint: undoFirst(later))
    }

    private static func undoFirst(_ later: String) -> Words {
        Words(
            da: "Fortryd den senere først: bolig undo \(later) --reason \"…\".",
            en: "Undo the later one first: bolig undo \(later) --reason \"…\".")
    }

    /// What a file says stands in the way, and nobody undoes a file.
    static func laterFile(_ file: ImportNumber, _ event: Int, of step: Int) -> Problem {
        Problem(
            .refused, "later_step",
            Words(
                da: "Det kan ikke fortrydes: filen \(file) er senere og har med det samme at gøre.",
                en: "It cannot be undone: the file \(file) is later and has to do with the same."),
            details: inTheWay(event, step).merging(["import": "\(file)"]) { first, _ in first }, hint: correctFile)
    }

    private static func inTheWay(_ event: Int, _ step: Int) -> [String: String] {
        ["event": eventNumber(event), "undoes": eventNumber(step)]
    }

    private static let correctFile = Words(
        da:
            "En fil fortrydes ikke. Ret det, den siger, med en ny fil eller i hånden: bolig units change, bolig referrals change.",
        en:
            "A file is not undone. Correct what it says with a new file or by hand: bolig units change, bolig referrals change."
    )
}
