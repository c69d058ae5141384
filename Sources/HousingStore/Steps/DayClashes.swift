import Housing
import Postgres

extension Transaction {
    /// Runs a step, and refuses it where the days around a thing then cannot all be so that could before: two offers of one
    /// unit, or to one citizen, that stood at once; an offer that stood while its referral was parked, closed or opened, or
    /// after its unit had gone back. What ended on the day on which the next began stands in nobody's way, nor does what was
    /// entered so before. The things are locked.
    ///
    /// - Throws: `days_out_of_order`.
    @discardableResult
    func keepingDays<Result>(around thing: Thing, _ others: Thing..., step: () throws -> Result) throws -> Result {
        let things = [thing] + others
        let before = try clashes(around: things)
        let result = try step()
        guard try clashes(around: things) <= before else { throw Problem.daysClash(thing) }
        return result
    }

    private func clashes(around things: [Thing]) throws -> Int {
        try row(
            """
            with meant as (
              select unnest(\(things.units)::bigint[]) as unit, null::bigint as referral
              union all select null, unnest(\(things.referrals)::bigint[])
              union all select received_unit_id, referral_id from allocation where id = any(\(things.allocations)::bigint[])
            ), offer as (
              select v.allocation_id as id, v.received_unit_id as unit, a.referral_id as referral, v.offered_on as starts,
                coalesce(v.declined_on, v.cancelled_on, v.expired_on, 'infinity') as ends
              from allocation a join allocation_version v on v.allocation_id = a.id and v.known_until = 'infinity'
              where v.state <> 'undone' and v.offered_on is not null and a.id in (
                select o.allocation_id from meant join allocation_version o on o.received_unit_id = meant.unit
                union select o.id from meant join allocation o on o.referral_id = meant.referral))
            select (select count(*) from offer x join offer y on y.id > x.id and (y.unit = x.unit or y.referral = x.referral)
                    where x.starts < y.ends and y.starts < x.ends)
              + (select count(*) from offer o join unit_return_version r on r.received_unit_id = o.unit
                 where r.known_until = 'infinity' and not r.undone and r.returned_on < o.ends)
              + (select count(*) from offer o join received_unit_version u on u.received_unit_id = o.unit
                 where u.known_until = 'infinity' and u.withdrawn_on < o.ends)
              + (select count(*) from offer o join referral_version f on f.referral_id = o.referral
                 where f.known_until = 'infinity' and (
                   f.closed_as <> 'allocated' and f.closed_on < o.ends
                   or f.parked_on < o.ends and o.starts < coalesce(f.unparked_on, 'infinity')
                   or o.starts < f.last_step_on and f.last_step_on < o.ends)) as clashes
            """)["clashes"]
    }
}

extension Problem {
    /// The others' days are not told: they may be of somebody hidden.
    fileprivate static func daysClash(_ thing: Thing) -> Problem {
        Problem(
            .refused, "days_out_of_order",
            Words(
                da:
                    "Den dag kan det ikke være sket: der stod et tilbud, eller boligen eller indstillingen var afsluttet.",
                en: "It cannot have happened that day: an offer stood, or the unit or the referral was done with."),
            details: ["number": "\(thing)"],
            hint: Words(
                da: "Ret dagen. Se, hvad der er sket: bolig history \(thing)",
                en: "Correct the day. See what was done: bolig history \(thing)"))
    }
}
