import Housing
import HousingAPI
import HousingStore
import Hummingbird

extension Mount {
    /// Who could be offered a unit, and which units a referral could have.
    mutating func candidates(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        stream(Operations.unitsCandidates) { call, _ in
            let (query, today) = (call.query, clock.today)
            let found = try await store.candidates(
                for: call.name, on: query.on ?? today, all: query.all ?? false, why: query.why)
            return Response(try found.json())
        }
        stream(Operations.referralsUnits) { call, _ in
            let (query, today) = (call.query, clock.today)
            let found = try await store.units(
                for: call.name, on: query.on ?? today, all: query.all ?? false, why: query.why)
            return Response(try found.json())
        }
    }
}
