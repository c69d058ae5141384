package import Housing

extension Operations {
    package static let today = Operation<TodayQuery, Nothing, Never>(
        name: "today.show", method: .get, path: "/v1/today", access: .right(.readCases), persons: .shows,
        writes: false, words: Words(da: "Dagens arbejde: alt, der venter", en: "The day's work: all that waits"),
        answer: .stream(
            .object(
                [Schema.Property("on", .text(10...10, form: "date"))]
                    + TodayList.allCases.map { Schema.Property($0.rawValue, .list($0.schema, most: Int.max)) })),
        ownProblems: [], takesFile: false)

    package static let changes = read(
        "today.changes", "/v1/today/changes", .right(.readCases), ChangesQuery.self, .value(ChangeCount.self),
        as: ChangeCount.self,
        da: "Vent, til noget ændrer sig, højst 25 sekunder", en: "Wait until something changes, 25 seconds at most")

    package static let reviews = Operation<Nothing, Nothing, Never>(
        name: "reviews.list", method: .get, path: "/v1/reviews", access: .signedIn, persons: .none, writes: false,
        words: Words(
            da: "Det, der venter på en anden persons godkendelse, så langt ens rettigheder rækker",
            en: "What waits for a second person, as far as one's rights reach"),
        answer: .stream(.object([Schema.Property("items", .list(TodayList.reviews.schema, most: Int.max))])),
        ownProblems: [], takesFile: false)

    package static let find = Operation<Nothing, FindText, Never>(
        name: "referrals.find", method: .post, path: "/v1/find", access: .right(.readCases), persons: .shows,
        writes: false,
        words: Words(
            da:
                "Find en borger eller en bolig: sagsnummer, nummer, lejemål, adresse, navn, CPR-nummer eller fødselsdag",
            en: "Find a citizen or a unit: case number, number, tenancy, address, name, CPR number or birthday"),
        answer: .stream(.object([Schema.Property("items", .list(Listing.foundSchema, most: Int.max))])),
        ownProblems: [], takesFile: false)
}

/// The day looked at.
package struct TodayQuery: Wire {
    /// Today where it is left out; it may lie ahead.
    package var on: Day?

    package init(on: Day?) { self.on = on }

    package static var example: TodayQuery { TodayQuery(on: .sample) }
}

/// What is known of changes.
package struct ChangesQuery: Wire {
    /// The count answered before; the count is answered at once where it is left out, or is another now.
    package var after: Int?

    package init(after: Int?) { self.after = after }

    package static var bounds: [String: ClosedRange<Int>] { ["after": 0...1_000_000_000] }
    package static var example: ChangesQuery { ChangesQuery(after: nil) }
}

/// How often something has changed since the daemon started.
package struct ChangeCount: Codable, Sendable {
    package let changes: Int

    package init(changes: Int) { self.changes = changes }
}
