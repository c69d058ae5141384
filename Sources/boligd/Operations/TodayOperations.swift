import Housing
import HousingAPI
import HousingStore
import Hummingbird

extension Mount {
    /// The day's work, what waits for a second person, and finding somebody.
    mutating func today(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        stream(Operations.today) { call, _ in
            let on = call.query.on ?? clock.today
            return Response(try await store.today(on: on, call.language, reviews: call.actor?.reviews ?? []).json)
        }
        serve(Operations.changes) { call in
            ChangeCount(changes: await parts.changes?.next(after: call.query.after, within: .seconds(25)) ?? 0)
        }
        stream(Operations.reviews) { call, _ in Response(try await store.reviews(call.actor?.reviews ?? []).json) }
        serve(Operations.reviewsApprove) { call in
            try await store.review(call.act, call.name, call.body, .approved)
        }
        serve(Operations.reviewsQuestion) { call in
            try await store.review(call.act, call.name, call.body, .questioned)
        }
        stream(Operations.find) { call, _ in
            Response(try await store.find(call.body.text, today: clock.today).json)
        }
    }
}

extension Actor {
    /// What its rights let it approve.
    fileprivate var reviews: Set<ReviewKind> {
        var kinds: Set<ReviewKind> = []
        if has(.setPolicy) { kinds.formUnion([.figures, .frame, .setting]) }
        if has(.review) { kinds.insert(.breakGlass) }
        return kinds
    }
}
