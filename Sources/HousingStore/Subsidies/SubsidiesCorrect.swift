import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects amount and days of a subsidy, within what a grant may be.
    func correct(_ act: Act, _ number: SubsidyNumber, _ said: Correction, _ rules: Rules) throws -> SteppedBack {
        let thing = Thing.subsidy(number)
        let identity = try row("select allocation_id from subsidy where id = \(number)")
        let allocation = try lockedAllocation(try identity["allocation_id"])
        guard
            let now = try optionalRow("select scheme, amount, starts_on, ends_on from subsidy_now where id = \(number)")
        else { throw said.notTaken(said.fields.first ?? "") }
        let old = GrantedSubsidy(
            scheme: try now["scheme"], amount: try now["amount"], from: try now["starts_on"],
            until: try now["ends_on"])
        let from = try said.day("starts_on", now: old.from) ?? old.from
        let unit = try unit(allocation.unit.value)
        let granted = try rules.grant(
            old.scheme, amount: try said.amount("amount", now: old.amount), from: from,
            until: try said.day("ends_on", now: old.until, mayBeEmpty: true), unit: unit.type, rent: unit.rent,
            receivedOn: unit.receivedOn, beside: try subsidies(of: allocation.number, beside: number))
        try said.requireChange(
            granted.amount != old.amount || granted.from != old.from || granted.until != old.until)
        let undone = try stepThatSaid(said.fields.first ?? "amount", .subsidy, of: number.value)
        let frames = try lockFrames(of: granted.scheme)
        let event = try correctionEvent(act, thing, said)
        try follow(
            .subsidy, of: number.value, event,
            set: ["amount": "\(granted.amount)", "starts_on": "\(granted.from)", "ends_on": "\(granted.until)"])
        try requireRoom(in: frames)
        let things = [thing, .allocation(allocation.number)]
        try step(event, things)
        return try steppedBack(event, of: undone, thing, things)
    }
}
