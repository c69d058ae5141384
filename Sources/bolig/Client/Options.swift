import ArgumentParser
import Housing

/// Which language to answer in, for every command.
struct LanguageOptions: ParsableArguments {
    /// Taken from the raw arguments before parsing (`Language.chosen`); declared here so that the parser knows it.
    @Option(
        help: .words(da: "Sprog: da eller en.", en: "Language: da or en.", value: Words(da: "sprog", en: "language")))
    var language: Language?
}

/// Where the daemon is, for every command that asks it.
struct DaemonOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Tjenestens adresse; kræver login.", en: "The address of the service; needs a login.",
            value: Words(da: "adresse", en: "address")))
    var server: String?

    @Option(
        help: .words(
            da: "Datamappen hos en lokal boligd.", en: "The data folder of a local boligd.",
            value: Words(da: "mappe", en: "folder")), completion: .directory)
    var data: String?

    @Option(
        help: .words(
            da: "Hvad et opslag i en borgers sag skal bruges til; det kan borgeren se. Uden navne og CPR-numre.",
            en: "What a look-up of a citizen is for; the citizen may see it. No names and CPR numbers.",
            value: Words(da: "formål", en: "purpose")))
    var purpose: String?

    @OptionGroup var language: LanguageOptions

    /// The daemon these options, the environment and the login point at.
    func client() throws -> Client {
        var client = Client(try Whereabouts.find(server: server, data: data, environment: .now))
        client.purpose = purpose
        return client
    }
}
