import Housing

/// One row of the old spreadsheet: a unit received and what became of it.
struct SampleRegisterRow {
    var unit: Unit
    var outcome = Outcome.open

    enum Outcome {
        case open
        case withdrawn(on: Day)
        case returned(on: Day, ReturnReason)
        case allocated(SampleRegisterAllocation)
    }
}

/// What the spreadsheet knew of an allocation (anvisning).
struct SampleRegisterAllocation {
    /// The day it was accepted.
    var acceptedOn: Day
    /// The day of moving in, if it has come.
    var movedInOn: Day?
    /// The pseudonymous key of the citizen; empty until the citizens are given out.
    var citizen = ""
    var targetGroup = TargetGroup.other
    /// Nil where nobody wrote it down.
    var homeless: Bool? = false
    var homelessCategory: HomelessCategory?
    var subsidy: Subsidy?

    struct Subsidy {
        let scheme: Scheme
        /// kr/month.
        let amount: Money
        let from: Day
        /// The last day; nil without an end.
        let through: Day?
    }
}

extension SampleRegisterRow {
    /// The allocation, for rows that have one.
    var allocation: SampleRegisterAllocation? {
        get {
            if case .allocated(let allocation) = outcome { allocation } else { nil }
        }
        set {
            if let newValue { outcome = .allocated(newValue) }
        }
    }
}
