import Foundation
import Housing
import Testing

@testable import bolig

@Suite struct ProgressTests {
    @Test(arguments: [
        (0, 1000, 0.0, "Sending ░░░░░░░░░░░░░░░░░░░░ 0.0 of 50.0 MB, 1,000 rows, 0 s left"),
        (12_500_000, 98_000, 1.0, "Sending █████░░░░░░░░░░░░░░░ 12.5 of 50.0 MB, 98,000 rows, 3 s left"),
        (50_000_000, 400_000, 4.0, "Sending ████████████████████ 50.0 of 50.0 MB, 400,000 rows, 0 s left"),
    ])
    func bytesRowsAndTimeLeft(sent: Int, rows: Int, elapsed: Double, line: String) {
        #expect(Progress.line(sent, of: 50_000_000, rows: rows, elapsed: elapsed).en == line)
    }

    @Test func aWorkbookHasNoRowsToCount() {
        let line = Progress.line(500_000, of: 2_000_000, rows: nil, elapsed: 1).da
        #expect(line == "Sender █████░░░░░░░░░░░░░░░ 0,5 af 2,0 MB, 3 s tilbage")
    }
}
