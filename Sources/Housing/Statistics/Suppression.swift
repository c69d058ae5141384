/// Leaves out of published figures what would tell of single persons (`--publish`).
///
/// In statistics of persons, 1-4 is suppressed, 0 is not. In every breakdown with one suppressed figure the next
/// smallest that is not 0 goes too; then again over totals, pairs and sum rows, until no suppressed figure can be
/// reckoned from those that are left. What is reckoned from such a total (`Statistic.restsOn`) goes with it. Other statistics
/// are not touched.
package struct Suppression: Sendable {
    /// What each sum band is made of: `under_4500` of its three bands.
    package let bandSums: [String: [String]]

    package init(bandSums: [String: [String]]) { self.bandSums = bandSums }

    /// Counts of persons below this are not published.
    package static let smallest = 5

    /// The figures, in their order, some without value.
    package func published(_ figures: [Figure]) -> [Figure] {
        var result = figures
        let persons = figures.indices.filter { figures[$0].statistic.ofPersons }
        let tables = Dictionary(grouping: persons) { [figures[$0].statistic.code, figures[$0].period] }
        for indices in tables.values {
            let hidden = hidden(in: indices.map { figures[$0] })
            for place in hidden {
                result[indices[place]].value = nil
                result[indices[place]].status = .suppressed
            }
        }
        for place in figures.indices where rests(figures[place], onHidden: result) {
            result[place].value = nil
            result[place].status = .suppressed
        }
        return result
    }

    /// Whether a figure is reckoned from a total of persons that is suppressed in the same period.
    private func rests(_ figure: Figure, onHidden published: [Figure]) -> Bool {
        guard let code = figure.statistic.restsOn,
            GoalFigure(rawValue: figure.category)?.tellsOfPersons ?? true
        else { return false }
        return published.contains {
            $0.statistic.code == code && $0.period == figure.period && $0.isTotal && $0.status == .suppressed
        }
    }

    /// The places of what is suppressed in the figures of one statistic in one period.
    private func hidden(in figures: [Figure]) -> Set<Int> {
        let layout = FigureLayout(figures, bandSums: bandSums)
        var table = DisclosureTable(values: figures.map { $0.value ?? 0 }, sums: layout.sums)
        for place in figures.indices where (1..<Suppression.smallest).contains(table.values[place]) {
            table.hidden.insert(place)
        }
        while true {
            let lone = layout.groups.compactMap(table.companion(in:)).first
            guard let next = lone ?? table.reckonable().lazy.compactMap(table.cover(for:)).first else {
                return table.hidden
            }
            table.hidden.insert(next)
        }
    }
}

/// How the figures of one statistic add up, and which stand together in a breakdown; figures named by their place.
private struct FigureLayout {
    private(set) var sums: [DisclosureTable.Sum] = []
    private(set) var groups: [[Int]] = []

    init(_ figures: [Figure], bandSums: [String: [String]]) {
        guard let statistic = figures.first?.statistic else { return }
        let places = Dictionary(figures.indices.map { ([figures[$0].breakdown, figures[$0].category], $0) }) {
            first, _ in first
        }
        func categories(_ breakdown: Breakdown) -> [String] {
            figures.filter { $0.breakdown == breakdown.rawValue }.map(\.category)
        }
        func add(_ whole: Int?, _ parts: [Int]) {
            guard let whole, !parts.isEmpty else { return }
            sums.append(DisclosureTable.Sum(whole: whole, parts: parts))
        }
        for breakdown in statistic.breakdowns {
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            func place(_ parts: [String]) -> Int? { places[[name, parts.joined(separator: String(Figure.joint))]] }
            if breakdown.count == 1 {
                let single = categories(breakdown[0]).filter { bandSums[$0] == nil }
                groups.append(single.compactMap { place([$0]) })
                add(places[[Figure.total, Figure.total]], single.compactMap { place([$0]) })
                for (sum, bands) in bandSums { add(place([sum]), bands.compactMap { place([$0]) }) }
            } else {
                let (ones, others) = (categories(breakdown[0]), categories(breakdown[1]))
                let single = others.filter { bandSums[$0] == nil }
                for one in ones {
                    add(places[[breakdown[0].rawValue, one]], single.compactMap { place([one, $0]) })
                    for (sum, bands) in bandSums { add(place([one, sum]), bands.compactMap { place([one, $0]) }) }
                }
                for other in others {
                    add(places[[breakdown[1].rawValue, other]], ones.compactMap { place([$0, other]) })
                }
                groups.append(ones.flatMap { one in single.compactMap { place([one, $0]) } })
            }
        }
    }
}

