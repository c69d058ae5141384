import Housing
import HousingAPI
import HousingStore

extension Mount {
    /// Dwellings to come, and renovations.
    mutating func supply(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.supplyAdd) { call in try await store.addSupply(call.act, call.body) }
        serve(Operations.supplyChange) { call in try await store.changeSupply(call.act, call.name, call.body) }
        serve(Operations.supplyDeliver) { call in
            try await store.deliverSupply(call.act, call.name, call.body, today: clock.today)
        }
    }
}
