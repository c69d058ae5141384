/// Metrics as Prometheus reads them: a family is its help, its type, and a line a sample.
struct MetricsText {
    enum Kind: String { case counter, gauge, histogram }

    private(set) var text = ""
    private var name = ""

    /// Begins a family; the samples that follow are its own.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ value: Double, _ labels: KeyValuePairs<String, String> = [:], suffix: String = "") {
        let list = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        text += "\(name)\(suffix)\(list.isEmpty ? "" : "{\(list)}") \(Self.number(value))\n"
    }

    mutating func sample(_ value: Int, _ labels: KeyValuePairs<String, String> = [:]) { sample(Double(value), labels) }

    /// The buckets of a histogram, each with those below it, their sum and their number.
    mutating func samples(_ histogram: Histogram, operation: String) {
        var below = 0
        for (bound, count) in zip(Histogram.bounds.map(Self.number) + ["+Inf"], histogram.counts) {
            below += count
            sample(Double(below), ["operation": operation, "le": bound], suffix: "_bucket")
        }
        sample(histogram.sum, ["operation": operation], suffix: "_sum")
        sample(Double(below), ["operation": operation], suffix: "_count")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
