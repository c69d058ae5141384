package import Housing

/// Sets what a scheme has for a year; what is left out stays as it is.
package struct FrameSet: Wire {
    package var scheme: Scheme
    package var year: Int
    package var dwellings: Int?
    /// kr in the year.
    package var amount: Money?

    package init(scheme: Scheme, year: Int, dwellings: Int?, amount: Money?) {
        self.scheme = scheme
        self.year = year
        self.dwellings = dwellings
        self.amount = amount
    }

    package static var bounds: [String: ClosedRange<Int>] {
        ["year": 2000...2099, "dwellings": 0...100_000, "amount": 0...1_000_000_000]
    }
    package static var example: FrameSet { FrameSet(scheme: .transitional, year: 2026, dwellings: 75, amount: nil) }
}

/// The month to pay for.
package struct PaymentsQuery: Wire {
    package var month: Period

    package init(month: Period) { self.month = month }

    package static var example: PaymentsQuery { PaymentsQuery(month: .sample) }
}

/// How far ahead to look, and from which day; today where it is left out.
package struct EndingQuery: Wire {
    package var months: Int
    package var on: Day?

    package init(months: Int, on: Day?) {
        self.months = months
        self.on = on
    }

    package static var bounds: [String: ClosedRange<Int>] { ["months": 0...120] }
    package static var example: EndingQuery { EndingQuery(months: 3, on: .sample) }
}
