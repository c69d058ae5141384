import ArgumentParser

/// Figures of speed and memory, each beside a peer measured in the same run; run by hand, in release.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure imports, the reader, checks, statistics and lists; look for inputs that make a reader trap.",
        subcommands: [
            ImportsBenchmark.self, ReaderBenchmark.self, ChecksBenchmark.self, RechecksBenchmark.self,
            DayBenchmark.self, StatisticsBenchmark.self, ListsBenchmark.self, Fuzz.self,
        ])
}
