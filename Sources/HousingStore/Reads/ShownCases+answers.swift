package import Housing
package import HousingAPI

// What names cases in each kind of answer.

extension Record: ShowsCases {
    /// The fields of all lists that are numbers of cases; a text that looks like one is none.
    private static let numbers: Set<String> = Set(
        (Listing.all.flatMap(\.fields) + TodayList.allCases.flatMap(\.fields) + Listing.found)
            .filter { ShownCases.leadsToCitizen($0.kind) }.map(\.name))

    package func add(to cases: inout ShownCases) {
        // All else of a row with its referral is of the same citizen.
        if case .text(let referral) = self[Listing.referrals.key] { return cases.add(referral) }
        for case (let name, .text(let text)) in fields where text.utf8.dropFirst().first == UInt8(ascii: "-") {
            if Self.numbers.contains(name) { cases.add(text) }
        }
    }
}

extension ImportAnswer: ShowsCases {
    package func add(to cases: inout ShownCases) { thing?.add(to: &cases) }
}

extension Array: ShowsCases where Element: ShowsCases {
    package func add(to cases: inout ShownCases) { for element in self { element.add(to: &cases) } }
}

extension Page: ShowsCases where Item: ShowsCases {
    package func add(to cases: inout ShownCases) { items.add(to: &cases) }
}

extension Rows: ShowsCases {
    package func add(to cases: inout ShownCases) { items.add(to: &cases) }
}

extension Today: ShowsCases {
    package func add(to cases: inout ShownCases) { for list in lists { list.rows.add(to: &cases) } }
}

extension StepEvents: ShowsCases {
    package func add(to cases: inout ShownCases) { for thing in items.flatMap(\.things) { cases.add(thing) } }
}

extension SteppedBack: ShowsCases {
    package func add(to cases: inout ShownCases) { thing?.record.add(to: &cases) }
}

extension ReferredAgain: ShowsCases {
    package func add(to cases: inout ShownCases) { cases.add(referral) }
}

extension CitizenForgotten: ShowsCases {
    package func add(to cases: inout ShownCases) { for referral in referrals { cases.add(referral) } }
}

extension BreakGlassReview: ShowsCases {
    package func add(to cases: inout ShownCases) { cases.add(referral) }
}

extension ReferralFrontier: ShowsCases {
    package func add(to cases: inout ShownCases) { cases.add(referral) }
}

extension ReferralUnits: ShowsCases {
    package func add(to cases: inout ShownCases) { cases.add(referral) }
}

extension UnitCandidates: ShowsCases {
    package func add(to cases: inout ShownCases) { for item in items { cases.add(item.referral) } }
}

extension ReviewedRefusals: ShowsCases {
    package func add(to cases: inout ShownCases) { for item in items { cases.add(item.referral) } }
}

extension SubsidyEndings: ShowsCases {
    package func add(to cases: inout ShownCases) { for item in items { cases.add(item.referral) } }
}

extension SubsidyPayments: ShowsCases {
    package func add(to cases: inout ShownCases) { for item in items { cases.add(item.referral) } }
}

extension StatisticCases: ShowsCases {
    package func add(to cases: inout ShownCases) { for one in self.cases { cases.add(one.name) } }
}

extension StatisticRevisions: ShowsCases {
    package func add(to cases: inout ShownCases) { for cause in revisions.flatMap(\.because) { cases.add(cause.name) } }
}
