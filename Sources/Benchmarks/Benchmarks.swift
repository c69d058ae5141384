import ArgumentParser

/// Figures of speed and memory, each beside a peer measured in the same run; run by hand, in release.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measure imports, the reader, checks, statistics, lists, requests, the log of look-ups and its seals; look for inputs that make a reader trap.",
        subcommands: [
            ImportsBenchmark.self, ReaderBenchmark.self, ChecksBenchmark.self, RechecksBenchmark.self,
            DayBenchmark.self, StatisticsBenchmark.self, ListsBenchmark.self, RequestsBenchmark.self,
            ReadsBenchmark.self, SealsBenchmark.self, Fuzz.self,
        ])
}
