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

    /// One who came from abroad, too poor for unit 1, and unit 2 that nobody is refused for.
    private func withReferral(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive([unit("1", rent: 9000), unit("2", rent: 9500)])
            var row = referral("A-1", cpr: cpr(1))
            row.facts.household.adults[0].cashBenefit = .paid(
                CashBenefit(
                    enteredFromAbroad: true, residenceRequirement: true, workRequirement: false, activityReady: false,
                    livesWithParents: false))
            _ = try await test.refer([row], columns: raceColumns)
            try await body(test)
        }
    }

    /// - Parameter unit: what is offered where the verb offers.
    private func take(_ verb: ReferralVerb, _ test: TestStore, unit: Int = 1) async throws {
        let (store, today) = (test.store, test.today)
        let act = test.act("referrals.\(verb.rawValue)", reason: "x")
        switch verb {
        case .offer: try await test.offer(unit, to: 1)
        case .park:
            let park = ReferralPark(until: today.adding(days: 5), reason: .ill, on: nil, note: nil)
            _ = try await store.parkReferral(act, "R-1", park, today: today)
        case .unpark: _ = try await store.unparkReferral(act, "R-1", Step(on: nil), today: today)
        case .close:
            _ = try await store.closeReferral(
                act, "R-1", ReferralClose(reason: .other, on: nil, note: nil), today: today)
        case .reopen: _ = try await store.reopenReferral(act, "R-1", Step(on: nil), today: today)
        case .refuse:
            let refuse = ReferralRefuse(on: nil, heardOn: today, notHeard: nil, guidance: nil)
            _ = try await store.refuse(act, "R-1", refuse, guidance: "x", today: today)
        case .referAgain: _ = try await store.referAgain(act, "R-1", Step(on: nil), today: today)
        }
    }

    private func place(_ test: TestStore) async throws -> String {
        let record = try await test.store.show(.referrals, "R-1")
        return record["parked"] == .flag(true) ? "parked" : record["state"].text
    }

    @Test("referrals", arguments: ReferralPlace.allCases)
    func referrals(_ place: ReferralPlace) async throws {
        try await withReferral { test in
            switch place {
            case .open: break
            case .parked: try await take(.park, test)
            case .offered: try await take(.offer, test)
            case .allocated:
                try await take(.offer, test)
                try await test.accept(1)
            case .withdrawn: try await take(.close, test)
            case .refused:
                try await take(.refuse, test)
                // New facts, still too poor.
                var row = referral("A-1", cpr: cpr(1))
                row.facts.household.adults[0].wealth = Money(kroner: 100)
                _ = try await test.refer([row], columns: ["formue"])
            }
            for verb in ReferralVerb.allCases {
                let code = await test.code { try await take(verb, test, unit: place == .offered ? 2 : 1) }
                switch place.after(verb) {
                case .to(let next):
                    #expect(code == nil, "\(place) \(verb)")
                    #expect(try await self.place(test) == next.rawValue, "\(place) \(verb)")
                    if code == nil { try await test.undo("R-1") }
                case .refused(let expected): #expect(code == expected, "\(place) \(verb)")
                }
                #expect(try await self.place(test) == place.rawValue, "\(place) \(verb)")
            }
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("subsidies", arguments: SubsidyState.allCases)
    func subsidies(_ state: SubsidyState) async throws {
        try await TestStore.withSteps { test in
            let today = test.today
            let store = try Store(pool: test.store.pool, key: Array(repeating: 7, count: 32), today: { today })
            try await test.offer(1, to: 1)
            try await test.accept(1)
            let days: (from: Day, until: Day) =
                switch state {
                case .planned: (today.adding(days: 1), today.adding(days: 9))
                case .ended: (today.adding(days: -9), today.adding(days: -1))
                case .running, .cancelled, .undone: (today.adding(days: -9), today.adding(days: 9))
                }
            _ = try await store.grantSubsidy(
                test.act("subsidies.grant"),
                SubsidyGrant(
                    allocation: AllocationNumber(1), scheme: .transitional, amount: nil, from: days.from,
                    until: days.until))
            if state == .cancelled { try await test.cancel(1) }
            if state == .undone { try await test.undo("S-1") }
            #expect(try await store.show(.subsidies, "S-1")["state"].text == state.rawValue)
            for verb in SubsidyVerb.allCases {
                let code = await test.code {
                    switch verb {
                    case .end:
                        _ = try await store.endSubsidy(test.act("subsidies.end"), "S-1", Step(on: nil), today: today)
                    }
                }
                switch state.after(verb) {
                case .to(let next):
                    #expect(code == nil, "\(state) \(verb)")
                    #expect(try await store.show(.subsidies, "S-1")["state"].text == next.rawValue)
                    try await test.undo("S-1")
                case .refused(let expected): #expect(code == expected, "\(state) \(verb)")
                }
                #expect(try await store.show(.subsidies, "S-1")["state"].text == state.rawValue)
            }
            #expect(try await store.breaches() == [])
        }
    }
}
