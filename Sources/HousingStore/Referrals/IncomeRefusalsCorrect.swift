import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the day and the grounds of a refusal for income, and on what day the citizen was heard, or why not: one of
    /// the two, the one takes the other's place. On another day it must still fail in every suitable unit,
    /// by the same parameters, for its check stays the one it was decided on. The referral was closed on that day, so that
    /// follows. The citizen is locked.
    ///
    /// - Throws: `other_parameters`, `hearing_missing`, and what a refusal on that day is refused with.
    func correctRefusal(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, _ rules: Rules, today: Day
    ) throws -> SteppedBack {
        let thing = Thing.referral(number)
        try said.requireOnly("decided_on", "reason", "heard_on", "not_heard")
        let now = try row(
            """
            select id, decided_on, reason, heard_on, not_heard, referred_again_on, parameters_from from income_refusal_now
            where referral = \(number) order by id desc limit 1
            """)
        let refusal: Int = try now["id"]
        let (old, oldReason): (Day, String) = (try now["decided_on"], try now["reason"])
        let day = try said.day("decided_on", now: old) ?? old
        guard let reason = try said.text("reason", now: oldReason, isTaken: true) else { throw Problem.reasonMissing }
        let (oldHeard, oldNotHeard): (Day?, String?) = (try now["heard_on"], try now["not_heard"])
        let (heard, notHeard) = try said.hearing(oldHeard, oldNotHeard)
        let isHearingChanged = heard != oldHeard || notHeard != oldNotHeard
        try said.requireChange(day != old || reason != oldReason || isHearingChanged)
        if let heard, heard != oldHeard { try check(heard, notBefore: heard, notAfter: day) }
        if day != old {
            let referral = try referral(number)
            let again: Day? = try now["referred_again_on"]
            try check(
                day, notBefore: [try dayBeforeClosing(of: number), heard].compactMap { $0 }.max() ?? day,
                notAfter: min(today, again ?? today))
            var ground = RefusalGround(
                try HouseholdOnDay(referral.household, on: day, rules).household, on: day, rules.parameters)
            try forEachRecentUnit(referral.unitTypes, on: day) { unit, home in ground.meet(unit, home) }
            _ = try ground.conclude()
            guard try ground.parameters.from == now["parameters_from", as: Day?.self] else {
                throw Problem.otherParameters(number, day)
            }
        }
        let undone = try stepThatSaid(said.fields.first ?? "reason", .incomeRefusal, of: refusal)
        let event = try correctionEvent(act, thing, said)
        try follow(
            .incomeRefusal, of: refusal, event,
            set: [
                "decided_on": day == old ? "v.decided_on" : "\(day)",
                "reason": reason == oldReason ? "v.reason" : "\(reason)",
                "heard_on": isHearingChanged ? "\(heard)" : "v.heard_on",
                "not_heard": isHearingChanged ? "\(notHeard)" : "v.not_heard",
            ])
        if day != old { try follow(.referral, of: number.value, event, set: ["closed_on": "\(day)"]) }
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
    }

    /// Corrects the day on which a refused citizen was referred again, by the number of either referral. The citizen is
    /// locked.
    func correctReferredAgain(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, today: Day
    ) throws -> SteppedBack {
        try said.requireOnly("referred_again_on")
        let now = try optionalRow(
            """
            select id, decided_on, referral, referred_again_on, referred_again_as from income_refusal_now
            where referred_again_on is not null and \(number) in (referral, referred_again_as) order by id desc limit 1
            """)
        guard let now else { throw said.notTaken("referred_again_on") }
        let (refusal, old): (Int, Day) = (try now["id"], try now["referred_again_on"])
        let day = try said.day("referred_again_on", now: old) ?? old
        try said.requireChange(day != old)
        try check(day, notBefore: try now["decided_on"], notAfter: today)
        let thing = Thing.referral(number)
        let things = [Thing.referral(try now["referred_again_as"]), .referral(try now["referral"])]
        let undone = try stepThatSaid("referred_again_on", .incomeRefusal, of: refusal)
        let event = try correctionEvent(act, thing, said)
        try follow(.incomeRefusal, of: refusal, event, set: ["referred_again_on": "\(day)"])
        try step(event, things)
        return try steppedBack(event, of: undone, thing, things)
    }
}

extension Correction {
    /// The day a citizen was heard, or why not: what is said of the one takes the place of the other.
    ///
    /// - Throws: `hearing_missing` where neither stands, or both; `bad_value`, `number_in_text`.
    fileprivate func hearing(_ oldDay: Day?, _ oldWhy: String?) throws -> (Day?, String?) {
        var day = try day("heard_on", now: oldDay, mayBeEmpty: true)
        var why = try text("not_heard", now: oldWhy, isTaken: true)
        if has("heard_on"), !has("not_heard"), day != nil { why = nil }
        if has("not_heard"), !has("heard_on"), why != nil { day = nil }
        guard (day == nil) != (why == nil) else { throw Problem.hearingMissing }
        return (day, why)
    }
}

extension Problem {
    /// A day of other parameters is another decision.
    fileprivate static func otherParameters(_ referral: ReferralNumber, _ day: Day) -> Problem {
        Problem(
            .refused, "other_parameters",
            Words(
                da: "Den \(day.danish) gælder andre satser end dem, afslaget er regnet efter.",
                en: "On \(day) other parameters are in force than the refusal was decided by."),
            details: ["referral": "\(referral)", "on": "\(day)"],
            hint: Words(
                da: "Fortryd afslaget, og træf afgørelsen igen: bolig undo \(referral)",
                en: "Undo the refusal and decide again: bolig undo \(referral)"))
    }
}
