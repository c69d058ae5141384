import Housing
import Postgres

/// What is agreed from a day on: a row of `letting_agreement_version`.
struct AgreedRow {
    let id: Int
    let share: Share?
    let answerDays: Int?
    let from: Day
    /// The first day it no longer holds.
    let until: Day?

    func holds(on day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

extension Transaction {
    /// The agreement in force for an association or a department of it: the department's own goes before.
    ///
    /// - Parameter day: today where it is nil.
    static func agreement(of association: String, _ department: String?, on day: Day?) -> Statement {
        """
        select g.letting_agreement_id as id from letting_agreement_version g
        join association a on a.id = g.association_id left join department d on d.id = g.department_id
        where a.key = \(foldedKey(association)) and g.known_until = 'infinity'
          and (g.department_id is null or d.key = \(department.map { foldedKey($0) }))
          and daterange(g.valid_from, g.valid_until) @> coalesce(\(day)::date, today())
        order by g.department_id nulls last limit 1
        """
    }

    /// The rows of an association itself, or of one of its departments, in the order of their days.
    func agreed(_ association: Int, _ department: Int?) throws -> [AgreedRow] {
        try rows(
            """
            select letting_agreement_id as id, share_parts, share_whole, answer_days, valid_from, valid_until
            from letting_agreement_version
            where association_id = \(association) and department_id is not distinct from \(department)::bigint
              and known_until = 'infinity'
            order by valid_from
            """
        ).map { row in
            let (parts, whole): (Int?, Int?) = (try row["share_parts"], try row["share_whole"])
            return AgreedRow(
                id: try row["id"], share: parts.flatMap { parts in whole.flatMap { Share(parts: parts, whole: $0) } },
                answerDays: try row["answer_days"], from: try row["valid_from"], until: try row["valid_until"])
        }
    }

    /// The department of that number, made where it is met for the first time.
    func department(_ number: String, of association: Int) throws -> Int {
        let key = foldedKey(number)
        let made = try optionalRow(
            """
            insert into department (association_id, number, key) values (\(association), \(number), \(key))
            on conflict (association_id, key) do nothing returning id
            """)
        if let made { return try made["id"] }
        return try row("select id from department where association_id = \(association) and key = \(key)")["id"]
    }
}
