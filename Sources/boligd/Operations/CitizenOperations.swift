import HousingAPI
import HousingStore

extension Mount {
    /// What a citizen has a right to.
    mutating func citizens(_ parts: Parts) {
        let store = parts.store
        serve(Operations.citizensAccess) { call in try await store.access(of: call.body) }
        serve(Operations.citizensForget) { call in try await store.forgetCitizen(call.act, call.body) }
    }
}
