import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// Every verb in every state does what the machine says.
@Suite struct StateWalkTests {
    /// Takes allocation 1 of unit 1 to a state.
    private func bring(_ test: TestStore, to state: AllocationState) async throws {
        try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-10-25")
        let day = Day("2025-10-22")
        switch state {
        case .offered: break
        case .accepted: try await test.accept(1, on: day)
        case .declined: try await test.decline(1, on: day)
        case .movedIn:
            try await test.accept(1, on: day)
            try await test.moveIn(1)
        case .expired: _ = try await test.store.expireOffers(test.act(), today: test.today)
        case .cancelled: try await test.cancel(1)
        case .undone: try await test.undo("A-1")
        }
    }

    @Test("allocations", arguments: AllocationState.allCases)
    func allocations(_ state: AllocationState) async throws {
        try await TestStore.withSteps { test in
            try await bring(test, to: state)
            for verb in AllocationVerb.allCases {
                // Each verb is tried and taken back, so that the next one meets the same state.
                let code = await test.code {
                    switch verb {
                    case .accept: try await test.accept(1, on: Day("2025-10-23"))
                    case .decline: try await test.decline(1, on: Day("2025-10-23"))
                    case .moveIn: try await test.moveIn(1)
                    case .cancel: try await test.cancel(1)
                    case .expire:
                        let count = try await test.store.expireOffers(test.act(), today: test.today.adding(days: 1))
                        // The service looks only for offers that are due; it is refused by nobody.
                        if count == 0 { throw Problem.wrongState(AllocationNumber(1), state, .expired) }
                    }
                }
                switch state.after(verb) {
                case .to(let next):
                    #expect(code == nil, "\(state) \(verb)")
                    #expect(try await test.state(.allocations, "A-1") == next.rawValue)
                    try await test.undo("A-1")
                case .refused(let expected): #expect(code == expected, "\(state) \(verb)")
                }
                #expect(try await test.state(.allocations, "A-1") == state.rawValue, "\(state) \(verb)")
            }
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("units", arguments: UnitState.allCases)
    func units(_ state: UnitState) async throws {
        try await TestStore.withSteps { test in
            let back = UnitReturn(returnReason: .condition, on: nil, note: nil)
            switch state {
            case .open: break
            case .offered: try await test.offer(1, to: 1)
            case .allocated:
                try await test.offer(1, to: 1)
                try await test.accept(1)
            case .returned:
                _ = try await test.store.returnUnit(test.act("units.return"), "U-1", back, today: test.today)
            case .withdrawn:
                _ = try await test.store.withdrawUnit(
                    test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
            }
            for verb in UnitVerb.allCases {
                let code = await test.code {
                    switch verb {
                    case .offer: try await test.offer(1, to: 2)
                    case .giveBack:
                        _ = try await test.store.returnUnit(test.act("units.return"), "U-1", back, today: test.today)
                    case .withdraw:
                        _ = try await test.store.withdrawUnit(
                            test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
                    }
                }
                switch state.after(verb) {
                case .to(let next):
                    #expect(code == nil, "\(state) \(verb)")
                    #expect(try await test.state(.units, "U-1") == next.rawValue)
                    try await test.undo("U-1")
                case .refused(let expected): #expect(code == expected, "\(state) \(verb)")
                }
                #expect(try await test.state(.units, "U-1") == state.rawValue, "\(state) \(verb)")
            }
            #expect(try await test.store.breaches() == [])
        }
    }
}
