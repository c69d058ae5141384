/// Finds which answers are the same for every value of what is missing.
///
/// Missing codes are gone through one by one (`Picks`). Missing numbers have a range each, together a box. A box is
/// run with spans: what comes out as one value holds for all of it. Where it does not, single points are run exactly;
/// two that differ settle an answer as not given. What is still open after that is found by dividing the box, so
/// that a household which passes at no income and at a large one is not taken to pass at those between.
struct Unknowns {
    private let question: Question
    private let isRentMissing: Bool
    private let isOutcomeAlone: Bool
    private var agreed: AgreedAnswers
    private var found = Findings()
    /// How many more times the rules may be run. An answer still open then counts as not given: that only claims less.
    private var budget = 3000
    /// How many combinations of missing codes are gone through.
    private static let mostCombinations = 3000

    typealias Box = FactValues<ClosedRange<Int128>>

    /// Every answer. The outcome is found by itself, so that it is the same where nothing else is asked for.
    static func resolve(_ question: Question) -> Findings {
        var unknowns = Unknowns(question, isOutcomeAlone: false)
        unknowns.run()
        var found = unknowns.found
        found.answers.outcome = outcome(question)
        if found.answers.outcome == .pass { found.answers.shortfall = 0 }
        if found.answers.outcome == nil { found.answers.binding = nil }
        return found
    }

    /// The outcome alone; nil where it depends on what is missing, and where an adult is of an age no rule is for.
    static func outcome(_ question: Question) -> CheckOutcome? {
        guard question.household.adults.allSatisfy(\.isOfAge) else { return nil }
        var unknowns = Unknowns(question, isOutcomeAlone: true)
        unknowns.run()
        return unknowns.agreed.answers.outcome
    }

    private init(_ question: Question, isOutcomeAlone: Bool) {
        self.question = question
        self.isOutcomeAlone = isOutcomeAlone
        isRentMissing = question.home.rent == nil
        agreed = AgreedAnswers(isOutcomeAlone: isOutcomeAlone)
    }

    private mutating func run() {
        var picks: Picks? = Picks()
        var combinations = 0
        while let way = picks {
            guard combinations < Unknowns.mostCombinations else {
                agreed.giveUp()
                found.isRentAboveHalfOfIncome = false
                break
            }
            combinations += 1
            let (whole, facts) = evaluation(way, FactValues<Span>())
            if !isOutcomeAlone { note(whole, facts, isFirst: combinations == 1) }
            settle(whole, facts)
            if isOutcomeAlone, agreed.isSettled(by: Answers()) { break }
            picks = facts.picks.next
        }
        found.answers = agreed.answers
    }

    /// Keeps what was asked for, and the lines with the amounts all combinations agree on.
    private mutating func note(_ whole: Evaluation<Span>, _ facts: Facts<Span>, isFirst: Bool) {
        found.used = found.used.union(facts.used)
        for fact in facts.missing where !found.missing.contains(fact) { found.missing.append(fact) }
        found.note(whole, isFirst: isFirst)
        found.lines = isFirst ? whole.lines : Line.merged(found.lines, whole.lines)
    }

    /// Settles every answer for one combination of codes, dividing the box of missing numbers where needed.
    private mutating func settle(_ whole: Evaluation<Span>, _ facts: Facts<Span>) {
        let way = facts.picks.again
        // A missing rent is not divided: `certainAnswers` already answers for every rent.
        var undivided = facts.ranges
        undivided[.unit(.rent)] = nil
        var boxes = [undivided]
        var next = 0
        var certainOfAll = Answers()
        while next < boxes.count {
            let box = boxes[next]
            next += 1
            if agreed.isSettled(by: Answers()) { return }
            // What was certain for the whole box stays an answer, even where the budget ends before its parts are
            // looked at.
            guard budget > 0 || next == 1 else { return agreed.giveUp(onNilOf: certainOfAll) }
            let spans = next == 1 ? whole : evaluation(way, box.mapValues(Span.init)).0
            let certain = spans.certainAnswers(isRentMissing: isRentMissing, withRents: agreed.areRentsOpen)
            agreed.add(certain: certain)
            if next == 1 { certainOfAll = certain }
            guard budget > 0 else { return agreed.giveUp(onNilOf: certainOfAll) }
            // Single points are tried once even where all other answers are certain, because the deciding line can only
            // be told of a point.
            if next > 1 || isOutcomeAlone, agreed.isSettled(by: certain) { continue }
            let points = next == 1 ? extremes(of: box, way: way) : []
            for point in points + [box.mapValues(\.lowerBound), box.mapValues(\.upperBound), box.mapValues(\.middle)] {
                if next > 1 || isOutcomeAlone, agreed.isSettled(by: certain) { break }
                add(point, way: way)
            }
            if !agreed.isSettled(by: certain) { boxes += halves(of: box, way: way) }
        }
    }

