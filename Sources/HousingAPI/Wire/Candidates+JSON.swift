import Housing

// Thousands of candidates are written by hand: a coder takes longer over them than judging them does.

extension UnitCandidates {
    /// The answer as JSON, its fields in this order; what is unknown or none is null.
    package func json() throws -> [UInt8] {
        var writer = JSONWriter()
        try writer.object { writer in
            writer.name("unit")
            writer.value("\(unit)")
            writer.name("on")
            writer.value("\(on)")
            writer.name("items")
            try writer.list(items) { writer, item in
                try writer.object { writer in
                    writer.name("rank")
                    writer.value(item.rank)
                    writer.name("referral")
                    writer.value("\(item.referral)")
                    writer.name("priority")
                    writer.value(item.priority)
                    writer.name("waited_days")
                    writer.value(item.waitedDays)
                    writer.name("persons")
                    writer.value(item.persons)
                    try writer.judged(item)
                }
            }
            writer.counts(counts)
        }
        return writer.bytes
    }
}

extension ReferralUnits {
    /// The answer as JSON, likewise.
    package func json() throws -> [UInt8] {
        var writer = JSONWriter()
        try writer.object { writer in
            writer.name("referral")
            writer.value("\(referral)")
            writer.name("on")
            writer.value("\(on)")
            writer.name("items")
            try writer.list(items) { writer, item in
                try writer.object { writer in
                    writer.name("rank")
                    writer.value(item.rank)
                    writer.name("unit")
                    writer.value("\(item.unit)")
                    writer.name("answer_by")
                    writer.value(item.answerBy?.description)
                    writer.name("rent")
                    writer.value(.number(item.rent.description))
                    try writer.judged(item)
                }
            }
            writer.counts(counts)
        }
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func judged(_ item: some JudgedItem) throws {
        name("outcome")
        value(item.outcome.rawValue)
        name("disposable_income")
        value(item.disposableIncome)
        name("minimum")
        value(item.minimum)
        name("shortfall")
        value(item.shortfall)
        name("remedies")
        list(item.remedies) { writer, remedy in
            writer.object { writer in
                writer.name("scheme")
                writer.value(remedy.scheme.rawValue)
                writer.name("amount")
                writer.value(remedy.amount)
            }
        }
        name("excluded")
        list(item.excluded) { writer, code in writer.value(code.rawValue) }
        name("barred_until")
        value(item.barredUntil?.description)
        name("notes")
        list(item.notes) { writer, code in writer.value(code.rawValue) }
        guard let check = item.check else { return }
        name("check")
        try encoded(check)
    }

    fileprivate mutating func counts(_ counts: CandidateCounts) {
        name("passes")
        value(counts.passes)
        name("with_subsidy")
        value(counts.withSubsidy)
        name("fails")
        value(counts.fails)
        name("unknown")
        value(counts.unknown)
        name("excluded")
        value(counts.excluded)
    }
}
