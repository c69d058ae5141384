import ArgumentParser
import Housing
import HousingAPI
import HousingStore

/// `boligd users add`.
struct UsersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "add", da: "Opret en bruger, og vis adgangsnøglen én gang.", en: "Add an account and show its token, once.",
        examples: [
            ("boligd users add anna --role caseworker --role allocator", nil),
            ("boligd users add vikar --role caseworker --expires 31-12-2026", nil),
            ("boligd users add nord --association 9001", nil),
        ],
        more: Words(
            da: """
                Brugeren logger ind med bolig login og adgangsnøglen. Den gemmes kun som et aftryk: for en, der er tabt, gives \
                en anden med boligd users token.
                """,
            en: """
                The user logs in with bolig login and the token. It is kept only as a hash: for one that is lost, give another \
                with boligd users token.
                """))

    @Argument(
        help: .words(
            da: "1-40 små bogstaver, cifre, punktummer, - eller _.",
            en: "1-40 lower-case letters, digits, dots, - or _.", value: Words(da: "NAVN", en: "NAME")))
    var name: String

    @Option(
        help: .words(
            da: "\(Role.givenNames); gentag for flere.", en: "\(Role.givenNames); repeat for several.",
            value: Words(da: "ROLLE", en: "ROLE")))
    var role: [Role] = []

    @Option(
        help: .words(
            da: "Den boligorganisation, brugeren er fra; den har ingen rolle ved siden af.",
            en: "The association the account is of; it has no role beside.", value: Words(da: "NUMMER", en: "NUMBER")))
    var association: String?

    @Option(
        help: .words(
            da: "Brugerens sidste dag, eller tidspunktet, hvor den udløber.",
            en: "The account's last day, or the instant it ends.", value: .end))
    var expires: Expiry?

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard association == nil || role.isEmpty else {
            throw ValidationError(
                da: "--association står alene.", en: "--association stands alone.")
        }
        guard association != nil || !role.isEmpty else {
            throw ValidationError(
                da: "Giv mindst én --role.", en: "Give at least one --role.")
        }
        try Role.requireGiven(role)
        try expires?.requireAhead()
    }

    func run() async throws {
        let token = newToken()
        try await place.withStore { store in
            try await store.addAccount(
                .users("add"), name: name, roles: association == nil ? Set(role) : [.association],
                association: association, expires: expires?.expiry.at, token: token)
        }
        print(token)
    }
}