    private mutating func evaluation<Q: Quantity>(
        _ way: Picks, _ assumed: FactValues<Q>
    ) -> (Evaluation<Q>, Facts<Q>) {
        budget -= 1
        var facts = Facts(question.parameters, picks: way, assumed: assumed)
        return (Evaluation(question, facts: &facts), facts)
    }

    private mutating func add(_ point: FactValues<Int128>, way: Picks) {
        let (exact, _) = evaluation(way, point)
        let answers = exact.certainAnswers(isRentMissing: isRentMissing, withRents: agreed.areRentsOpen)
        guard !isRentMissing, agreed.isBindingOpen else { return agreed.add(point: answers, binding: nil) }
        agreed.add(point: answers, binding: .some(exact.binding(lines: exact.lines)))
    }

    /// What is left at most and at least in a part of the box, above the minimum; with the rent missing, at no rent.
    private mutating func margin(_ box: Box, way: Picks) -> Span {
        let (spans, _) = evaluation(way, box.mapValues(Span.init))
        return isRentMissing ? spans.settlement.margin(in: spans.dwelling.at(rent: 0)) : spans.margin
    }

    /// The two corners that leave the most and the least, found one number at a time.
    private mutating func extremes(of box: Box, way: Picks) -> [FactValues<Int128>] {
        var most = box
        var least = box
        for (fact, range) in box.entries {
            var ends: [(end: ClosedRange<Int128>, most: Int128, least: Int128)] = []
            for end in [range.lowerBound...range.lowerBound, range.upperBound...range.upperBound] {
                most[fact] = end
                least[fact] = end
                ends.append((end, margin(most, way: way).highest, margin(least, way: way).lowest))
            }
            most[fact] = ends.max { $0.most < $1.most }?.end
            least[fact] = ends.min { $0.least < $1.least }?.end
        }
        return [most.mapValues(\.lowerBound), least.mapValues(\.lowerBound)]
    }

    /// The box in two parts, divided where that narrows what is left the most; none where it is a single point.
    private mutating func halves(of box: Box, way: Picks) -> [Box] {
        let wide = box.entries.filter { $0.value.lowerBound < $0.value.upperBound }
        var best: (width: Int128, halves: [Box])?
        for (fact, range) in wide {
            let middle = range.middle
            let halves = [range.lowerBound...middle, (middle + 1)...range.upperBound].map { half in
                var part = box
                part[fact] = half
                return part
            }
            guard wide.count > 1 else { return halves }
            var width: Int128 = 0
            for half in halves {
                let margin = margin(half, way: way)
                width += margin.highest - margin.lowest
            }
            if best.map({ width < $0.width }) ?? true { best = (width, halves) }
        }
        return best?.halves ?? []
    }
}

extension Span {
    /// Every number of a range.
    fileprivate init(_ range: ClosedRange<Int128>) { self.init(from: range.lowerBound, to: range.upperBound) }
}

extension ClosedRange<Int128> {
    /// Where a range is divided: in the middle, and nearer to the start of a long one, where rules still change.
    fileprivate var middle: Int128 {
        let near = lowerBound * 2 + 1000
        return near < upperBound / 2 ? near : lowerBound + (upperBound - lowerBound) / 2
    }
}

extension Line {
    /// The lines of two ways through the rules as one: an amount that differs, or is not in both, is not given.
    fileprivate static func merged(_ first: [Line], _ second: [Line]) -> [Line] {
        var merged = first
        var rest = second
        for index in merged.indices {
            let found = rest.firstIndex {
                $0.code == merged[index].code && $0.adult == merged[index].adult
                    && $0.parameter == merged[index].parameter
            }
            if let found {
                if rest[found].amount != merged[index].amount { merged[index].amount = nil }
                if rest[found].why != merged[index].why { merged[index].why = nil }
                rest.remove(at: found)
            } else {
                merged[index].amount = nil
                merged[index].why = nil
            }
        }
        for var line in rest {
            line.amount = nil
            line.why = nil
            // Before the first line that follows it in its own explanation, or else at the end.
            let following = second.drop {
                $0.code != line.code || $0.adult != line.adult || $0.parameter != line.parameter
            }
            .dropFirst()
            let place = merged.firstIndex { kept in
                following.contains { $0.code == kept.code && $0.adult == kept.adult }
            }
            merged.insert(line, at: place ?? merged.endIndex)
        }
        return merged
    }
}
