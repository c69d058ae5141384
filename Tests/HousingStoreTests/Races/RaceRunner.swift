import Housing
import HousingAPI
import HousingStore
import Postgres

/// One writer of a race: takes random steps and tells what it was told.
struct RaceRunner {
    private let course: RaceCourse
    private let writer: Int
    private var random: SplitMix
    private var steps = 0
    private var store: Store { course.stores[writer % course.stores.count] }
    private var today: Day { course.test.today }

    init(_ course: RaceCourse, writer: Int, seed: UInt64) {
        self.course = course
        self.writer = writer
        random = SplitMix(state: seed &* 1_000_003 &+ UInt64(writer))
    }

    /// Does one thing; some are sent twice at once under one key, as by a client that has lost its answer.
    mutating func step() async {
        steps += 1
        let request = "race-\(writer)-\(steps)"
        let (write, action) = choose()
        let isTwice = !action.hasSuffix("import") && random.below(12) == 0
        let act = Act(
            actor: "race", request: request, action: action, reason: "race", key: isTwice ? request : nil)
        async let again: Void = isTwice ? send(act, write) : ()
        await send(act, write)
        await again
    }

    private typealias Write = @Sendable (Act) async throws -> Bool

    private func send(_ act: Act, _ write: Write) async {
        do {
            let isChange = try await write(act)
            // It lets several expire, or none: each is an event of its own.
            guard act.action != "allocations.expire" else { return }
            course.tell { $0.acknowledged[act.request] = isChange }
        } catch let problem as Problem where problem.kind == .refused || problem.kind == .notFound {
            course.tell { $0.refused.append(act.request) }
        } catch {
            course.tell { $0.faults.append("\(act.action) \(act.request): \(error)") }
        }
    }

    private mutating func choose() -> (Write, String) {
        let (store, today, course) = (store, today, course)
        let unit = any("U")
        let referral = any("R")
        let allocation = any("A")
        let subsidy = any("S")
        let name = "A-\(allocation)"
        let end = AllocationEnd(
            reason: AnswerReason.allCases[random.below(AnswerReason.allCases.count)], on: nil, note: "race")
        if random.below(8) == 0 { return waitingList(referral) }
        switch random.below(110) {
        case ..<28:
            // Some can be answered today only, and run out while others answer them.
            let offer = AllocationOffer(
                unit: UnitNumber(unit), referral: ReferralNumber(referral), subsidy: nil,
                on: today.adding(days: -random.below(2)),
                answerBy: random.below(3) == 0 ? today.adding(days: -random.below(2)) : nil)
            return ({ try await course.seen(store.offer($0, offer, today: today)) }, "allocations.offer")
        case ..<42:
            return (
                { try await course.seen(store.accept($0, name, Step(on: nil), today: today)) }, "allocations.accept"
            )
        case ..<47:
            return ({ try await course.seen(store.decline($0, name, end, today: today)) }, "allocations.decline")
        case ..<48:
            return ({ try await store.expireOffers($0, today: today) > 0 }, "allocations.expire")
        case ..<51:
            let planned = random.below(3) == 0 ? today.adding(days: 20) : nil
            return (
                { try await course.seen(store.moveIn($0, name, MoveIn(on: nil, planned: planned), today: today)) },
                "allocations.move_in"
            )
        case ..<60:
            return ({ try await course.seen(store.cancel($0, name, end, today: today)) }, "allocations.cancel")
        case ..<70:
            let grant = SubsidyGrant(
                allocation: AllocationNumber(allocation), scheme: .transitional,
                amount: random.below(2) == 0 ? nil : Money(kroner: 500 + random.below(3000)),
                from: today.adding(days: random.below(200)), until: nil)
            return ({ try await course.seen(store.grantSubsidy($0, grant)) }, "subsidies.grant")
        case ..<75:
            let day = today.adding(days: random.below(300))
            return (
                { try await course.seen(store.endSubsidy($0, "S-\(subsidy)", Step(on: day), today: today)) },
                "subsidies.end"
            )
        case ..<80:
            let refuse = ReferralRefuse(on: nil, heardOn: nil, notHeard: "race", guidance: nil)
            return (
                { try await course.seen(store.refuse($0, "R-\(referral)", refuse, guidance: "race", today: today)) },
                "referrals.refuse"
            )
        case ..<83:
            return (
                {
                    _ = try await store.referAgain($0, "R-\(referral)", Step(on: nil), today: today)
                    return true
                },
                "referrals.refer-again"
            )
        case ..<87:
            let back = UnitReturn(returnReason: .condition, on: nil, note: "Skimmel")
            return (
                { try await course.seen(store.returnUnit($0, "U-\(unit)", back, today: today)) }, "units.return"
            )
        case ..<89:
            return (
                { try await course.seen(store.withdrawUnit($0, "U-\(unit)", Step(on: nil), today: today)) },
                "units.withdraw"
            )
        case ..<94: return importUnits()
        case ..<98: return importReferrals()
        case ..<100: return importRegister()
        case ..<107:
            let letter = ["U", "R", "A", "S"][random.below(4)]
            // Sometimes an undoing, or a step that may not be the last.
            let name =
                random.below(4) == 0
                ? "E-\(max(1, course.highest("E") - random.below(30)))" : "\(letter)-\(any(letter))"
            return (
                { try await course.seen(store.undo($0, try await store.stepToUndo(name), today: today)) }, "steps.undo"
            )
        default:
            let field = [
                ("A-\(allocation)", "accepted_on"), ("A-\(allocation)", "answer_by"), ("A-\(allocation)", "offered_on"),
                ("U-\(unit)", "returned_on"), ("S-\(subsidy)", "ends_on"),
            ][random.below(5)]
            let day = today.adding(days: random.below(6) - 4)
            let request = StepCorrect(fields: [StepCorrect.Field(field: field.1, value: "\(day)")])
            return (
                {
                    try await course.seen(
                        store.correct($0, try await store.thing(field.0, toCorrect: request), request, today: today))
                }, "steps.correct"
            )
        }
    }

