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
        for (state, operation) in Operations.allocationSteps {
            serve(operation) { call in
                try await store.move(call.act, call.name, to: state, call.body, today: clock.today)
            }
        }
        serve(Operations.subsidiesGrant) { call in
            try await store.grantSubsidy(call.act, call.body)
        }
        serve(Operations.subsidiesEnd) { call in
            try await store.endSubsidy(call.act, call.name, call.body, today: clock.today)
        }
    }
}
