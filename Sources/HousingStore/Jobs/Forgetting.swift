package import Housing
import Postgres

/// How much was forgotten at a time, or would be.
package struct Forgotten: Sendable, Equatable {
    /// Citizens of whom nobody can say any more who they are.
    package var citizens = 0
    package var notes = 0
    package var files = 0
    /// Answers kept for clients that ask again.
    package var answers = 0
    package var reads = 0
    /// Files that earlier versions kept in clear, and that are sealed now.
    package var sealedFiles = 0

    package var total: Int { citizens + notes + files + answers + reads + sealedFiles }
}

extension Store {
    /// Destroys what was kept of people longer than the settings say; every count stays as it was. It is done in portions,
    /// each a transaction of its own with its event, so that whoever is killed in the middle goes on where it was.
    ///
    /// - Parameters:
    ///   - today: the day that days of keeping are counted to; what was kept on its last day goes on the next.
    ///   - portion: how many citizens, notes or look-ups one transaction forgets at most.
    package func forgetDue(_ act: Act, today: Day, portion: Int = 1000) async throws -> Forgotten {
        var forgotten = Forgotten()
        forgotten.sealedFiles = try await sealKeptFiles(act.named("imports.seal"))
        forgotten.files = try await forgetFiles(act.named("imports.forget"), today: today)
        forgotten.answers = try await forgetAnswers(act, today: today)
        forgotten.citizens = try await inPortions(act, of: portion) { tx, act, most in
            try tx.forgetCitizens(act, today, most)
        }
        forgotten.notes = try await inPortions(act, of: portion) { tx, act, most in
            try tx.forgetNotes(act, today, most)
        }
        forgotten.reads = try await inPortions(act, of: portion) { tx, act, most in
            try tx.forgetReads(act, today, most)
        }
        return forgotten
    }

    /// Repeats a portion until nothing is due any more; a dry run tries all at once.
    private func inPortions(
        _ act: Act, of portion: Int, _ body: @escaping @Sendable (Transaction, Act, Int) throws -> Int
    ) async throws -> Int {
        let act = act.named("forget")
        var total = 0
        while true {
            let count = try await write(act) { tx in
                try tx.lock(job: .retention)
                return try body(tx, act, act.dryRun ? Int(Int32.max) : portion)
            }
            total += count
            guard count > 0, !act.dryRun else { return total }
        }
    }
}

extension Act {
    /// The same under another name, and without the key: it is one of several transactions.
    fileprivate func named(_ action: String) -> Act {
        var act = withoutKey
        act.action = action
        return act
    }
}