    /// What is done with somebody who waits, or is told of a referral or a unit by hand.
    private mutating func waitingList(_ referral: Int) -> (Write, String) {
        let (store, today, course, name) = (store, today, course, "R-\(referral)")
        switch random.below(6) {
        case 0:
            let until = today.adding(days: random.below(3))
            let park = ReferralPark(until: until, reason: .ill, on: nil, note: "race")
            return ({ try await course.seen(store.parkReferral($0, name, park, today: today)) }, "referrals.park")
        case 1:
            return (
                { try await course.seen(store.unparkReferral($0, name, Step(on: nil), today: today)) },
                "referrals.unpark"
            )
        case 2:
            let close = ReferralClose(reason: .mistake, on: nil, note: nil)
            return ({ try await course.seen(store.closeReferral($0, name, close, today: today)) }, "referrals.close")
        case 3:
            return (
                { try await course.seen(store.reopenReferral($0, name, Step(on: nil), today: today)) },
                "referrals.reopen"
            )
        case 4:
            // Never what it was, so that it is a change.
            let wealth = Money(kroner: 10 + steps * 16 + writer)
            return (
                {
                    try await course.seen(
                        store.changeReferral($0, name, Wealth(wealth: wealth), today: today))
                }, "referrals.change"
            )
        default:
            let rent = Money(ore: 400_000 + (steps * 16 + writer) * 100 + 1)
            let unit = "U-\(any("U"))"
            return (
                { try await course.seen(store.changeUnit($0, unit, Rent(rent: rent), today: today)) }, "units.change"
            )
        }
    }

    /// Other rents of some units, and new units.
    private mutating func importUnits() -> (Write, String) {
        let units = (0..<6).map { _ in
            HousingStoreTests.unit("\(1 + random.below(60))", rent: 1500 + random.below(6000), on: "2025-10-01")
        }
        let file = TestFile(.units, units, columns: allUnitColumns, association: "9001")
        let (store, today) = (store, today)
        return ({ try await store.importUnits($0, file, TestFile<Unit>.sent, today: today).isChange }, "units.import")
    }

    /// Other facts of some referrals, and new ones.
    private mutating func importReferrals() -> (Write, String) {
        let rows = (0..<4).map { _ in
            let number = 1 + random.below(60)
            var row = referral("A-\(number)", cpr: cpr(number))
            row.facts.household.adults[0].wealth = Money(kroner: random.below(9))
            return row
        }
        let file = TestFile(.referrals, rows, columns: raceColumns)
        let (store, today) = (store, today)
        return (
            { try await store.importReferrals($0, file, TestFile<Unit>.sent, today: today).isChange },
            "referrals.import"
        )
    }

    /// What became of some units, as another register has it.
    private mutating func importRegister() -> (Write, String) {
        let (store, today) = (store, today)
        let rows = (0..<3).map { _ in
            let outcome = UnitState.allCases[random.below(UnitState.allCases.count)]
            return RegisterRow(
                unit: HousingStoreTests.unit("\(1 + random.below(60))", rent: 4000, on: "2025-10-01"), outcome: outcome,
                outcomeOn: outcome == .open ? nil : today.adding(days: -random.below(20)),
                returnReason: outcome == .returned ? .condition : nil,
                citizen: outcome == .allocated ? "b\(random.below(8))" : nil)
        }
        let file = TestFile(.register, rows, columns: allRegisterColumns)
        return (
            { try await store.importRegister($0, file, TestFile<Unit>.sent, today: today).isChange }, "register.import"
        )
    }

    private mutating func any(_ letter: String) -> Int { 1 + random.below(course.highest(letter)) }
}

/// Another fortune of the first adult, by hand.
private struct Wealth: FactsChange {
    let wealth: Money
    let columns: Set = ["formue"]

    func applied(to facts: ReferralFacts) -> ReferralFacts {
        var facts = facts
        facts.household.adults[0].wealth = wealth
        return facts
    }
}

/// Another rent, by hand.
private struct Rent: FactsChange {
    let rent: Money
    let columns: Set = ["husleje"]

    func applied(to facts: Unit) -> Unit {
        var facts = facts
        facts.rent = rent
        return facts
    }
}

extension RaceCourse {
    fileprivate func seen(_ record: Record) -> Bool {
        see(record)
        return true
    }

    fileprivate func seen(_ done: SteppedBack) -> Bool {
        see(Record(fields: [("event", done.event.map { .text($0) } ?? .null)]))
        return true
    }
}

extension ImportAnswer {
    /// Whether its report says that rows were added or changed.
    fileprivate var isChange: Bool {
        get throws { try !said.hasPrefix("0 0 ") }
    }
}

/// A generator whose numbers follow from its seed.
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
    }
}
