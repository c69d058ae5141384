import Housing

/// The description of everything the service does (OpenAPI 3.1), read from the list of operations.
package struct OpenAPI {
    private let operations: [any AnyOperation]
    private let version: String
    private let examples: JSON

    /// - Parameter examples: answers by the names of operations, as JSON.
    package init(_ operations: [any AnyOperation] = Operations.all, version: String, examples: [UInt8] = []) {
        self.operations = operations
        self.version = version
        self.examples = (try? JSON(examples)) ?? .object([])
    }

    /// The document, indented so that a change of the service shows as a few lines of a diff.
    package var text: String {
        JSON.object([
            "openapi": .text("3.1.0"),
            "info": .object([
                "title": .text("Bolig"), "version": .text(version),
                "description": .text("Housing allocation of a municipality's social administration."),
            ]),
            "paths": .object(paths),
            "components": .object([
                "securitySchemes": .object([
                    "token": .object(["type": .text("http"), "scheme": .text("bearer")])
                ]),
                "schemas": .object(components),
            ]),
        ]).indented
    }

    /// Paths in the order of the list, each with its methods.
    private var paths: [JSON.Member] {
        var order: [String] = []
        var methods: [String: [JSON.Member]] = [:]
        for operation in operations {
            if methods[operation.path] == nil { order.append(operation.path) }
            methods[operation.path, default: []].append(
                JSON.Member(
                    operation.method.rawValue.lowercased(),
                    DescribedOperation(operation, example: examples[operation.name]).json))
        }
        return order.map { JSON.Member($0, .object(methods[$0] ?? [])) }
    }

    private var components: [JSON.Member] {
        [JSON.Member("Problem", Schema.of(ProblemAnswer.self)?.answered.whole.json ?? .object([]))]
            + Listing.all.map { JSON.Member($0.name, $0.schema.json) }
    }
}

extension JSON {
    static func reference(_ name: String) -> JSON { .object(["$ref": .text("#/components/schemas/\(name)")]) }
}
