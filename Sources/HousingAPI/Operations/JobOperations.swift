import Housing

extension Operations {
    package static let jobsRun = write(
        "jobs.run", "/v1/jobs/{job}/run", .administer, Nothing.self, .record(.jobs), as: Record.self,
        problems: ProblemCode.of(.wrongUse, "unknown_job"),
        da: "Gør nu, hvad et job skal gøre", en: "Do now what a job has to do")
}
