import ArgumentParser
import Housing
import HousingStore

/// `boligd events seal`.
struct EventsSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "seal", da: "Forsegl, hvad der ikke er forseglet endnu, og underskriv det nyeste segl nu.",
        en: "Seal what is not sealed yet, and sign the newest seal, now.",
        examples: [("boligd events seal", nil), ("boligd events seal --seal-dir /mnt/elsewhere/seals", nil)],
        more: Words(
            da: "Filen, der blev skrevet, siges; ingen, hvor det nyeste segl har en i forvejen.",
            en: "The file that was written is said; nothing is where the newest seal has one already."))

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
