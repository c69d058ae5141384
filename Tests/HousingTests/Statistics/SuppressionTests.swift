import Housing
import Testing

@Suite struct SuppressionTests {
    private static let bands = ["under_4500": ["under_3500", "3500_3999", "4000_4499"]]

    private func figures(_ statistic: Statistic, _ values: [(String, String, Int)]) -> [Figure] {
        values.map {
            Figure(
                statistic: statistic, period: "2024", breakdown: $0.0, category: $0.1, value: $0.2, measure: .count,
                status: .final, breaks: [])
        }
    }

    /// What is suppressed, as `breakdown/category`.
    private func hidden(_ statistic: Statistic, _ values: [(String, String, Int)]) -> Set<String> {
        let published = Suppression(bandSums: Self.bands).published(figures(statistic, values))
        for figure in published { #expect((figure.value == nil) == (figure.status == .suppressed)) }
        return Set(published.filter { $0.value == nil }.map { "\($0.breakdown)/\($0.category)" })
    }

    private func byGroup(_ total: Int, _ values: [String: Int]) -> [(String, String, Int)] {
        [("total", "total", total)] + values.sorted { $0.key < $1.key }.map { ("target_group", $0.key, $0.value) }
    }

    @Test(arguments: [
        // Nothing small: nothing hidden; 0 is published.
        (["homeless": 20, "young": 5, "other": 0], [String]()),
        // One small, and the next smallest that is not 0.
        (["homeless": 20, "young": 4, "violence": 9, "other": 0], ["young", "violence"]),
        // Two small hide each other.
        (["homeless": 20, "young": 4, "violence": 3], ["young", "violence"]),
        // But two that make 2 can only be 1 and 1.
        (["homeless": 20, "young": 1, "violence": 1], ["homeless", "young", "violence"]),
        // Two that make 3 may be 1 and 2 or 2 and 1, so neither is given away.
        (["homeless": 20, "young": 1, "violence": 2], ["young", "violence"]),
    ])
    func aBreakdownHidesTheSmallAndWhatWouldTellIt(_ values: [String: Int], _ expected: [String]) {
        let total = values.values.reduce(0, +)
        #expect(hidden(.referrals, byGroup(total, values)) == Set(expected.map { "target_group/" + $0 }))
    }

    @Test func whereNothingElseIsLeftTheTotalGoes() {
        #expect(
            hidden(.referrals, byGroup(3, ["young": 3, "other": 0])) == ["total/total", "target_group/young"])
        #expect(
            hidden(.homelessMoveIns, [("total", "total", 4), ("homeless_category", "street", 0)]) == ["total/total"])
    }

    @Test func unitsAreNoPersons() {
        #expect(hidden(.unitsReceived, [("total", "total", 6), ("unit_type", "family", 2)]).isEmpty)
    }

    @Test("a goal is suppressed, but for its plan, where the total it is held against is")
    func whatRestsOnASuppressedTotal() {
        let goal = figures(
            .goalHomelessAllocations,
            [
                ("figure", "plan", 53), ("figure", "actual", 2), ("figure", "projected", 12),
                ("figure", "projected_low", 5), ("figure", "projected_high", 21),
            ])
        for (total, categories, isHidden) in [
            (2, [("street", 2)], true), (0, [], false), (9, [("street", 9)], false),
            // Not for being small itself, but because a category could be reckoned from it.
            (9, [("street", 0), ("hotel", 9)], false), (6, [("street", 6), ("hotel", 0)], false),
        ] as [(Int, [(String, Int)], Bool)] {
            let homeless = figures(
                .homelessAllocations,
                [("total", "total", total)] + categories.map { ("homeless_category", $0.0, $0.1) })
            let published = Suppression(bandSums: [:]).published(homeless + goal)
            #expect((published[0].value == nil) == isHidden, "\(total)")
            for figure in published.suffix(goal.count) {
                #expect((figure.value == nil) == (isHidden && figure.category != "plan"), "\(total) \(figure.category)")
                #expect((figure.status == .suppressed) == (figure.value == nil))
            }
        }
        // Of another period nothing is known.
        #expect(Suppression(bandSums: [:]).published(goal) == goal)
    }

    /// The sum row and the pairs would tell a band that is left out of its own breakdown alone.
    @Test func sumRowsAndPairsTellNothing() {
        let values: [(String, String, Int)] = [
            ("total", "total", 60), ("unit_type", "family", 40), ("unit_type", "youth", 20),
            ("rent_band", "under_3500", 2), ("rent_band", "3500_3999", 10), ("rent_band", "4000_4499", 18),
            ("rent_band", "4500_6500", 30), ("rent_band", "over_6500", 0), ("rent_band", "under_4500", 30),
            ("unit_type+rent_band", "family+under_3500", 2), ("unit_type+rent_band", "family+3500_3999", 4),
            ("unit_type+rent_band", "family+4000_4499", 9), ("unit_type+rent_band", "family+4500_6500", 25),
            ("unit_type+rent_band", "family+under_4500", 15), ("unit_type+rent_band", "youth+3500_3999", 6),
            ("unit_type+rent_band", "youth+4000_4499", 9), ("unit_type+rent_band", "youth+4500_6500", 5),
            ("unit_type+rent_band", "youth+under_4500", 15),
        ]
        let hidden = hidden(.allocations, values)
        #expect(hidden.isSuperset(of: ["rent_band/under_3500", "rent_band/3500_3999"]))
        #expect(
            hidden.isSuperset(of: ["unit_type+rent_band/family+under_3500", "unit_type+rent_band/family+3500_3999"]))
        // What is left of each is 1 to 5 in family units, so nothing more has to go.
        #expect(hidden.count == 4)
    }

    /// Random tables: whoever sees the rest finds at least two values for each figure left out.
    @Test(arguments: 1...40)
    func nothingLeftOutCanBeReckoned(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let (groups, types) = (["homeless", "young", "other"], ["family", "youth", "special"])
        let cells = groups.map { _ in types.map { _ in next(3) == 0 ? 0 : next(next(2) == 0 ? 4 : 12) } }
        var values: [(String, String, Int)] = [("total", "total", cells.joined().reduce(0, +))]
        for (row, group) in groups.enumerated() { values.append(("target_group", group, cells[row].reduce(0, +))) }
        for (column, type) in types.enumerated() {
            values.append(("unit_type", type, cells.reduce(0) { $0 + $1[column] }))
        }
        for (row, group) in groups.enumerated() {
            for (column, type) in types.enumerated() where cells[row][column] > 0 {
                values.append(("target_group+unit_type", "\(group)+\(type)", cells[row][column]))
            }
        }
        let hidden = hidden(.allocations, values)
        for value in values where (1...4).contains(value.2) { #expect(hidden.contains("\(value.0)/\(value.1)")) }
        // Walk all tables that look the same from outside, by changing what is hidden around rectangles and rows.
        let known = values.filter { !hidden.contains("\($0.0)/\($0.1)") }
        var seen: [String: Set<Int>] = [:]
        search(cells: cells, groups, types, hidden: hidden) { table in
            for (name, value) in table where hidden.contains(name) { seen[name, default: []].insert(value) }
            for (breakdown, category, value) in known { #expect(table["\(breakdown)/\(category)"] == value) }
        }
        for name in hidden { #expect((seen[name]?.count ?? 0) > 1, "\(name) of seed \(seed) can be reckoned") }
    }

    /// Every way to fill the hidden pairs with 1 up to a little more than they are, that keeps what is published.
    private func search(
        cells: [[Int]], _ groups: [String], _ types: [String], hidden: Set<String>, _ found: ([String: Int]) -> Void
    ) {
        let free = groups.indices.flatMap { row in types.indices.map { (row, $0) } }.filter {
            hidden.contains("target_group+unit_type/\(groups[$0.0])+\(types[$0.1])")
        }
        func table(_ cells: [[Int]]) -> [String: Int] {
            var table = ["total/total": cells.joined().reduce(0, +)]
            for (row, group) in groups.enumerated() {
                table["target_group/\(group)"] = cells[row].reduce(0, +)
                for (column, type) in types.enumerated() {
                    table["target_group+unit_type/\(group)+\(type)"] = cells[row][column]
                }
            }
            for (column, type) in types.enumerated() {
                table["unit_type/\(type)"] = cells.reduce(0) { $0 + $1[column] }
            }
            return table
        }
        let truth = table(cells)
        func fits(_ other: [String: Int]) -> Bool {
            other.allSatisfy { name, value in hidden.contains(name) ? value > 0 : value == truth[name] }
        }
        // Changes of up to 2 in each hidden pair are enough to find a second table where there is one nearby.
        func fill(_ place: Int, _ current: [[Int]]) {
            guard place < free.count else {
                let candidate = table(current)
                if fits(candidate) { found(candidate) }
                return
            }
            let (row, column) = free[place]
            for change in (free.count > 6 ? -1...1 : -2...2) where cells[row][column] + change > 0 {
                var next = current
                next[row][column] += change
                fill(place + 1, next)
            }
        }
        fill(0, cells)
    }
}
