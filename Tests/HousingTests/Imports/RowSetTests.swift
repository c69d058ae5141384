import Housing
import Testing

@Suite struct RowSetTests {
    @Test(arguments: [[], [0], [63, 64], [5, 3, 5, 1_000_000], [127, 128, 2, 1, 0]] as [[Int]])
    func itIsTheSetOfItsRows(rows: [Int]) {
        let set = RowSet(rows)
        #expect(Array(set) == Set(rows).sorted())
        #expect(set.count == Set(rows).count && set.isEmpty == rows.isEmpty)
        for row in 0..<200 { #expect(set.contains(row) == rows.contains(row)) }
    }

    @Test(
        arguments: [
            ([1, 2, 70], [2, 70, 71], [1], [1, 2, 70, 71]), ([1], [900], [1], [1, 900]),
            ([900], [900, 1], [], [1, 900]),
        ] as [([Int], [Int], [Int], [Int])])
    func twoSets(left: [Int], right: [Int], difference: [Int], union: [Int]) {
        // Two sets of the same rows are equal whatever was added and taken away before.
        #expect(RowSet(left).subtracting(RowSet(right)) == RowSet(difference))
        #expect(RowSet(left).union(RowSet(right)) == RowSet(union))
    }

    @Test func whatIsNoRowIsLeftOut() { #expect(RowSet([-1, 4]) == [4]) }
}
