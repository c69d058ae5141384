import ArgumentParser
import HousingAPI

/// `boligd openapi`: writes the description of everything the service does to standard output.
struct DescribeAPI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Print the description of the API (OpenAPI 3.1), as schema/openapi.json has it.")

    func run() { print(OpenAPI(version: serviceVersion, examples: exampleAnswers).text, terminator: "") }
}
