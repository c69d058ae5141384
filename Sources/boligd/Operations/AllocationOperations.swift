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
    }
}
