/// Where a subsidy stands on a day.
package enum SubsidyState: String, Code {
    /// Granted for days that are still to come.
    case planned
    case running
    /// Its last day has passed.
    case ended
    /// It fell with its allocation.
    case cancelled
    /// Its grant was undone.
    case undone

    package var words: Words {
        switch self {
        case .planned: Words(da: "Kommende", en: "To come")
        case .running: Words(da: "Løbende", en: "Running")
        case .ended: Words(da: "Ophørt", en: "Ended")
        case .cancelled: Words(da: "Bortfaldet", en: "Cancelled")
        case .undone: Words(da: "Fortrudt", en: "Undone")
        }
    }
}
