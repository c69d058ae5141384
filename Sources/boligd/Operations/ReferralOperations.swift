import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

extension Mount {
    /// Checks of referrals, and decisions on them: refusal for income and what follows from it.
    mutating func referrals(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.checksRun) { call in
            try await store.runCheck(call.act, call.body, today: clock.today)
        }
        serve(Operations.checksRunOpen) { call in
            Page(items: try await store.runOpenChecks(call.act, call.body, today: clock.today), next: nil)
        }
        stream(Operations.checksExplain) { call, _ in Response(try await store.keptResult(call.name).utf8) }
        serve(Operations.checksCompare) { call in
            try await store.comparison(of: call.name, against: call.query.on)
        }
        serve(Operations.referralsChange) { call in
            let typed = try TypedFacts(
                call.body.columns, try await parts.profile(.referrals), ImportContext(on: clock.today),
                confirmed: call.body.confirm ?? false)
            return try await store.changeReferral(call.act, call.name, ReferralTyped(typed), today: clock.today)
        }
        serve(Operations.referralsFrontier) { call in
            try await store.frontier(of: call.name, in: call.query.unit, on: call.query.on ?? clock.today)
        }
        serve(Operations.referralsRefuse) { call in
            try await store.refuse(
                call.act, call.name, call.body, guidance: guidanceAfterRefusal[call.language], today: clock.today)
        }
        serve(Operations.referralsReferAgain) { call in
            try await store.referAgain(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.referralsNote) { call in try await store.noteReferral(call.act, call.name, call.body) }
        serve(Operations.referralsPark) { call in
            try await store.parkReferral(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.referralsUnpark) { call in
            try await store.unparkReferral(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.referralsClose) { call in
            try await store.closeReferral(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.referralsProtect) { call in
            try await store.protectReferral(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.referralsReopen) { call in
            try await store.reopenReferral(call.act, call.name, call.body, today: clock.today)
        }
        serve(Operations.refusalsReview) { _ in try await store.reviewRefusals() }
        stream(Operations.referralsLetter) { call, _ in
            let format = call.query.format ?? .md
            let kept = try await store.incomeRefusal(of: call.name)
            let letter = RefusalLetter(
                kept.refusal, kept.check, household: kept.facts.household, home: kept.facts.home,
                complaint: parts.refusalComplaint ?? RefusalLetter.complaint[call.language],
                tellsDwelling: kept.tellsDwelling, call.language)
            return Response(
                try letter.text(format).utf8, type: "text/\(format == .md ? "markdown" : "html"); charset=utf-8")
        }
    }
}

/// What a citizen refused for income is told where the caseworker writes nothing else.
private let guidanceAfterRefusal = Words(
    da: "Kontakt os, hvis din økonomi ændrer sig, så ser vi på din sag igen.",
    en: "Contact us if your finances change, and we shall look at your case again.")
