import ArgumentParser
import HousingAPI

/// `boligd openapi`: writes the description of everything the service does to standard output.
struct DescribeAPI: ParsableCommand {
    static let configuration = CommandConfiguration.words(
        "openapi", da: "Skriv beskrivelsen af API'et (OpenAPI 3.1), som i schema/openapi.json.",
        en: "Print the description of the API (OpenAPI 3.1), as schema/openapi.json has it.")

    @OptionGroup var language: LanguageOptions

    func run() { print(OpenAPI(version: serviceVersion, examples: exampleAnswers).text, terminator: "") }
}
