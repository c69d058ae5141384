import Housing
import HousingAPI
import HousingStore

extension Mount {
    /// The way back from a slip, and what was done. Whoever may take a step may undo and correct it.
    mutating func steps(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.stepsUndo) { call in
            // A retry finds its answer: the step it undid is the last one no more.
            if let given: SteppedBack = try await store.answer(to: call.act) { return given.seen(by: call.actor) }
            let step = try await store.stepToUndo(call.name)
            try call.actor?.require(step.right)
            return try await store.undo(call.act, step, today: clock.today).seen(by: call.actor)
        }
        serve(Operations.stepsCorrect) { call in
            let thing = try await store.thing(call.name, toCorrect: call.body)
            try call.actor?.require(thing.right)
            return try await store.correct(call.act, thing, call.body, today: clock.today).seen(by: call.actor)
        }
        serve(Operations.stepsHistory) { call in
            guard call.actor?.has(.readCases) == false, let project = SupplyNumber(call.name) else {
                try call.actor?.require(.readCases)
                return try await store.history(call.name)
            }
            // Digits alone, too, are a project's for who is told of nothing else.
            return try await store.history("\(project)")
        }
        serve(Operations.eventsList) { call in try await store.events(call.query, today: clock.today) }
    }
}

extension SteppedBack {
    fileprivate func seen(by actor: Actor?) -> SteppedBack { seen { actor?.has($0) ?? false } }
}

extension StepToUndo {
    /// The right of the operation that took it, of a correction that of what is corrected; what the service does by itself is an
    /// allocator's.
    fileprivate var right: Right {
        if action == Operations.stepsCorrect.name { return thing.right }
        guard case .right(let right)? = Operations.all.first(where: { $0.name == action })?.access else {
            return .allocate
        }
        return right
    }
}

extension Thing {
    /// The right that what can be corrected of it was told with.
    fileprivate var right: Right {
        switch self {
        case .referral: .writeCases
        case .supply: .setPolicy
        case .unit, .allocation, .subsidy: .allocate
        }
    }
}
