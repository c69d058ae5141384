import Testing

@testable import Housing

@Suite struct FactorTests {
    @Test(arguments: ["1", "1.045", "0.9955", "1.08262", "137.3", "1.0000000001"]) func readAndWritten(text: String) {
        #expect(Factor(text)?.description == text)
    }

    @Test(arguments: ["", "1.", ".5", "-1", "1,045", "1e3", "0", "0.001", "10000", "1.12345678901", "1.0.4", "+1", "x"])
    func refused(text: String) {
        #expect(Factor(text) == nil)
    }

    @Test func multipliedAndRounded() throws {
        let product = try #require(Factor("1.7220")).times(#require(Factor("1.0481")), decimals: 4)
        #expect("\(product)" == "1.8048")
        #expect("\(try #require(Factor("1.036")).times(#require(Factor("1.045")), decimals: 10))" == "1.08262")
    }
}
