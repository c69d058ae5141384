import ArgumentParser
import Housing
import HousingAPI

/// `bolig jobs run`.
struct JobsRun: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "run", da: "Gør nu, hvad der skulle være gjort, som tjenesten gør, når den starter.",
            en: "Do now what is due, as the service does when it starts.",
            examples: ["bolig jobs run expiry", "bolig jobs run retention --dry-run"])
    }

    @Argument(
        help: .words(
            da: "Hvilket: \(JobName.list).", en: "Which: \(JobName.list).", value: Words(da: "job", en: "job")))
    var job: JobName

    @OptionGroup var write: WriteOptions

    func run() async throws { try await write.send(Operations.jobsRun, [job.rawValue], Nothing()) }
}
