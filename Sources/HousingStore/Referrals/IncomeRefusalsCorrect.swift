import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects the day and the grounds of a refusal for income. On another day it must still fail in every suitable unit,
    /// by the same parameters, for its check stays the one it was decided on. The referral was closed on that day, so that
    /// follows. The citizen is locked.
    ///
    /// - Throws: `other_parameters`, and what a refusal on that day is refused with.
    func correctRefusal(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, _ rules: Rules, today: Day
    ) throws -> SteppedBack {
        let thing = Thing.referral(number)
        if let other = said.fields.first(where: { !["decided_on", "reason"].contains($0) }) {
            throw said.notTaken(other)
        }
        let now = try row(
            """
            select id, decided_on, reason, heard_on, parameters_from from income_refusal_now
            where referral = \(number) order by id desc limit 1
            """)
        let refusal: Int = try now["id"]
        let (old, oldReason): (Day, String) = (try now["decided_on"], try now["reason"])
        let day = try said.day("decided_on", now: old) ?? old
        guard let reason = try said.text("reason", now: oldReason, isTaken: true) else { throw Problem.reasonMissing }
        try said.requireChange(day != old || reason != oldReason)
        if day != old {
            let referral = try referral(number)
            let heardOn: Day? = try now["heard_on"]
            try check(day, notBefore: [referral.referredOn, heardOn].compactMap { $0 }.max() ?? day, notAfter: today)
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
        try follow(.incomeRefusal, of: refusal, event, set: ["decided_on": "\(day)", "reason": "\(reason)"])
        if day != old { try follow(.referral, of: number.value, event, set: ["closed_on": "\(day)"]) }
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
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
