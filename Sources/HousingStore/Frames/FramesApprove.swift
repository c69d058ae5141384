import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Puts a raised frame in force. The constraint `frame_second_person` refuses whoever drafted it.
    ///
    /// - Throws: `unknown_frame`, `not_a_draft`, `second_person_needed`.
    package func approveFrame(_ act: Act, _ name: String) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.id(of: name, .frames) / 2
            _ = try tx.lockFrames(of: try tx.row("select scheme from frame where id = \(id)")["scheme"])
            let draftBy: String? = try tx.row(
                "select draft_by from frame_version where frame_id = \(id) and known_until = 'infinity'")["draft_by"]
            guard let draftBy else { throw Problem.noFrameDraft(name) }
            guard draftBy != act.actor else { throw Problem.secondPersonNeeded }
            let event = try tx.event(act, subject: name)
            try tx.follow(
                .frame, of: id, event,
                set: [
                    "dwellings": "v.draft_dwellings", "amount": "v.draft_amount", "set_by": "v.draft_by",
                    "approved_by": "\(act.actor)", "draft_dwellings": "null", "draft_amount": "null",
                    "draft_by": "null",
                ])
            return try tx.frame(id, draft: false)
        }
    }
}

extension Problem {
    fileprivate static func noFrameDraft(_ name: String) -> Problem {
        Problem(
            .refused, "not_a_draft",
            Words(da: "Ingen højere ramme venter for \(name).", en: "No higher frame waits for \(name)."),
            details: ["frame": name],
            hint: Words(da: "Se rammerne: bolig frames list", en: "See the frames: bolig frames list"))
    }
}
