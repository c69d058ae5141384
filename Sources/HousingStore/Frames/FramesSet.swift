import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Sets what a scheme has for a year. A first frame and a lower number are in force at once; a higher one is a draft until
    /// a second person approves it. A draft that waits keeps what this does not set, but for a raise by somebody else: who
    /// raised something may not approve it as part of another's draft.
    ///
    /// - Throws: `limit_missing`; `frame_exhausted` where more than that is taken.
    package func setFrame(_ act: Act, _ request: FrameSet) async throws -> Record {
        try await write(act) { tx in
            guard request.dwellings != nil || request.amount != nil else { throw Problem.limitMissing }
            let before = try tx.lockFrames(of: request.scheme).first { $0.year == request.year }
            let stated = FrameLimit(dwellings: request.dwellings, amount: request.amount)
            let limit = stated.or(before?.limit)
            let event = try tx.event(
                act, subject: "\(request.scheme.rawValue) \(request.year)",
                details: [
                    "dwellings": limit.dwellings.map { "\($0)" } ?? "", "amount": limit.amount.map { "\($0)" } ?? "",
                ])
            guard let before else {
                let id: Int = try tx.row(
                    "insert into frame (scheme, year) values (\(request.scheme), \(request.year)) returning id")["id"]
                try tx.begin(
                    .frame, of: "\(id)", event,
                    set: ["dwellings": "\(limit.dwellings)", "amount": "\(limit.amount)", "set_by": "\(act.actor)"])
                try tx.requireTaken(request, since: nil)
                return try tx.frame(id, draft: false)
            }
            let row = try tx.row(
                """
                select f.id, v.draft_dwellings, v.draft_amount, v.draft_by from frame f
                join frame_version v on v.frame_id = f.id and v.known_until = 'infinity'
                where f.scheme = \(request.scheme) and f.year = \(request.year)
                """)
            let id: Int = try row["id"]
            let drafter: String? = try row["draft_by"]
            let isRaised = limit.isAbove(before.limit)
            let isKept = drafter == act.actor || !isRaised
            let waiting = FrameLimit(dwellings: try row["draft_dwellings"], amount: try row["draft_amount"])
            let draft = isKept && drafter != nil ? stated.or(waiting) : limit
            let now = limit.lesser(of: before.limit)
            let isWaiting = draft.isAbove(now)
            var values: [(String, Statement)] = [
                ("draft_dwellings", "\(isWaiting ? draft.dwellings : nil)"),
                ("draft_amount", "\(isWaiting ? draft.amount : nil)"),
                ("draft_by", "\(isWaiting ? (isRaised ? act.actor : drafter) : nil)"),
            ]
            if now != before.limit || !isRaised {
                values += [
                    ("dwellings", "\(now.dwellings)"), ("amount", "\(now.amount)"), ("set_by", "\(act.actor)"),
                    ("approved_by", "null"),
                ]
            }
            try tx.follow(.frame, of: id, event, set: NewFacts(values))
            try tx.requireTaken(request, since: before)
            return try tx.frame(id, draft: isRaised)
        }
    }
}

extension Transaction {
    /// The frame as it is in force, or as it waits.
    func frame(_ id: Int, draft: Bool) throws -> Record { try record(.frames, id: id * 2 + (draft ? 1 : 0)) }

    /// Refuses a frame below what is taken of it.
    fileprivate func requireTaken(_ request: FrameSet, since before: Frame?) throws {
        try frames(of: request.scheme).first { $0.year == request.year }?.requireRoom(since: before)
    }
}

extension Problem {
    fileprivate static let limitMissing = Problem(
        .wrongUse, "limit_missing",
        Words(
            da: "Skriv et antal boliger, et beløb eller begge.", en: "Give a number of dwellings, an amount or both."),
        hint: Words(da: "--dwellings ANTAL, --amount KR.", en: "--dwellings N, --amount KR."))
}
