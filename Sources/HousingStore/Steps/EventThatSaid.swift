import Housing
import Postgres

/// An undoing whose versions are written, and which is no step yet.
struct UnderWay {
    let event: Int
    /// The step that it undoes.
    let undoes: Int
}

extension Transaction {
    /// The event that said first what is said now in a column of one thing. What an undoing put back was said by whoever
    /// had said it before the step that was undone, and that may be a file.
    ///
    /// - Parameter undoing: an undoing under way.
    func eventThatSaid(
        _ column: String, _ table: VersionTable, of id: Int, _ undoing: UnderWay? = nil
    ) throws -> Int {
        let versions = try rows(
            """
            select v.event_id, coalesce(s.undoes, case when v.event_id = \(undoing?.event)::bigint
                                                  then \(undoing?.undoes)::bigint end) as undoes,
              v.\(identifier: column) is not distinct from
                lag(v.\(identifier: column)) over (order by v.known_from) as is_same
            from \(identifier: table.name) v left join step s on s.event_id = v.event_id
            where v.\(identifier: table.key) = \(id) order by v.known_from
            """
        ).map { row in
            (
                event: try row["event_id", as: Int.self], undoes: try row["undoes", as: Int?.self],
                isSame: try row["is_same", as: Bool.self]
            )
        }
        guard var place = versions.indices.last else { throw Problem.nothingSaid(table) }
        while true {
            while place > 0, versions[place].isSame { place -= 1 }
            guard let undone = versions[place].undoes,
                let first = versions.firstIndex(where: { $0.event == undone }), first > 0, first <= place
            else { return versions[place].event }
            place = first - 1
        }
    }
}

extension Problem {
    /// Nothing is known of what was asked about: the service's own fault.
    fileprivate static func nothingSaid(_ table: VersionTable) -> Problem {
        Problem(
            .fault, "nothing_to_follow",
            Words(da: "Der vides intet at gå tilbage til.", en: "Nothing is known to go back to."),
            details: ["table": table.name])
    }
}
