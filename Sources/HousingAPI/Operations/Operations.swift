import Housing

/// Everything the service does: a file a noun, and one list of all in `Operations+all.swift`.
package enum Operations {
    /// An operation that looks.
    static func read<Query: Wire, Answer: Sendable>(
        _ name: String, _ path: String, _ access: Access, _ query: Query.Type, _ answer: AnswerShape,
        as type: Answer.Type = Answer.self, persons: Persons = .none, problems: [ProblemCode] = [], da: String,
        en: String
    ) -> Operation<Query, Nothing, Answer> {
        Operation(
            name: name, method: .get, path: path, access: access, persons: persons, writes: false,
            words: Words(da: da, en: en), answer: answer, ownProblems: problems, takesFile: false)
    }

    /// An operation that changes something: it takes a dry run, an idempotency key and a reason.
    static func write<Body: Wire, Answer: Sendable>(
        _ name: String, _ path: String, _ right: Right, _ body: Body.Type, _ answer: AnswerShape,
        as type: Answer.Type = Answer.self, persons: Persons = .none, problems: [ProblemCode] = [], da: String,
        en: String
    ) -> Operation<Nothing, Body, Answer> {
        Operation(
            name: name, method: .post, path: path, access: .right(right), persons: persons, writes: true,
            words: Words(da: da, en: en), answer: answer, ownProblems: problems, takesFile: false)
    }

    /// What conditions and an order are refused with.
    static let badList: [ProblemCode] = [
        "bad_condition", "bad_comparison", "bad_value", "unknown_word", "unknown_field", "bad_sort",
    ]

    /// One page of a listing.
    package static func list(_ listing: Listing) -> Operation<ListQuery, Nothing, Page<Record>> {
        read(
            "\(listing.name).list", "/v1/\(listing.name)", .right(listing.right), ListQuery.self, .page(listing),
            persons: listing.persons,
            problems: badList + ["bad_limit", "bad_cursor"],
            da: "Liste over \(listing.many.da)", en: "List of \(listing.many.en)")
    }

    /// One row of a listing, by its number or by the key it has in files.
    package static func show(_ listing: Listing) -> Operation<Nothing, Nothing, Record> {
        read(
            "\(listing.name).show", "/v1/\(listing.name)/{\(listing.key)}", .right(listing.right), Nothing.self,
            .record(listing), persons: listing.persons,
            problems: ProblemCode.of(.notFound, "unknown_\(listing.key)")
                // Who breaks the protection of a citizen says why.
                + (listing.id == .referrals ? ["reason_missing"] : []),
            da: "Vis \(listing.one.da)",
            en: "Show \(listing.one.en)")
    }
}
