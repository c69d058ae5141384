import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Sets what a scheme has for a year. A first frame and a lower one are in force at once; one that allows more in
    /// anything is a draft until a second person approves it. What waits already gives way to what is set now.
    ///
    /// - Throws: `limit_missing`; `frame_exhausted` where more than that is taken.
    package func setFrame(_ act: Act, _ request: FrameSet) async throws -> Record {
        try await write(act) { tx in
            guard request.dwellings != nil || request.amount != nil else { throw Problem.limitMissing }
            let before = try tx.lockFrames(of: request.scheme).first { $0.year == request.year }
            let limit = FrameLimit(
                dwellings: request.dwellings ?? before?.limit.dwellings, amount: request.amount ?? before?.limit.amount)
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
            let id: Int = try tx.row(
                "select id from frame where scheme = \(request.scheme) and year = \(request.year)")["id"]
            let isRaised = limit.isAbove(before.limit)
            let values: NewFacts =
                isRaised
                ? [
                    "draft_dwellings": "\(limit.dwellings)", "draft_amount": "\(limit.amount)",
                    "draft_by": "\(act.actor)",
                ]
                : [
                    "dwellings": "\(limit.dwellings)", "amount": "\(limit.amount)", "set_by": "\(act.actor)",
                    "approved_by": "null", "draft_dwellings": "null", "draft_amount": "null", "draft_by": "null",
                ]
            try tx.follow(.frame, of: id, event, set: values)
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
