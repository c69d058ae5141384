import Housing

extension Operations {
    package static let framesSet = write(
        "frames.set", "/v1/frames", .setPolicy, FrameSet.self, .record(.frames), as: Record.self,
        problems: ProblemCode.of(.wrongUse, "limit_missing") + ["frame_exhausted"],
        da: "Sæt en ordnings ramme for et år", en: "Set a scheme's frame of a year")

    package static let framesApprove = write(
        "frames.approve", "/v1/frames/{frame}/approve", .setPolicy, Nothing.self, .record(.frames), as: Record.self,
        problems: ProblemCode.of(.notFound, "unknown_frame") + ["not_a_draft", "second_person_needed"],
        da: "Godkend en højere ramme, som en anden har sat", en: "Approve a higher frame that someone else set")
}
