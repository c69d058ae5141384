import Housing
import HousingAPI
import HousingStore

extension Mount {
    /// What is agreed with associations, and how it is kept.
    mutating func agreements(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.agreementsSet) { call in
            try await store.setAgreement(call.act, call.body, today: clock.today)
        }
        serve(Operations.agreementsBalance) { call in
            try call.actor?.requireOwn(association: call.name)
            return try await store.balance(call.name, call.query.period)
        }
    }
}
