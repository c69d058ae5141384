import ArgumentParser
import HousingStore

/// `boligd events seal`.
struct EventsSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Seal what is not sealed yet, and sign the newest seal, now.",
        discussion: """
            EXAMPLES:
              boligd events seal
              boligd events seal --seal-dir /mnt/elsewhere/seals

            The file that was written is said; nothing is where the newest seal has one already.
            """)

    @OptionGroup var seals: SealOptions
    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        try await place.withDatabase { database in
            if let file = try await seals.heads(place).write({ try await Store.signedHead($0, in: database) }) {
                print(file)
            }
        }
    }
}
