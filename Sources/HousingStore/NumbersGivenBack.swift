import Postgres

// Whatever is tried takes its numbers as what is done does, so that it is answered the same; nothing of it stays, no gap
// either, and what is then done has the number that was told. (Decision 93.)

extension Store {
    /// Runs what is only tried, and gives its numbers back, whatever becomes of it. Where another writes meanwhile they may stay
    /// a gap, and nothing is the worse for it.
    func tried<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        let before: String = try await pool.transaction(.readOnly) { tx in
            try tx.row("select numbers_given()::text as given")["given"]
        }
        func giveBack() async {
            try? await pool.transaction { tx in
                _ = try tx.row("select give_numbers_back(\(before)::jsonb)::text as done")
            }
        }
        do {
            let answer = try await body()
            await giveBack()
            return answer
        } catch {
            await giveBack()
            throw error
        }
    }
}
