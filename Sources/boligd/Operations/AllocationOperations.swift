import Housing
import HousingAPI
import HousingStore

extension Mount {
    /// From offer to moving in, and the subsidies that go with it.
    mutating func allocations(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.allocationsOffer) { call in
            try await store.offer(call.act, call.body, today: clock.today)
        }
        serve(Operations.allocationsAccept) { call in
            try await store.accept(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.allocationsDecline) { call in
            try await store.decline(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.allocationsMoveIn) { call in
            try await store.moveIn(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.allocationsCancel) { call in
            try await store.cancel(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.subsidiesGrant) { call in
            try await store.grantSubsidy(call.act, call.body)
        }
        serve(Operations.subsidiesEnd) { call in
            try await store.endSubsidy(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.subsidiesEnding) { call in
            try await store.subsidiesEnding(within: call.query.months, from: call.query.on ?? clock.today)
        }
        serve(Operations.subsidiesPayments) { call in
            let month = call.query.month
            guard month == Period(monthOf: month.from) else { throw Problem.notAMonth(month) }
            return try await store.subsidyPayments(in: month)
        }
        serve(Operations.framesSet) { call in try await store.setFrame(call.act, call.body) }
        serve(Operations.framesApprove) { call in try await store.approveFrame(call.act, call.name) }
    }
}

extension Problem {
    fileprivate static func notAMonth(_ period: Period) -> Problem {
        Problem(
            .wrongUse, "not_a_month", Words(da: "Skriv en måned.", en: "Give a month."),
            details: ["month": period.text], hint: Words(da: "Som 2026-02.", en: "Such as 2026-02."))
    }
}
