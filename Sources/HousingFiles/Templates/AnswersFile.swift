package import Housing

/// What an association is told of its units, in the columns and words of the register, so that its own program can read
/// it back.
package enum AnswersFile {
    private static let columns = [
        "boligorganisation", "afdeling", "lejemaal", "adresse", "modtaget", "udfald", "udfald_dato", "returaarsag",
        "indflyttet",
    ]

    /// - Parameter profile: of the register, perhaps with the association's own words.
    package static func table(_ answers: [UnitAnswer], _ profile: Profile) -> PeopleTable {
        var table = PeopleTable(title: "Svar", headings: columns)
        func word(_ column: String, _ code: String?) -> WorkbookValue {
            guard let code else { return .empty }
            return .text(profile.index(of: column).flatMap { profile.columns[$0].word(code) } ?? code)
        }
        func day(_ day: Day?) -> WorkbookValue { day.map { .day($0) } ?? .empty }
        for answer in answers {
            table.append([
                .text(answer.association), .text(answer.department), .text(answer.tenancy), .text(answer.address),
                day(answer.receivedOn), word("udfald", answer.outcome.rawValue), day(answer.outcomeOn),
                word("returaarsag", answer.returnReason?.rawValue), day(answer.movedInOn),
            ])
        }
        return table
    }
}
