/// A small generator of reproducible numbers (SplitMix64): the same seed gives the same sequence on every machine and
/// with every compiler, which the standard library's own drawing and shuffling do not promise.
struct SeededGenerator {
    private var state: UInt64

    /// `stream` separates the files of one sample, so that a longer file does not move the others.
    init(seed: UInt64, stream: UInt64) {
        state = seed &* 0xD134_2543_DE82_EF95 &+ stream &* 0x9E37_79B9_7F4A_7C15
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range, both ends included.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True about `percent` times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

    /// One of the values, each as often as its weight says; the weights are not negative and not all 0.
    mutating func weighted<Value>(_ choices: [(value: Value, weight: Int)]) -> Value {
        var left = number(in: 1...choices.reduce(0) { $0 + $1.weight })
        var index = 0
        while left > choices[index].weight {
            left -= choices[index].weight
            index += 1
        }
        return choices[index].value
    }

    /// One of the values; there is at least one.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(in: 0...(values.count - 1))] }

    /// The values in another order (Fisher-Yates).
    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var result = values
        for index in result.indices.dropFirst().reversed() {
            result.swapAt(index, number(in: 0...index))
        }
        return result
    }
}
