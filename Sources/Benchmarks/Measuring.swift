import Foundation

/// Seconds that the body takes by the wall clock.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

/// A number with so many decimals.
func decimal(_ value: Double, _ decimals: Int = 2) -> String { String(format: "%.\(decimals)f", value) }

/// Says how busy the machine is: a figure without it says little.
func printLoad() {
    var load = [Double](repeating: 0, count: 3)
    let count = getloadavg(&load, 3)
    let average = count > 0 ? decimal(load[0], 1) : "unknown"
    print("load \(average) on \(ProcessInfo.processInfo.activeProcessorCount) processors")
}

/// Columns of text, the first to the left and the others to the right.
func printRow(_ cells: String...) {
    let padded = cells.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: max(0, (index == 0 ? 30 : 12) - cell.count))
        return index == 0 ? cell + padding : padding + cell
    }
    print(padded.joined(separator: " "))
}

/// Seconds of processor that the body takes, so that what else the machine does disturbs less.
func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}
