import ArgumentParser
import Housing
import HousingAPI
import HousingStore

/// `boligd users change`.
struct UsersChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "change", da: "Giv en bruger andre roller eller et andet udløb.",
        en: "Give an account other roles or another end.",
        examples: [
            (
                "boligd users change anna --role caseworker",
                Words(
                    da: "disse roller og ingen andre, fra næste anmodning",
                    en: "these roles and no others, from her next request")
            ), ("boligd users change vikar --expires 31-01-2027", nil),
            ("boligd users change vikar --expires never", nil),
        ])

    @Argument(help: .words(da: "Brugeren.", en: "The account.", value: Words(da: "NAVN", en: "NAME")))
    var name: String

    @Option(
        help: .words(
            da: "\(Role.givenNames); gentag for flere. De træder i stedet for dem, den har.",
            en: "\(Role.givenNames); repeat for several. They take the place of those it has.",
            value: Words(da: "ROLLE", en: "ROLE")))
    var role: [Role] = []

    @Option(
        help: .words(
            da: "Brugerens sidste dag, tidspunktet, hvor den udløber, eller never.",
            en: "The account's last day, the instant it ends, or never.", value: .end))
    var expires: Expiry?

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard !role.isEmpty || expires != nil else {
            throw ValidationError(
                da: "Giv --role eller --expires.", en: "Give --role or --expires.")
        }
        try Role.requireGiven(role)
        try expires?.requireAhead()
    }

    func run() async throws {
        try await place.withStore { store in
            try await store.changeAccount(
                .users("change"), name: name, roles: role.isEmpty ? nil : Set(role), expires: expires?.expiry)
        }
    }
}
