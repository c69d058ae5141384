import Housing

extension Operations {
    package static let reviewsApprove = review(
        "approve", da: "Godkend, at en beskyttet borgers sag blev set",
        en: "Approve that the case of a protected citizen was looked at")

    package static let reviewsQuestion = review(
        "question", da: "Sæt spørgsmålstegn ved, at en beskyttet borgers sag blev set",
        en: "Question that the case of a protected citizen was looked at")

    private static func review(
        _ verb: String, da: String, en: String
    ) -> Operation<Nothing, ReviewNote, BreakGlassReview> {
        write(
            "reviews.\(verb)", "/v1/reviews/{event}/\(verb)", .review, ReviewNote.self, .value(BreakGlassReview.self),
            as: BreakGlassReview.self, persons: .changes,
            problems: ["unknown_review", "review_done", "second_person_needed"], da: da, en: en)
    }
}