/// Numbers that add up, some of them hidden: what can somebody reckon who sees the rest?
private struct DisclosureTable {
    struct Sum {
        let whole: Int
        let parts: [Int]

        var places: [Int] { [whole] + parts }
    }

    let values: [Int]
    /// Only what really adds up: an allocation with two schemes makes the schemes more than their total.
    let sums: [Sum]
    var hidden: Set<Int> = []

    init(values: [Int], sums: [Sum]) {
        self.values = values
        self.sums = sums.filter { sum in values[sum.whole] == sum.parts.reduce(0) { $0 + values[$1] } }
    }

    /// Where a breakdown hides one figure alone: the next smallest that is not 0.
    func companion(in group: [Int]) -> Int? {
        guard group.count(where: hidden.contains) == 1 else { return nil }
        return smallest(of: group)
    }

    /// What to hide so that a figure cannot be reckoned: the smallest beside it, else a sum it is part of.
    func cover(for place: Int) -> Int? {
        let around = sums.filter { $0.places.contains(place) }
        return smallest(of: around.flatMap(\.parts)) ?? smallest(of: around.map(\.whole))
    }

    private func smallest(of places: [Int]) -> Int? {
        places.filter { values[$0] != 0 && !hidden.contains($0) }.min { (values[$0], $0) < (values[$1], $1) }
    }

    /// Hidden figures of which only one value is possible.
    func reckonable() -> [Int] {
        Set(bounded()).union(solved()).sorted()
    }

    /// By what is left for each: a hidden figure is at least 1, for 0 is published. Two that make 2 are 1 and 1.
    private func bounded() -> [Int] {
        let most = values.max() ?? 0
        var low = values.indices.map { hidden.contains($0) ? 1 : values[$0] }
        // An upper end is needed to start from. A reader has none, so it must lie well above every value.
        var high = values.indices.map { hidden.contains($0) ? most * 2 + 10 : values[$0] }
        var changed = true
        while changed {
            changed = false
            func narrow(_ place: Int, _ least: Int, _ most: Int) {
                if least > low[place] { (low[place], changed) = (least, true) }
                if most < high[place] { (high[place], changed) = (most, true) }
            }
            for sum in sums {
                let (least, greatest) = sum.parts.reduce((0, 0)) { ($0.0 + low[$1], $0.1 + high[$1]) }
                narrow(sum.whole, least, greatest)
                for part in sum.parts {
                    narrow(part, low[sum.whole] - (greatest - high[part]), high[sum.whole] - (least - low[part]))
                }
            }
        }
        return hidden.filter { low[$0] == high[$0] }
    }

    /// By solving the sums together for what is hidden in them.
    private func solved() -> [Int] {
        let unknown = hidden.sorted()
        var rows = sums.map { sum in
            unknown.map { Residue($0 == sum.whole ? 1 : sum.parts.contains($0) ? -1 : 0) }
        }
        var pivots = 0
        for column in unknown.indices {
            guard let found = (pivots..<rows.count).first(where: { rows[$0][column] != .zero }) else { continue }
            rows.swapAt(pivots, found)
            let inverse = rows[pivots][column].inverse
            rows[pivots] = rows[pivots].map { $0 * inverse }
            for row in rows.indices where row != pivots && rows[row][column] != .zero {
                let factor = rows[row][column]
                for place in unknown.indices { rows[row][place] = rows[row][place] - factor * rows[pivots][place] }
            }
            pivots += 1
        }
        // An equation with one unknown left gives its value away.
        return rows.compactMap { row in
            let left = row.indices.filter { row[$0] != .zero }
            return left.count == 1 ? unknown[left[0]] : nil
        }
    }
}

/// A number modulo a prime: sums are solved exactly, without fractions.
private struct Residue: Equatable {
    private static let prime = 2_147_483_647
    private let value: Int

    static let zero = Residue(0)

    init(_ number: Int) { value = (number % Residue.prime + Residue.prime) % Residue.prime }

    static func * (left: Residue, right: Residue) -> Residue { Residue(left.value * right.value) }
    static func - (left: Residue, right: Residue) -> Residue { Residue(left.value - right.value) }

    /// By Fermat: the power prime - 2.
    var inverse: Residue {
        var (result, base, power) = (Residue(1), self, Residue.prime - 2)
        while power > 0 {
            if power % 2 == 1 { result = result * base }
            base = base * base
            power /= 2
        }
        return result
    }
}
