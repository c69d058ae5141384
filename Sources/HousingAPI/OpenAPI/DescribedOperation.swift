import Housing

/// One operation as OpenAPI has it.
struct DescribedOperation {
    let operation: any AnyOperation
    /// A real answer.
    let example: JSON?

    init(_ operation: any AnyOperation, example: JSON?) {
        self.operation = operation
        self.example = example
    }

    var json: JSON {
        var members = [
            JSON.Member("operationId", .text(operation.name)), JSON.Member("summary", .text(operation.words.en)),
            JSON.Member("description", .text(operation.words.da)),
            JSON.Member("tags", .texts([String(operation.name.prefix { $0 != "." })])),
            JSON.Member("security", .list(operation.access == .open ? [] : [.object(["token": .list([])])])),
            JSON.Member("x-right", .text(operation.access.code)),
            JSON.Member("x-persons", .text(operation.persons.rawValue)),
            JSON.Member("parameters", .list(parameters)),
        ]
        if let body { members.append(JSON.Member("requestBody", body)) }
        members.append(JSON.Member("responses", .object(responses)))
        return .object(members)
    }

    private var parameters: [JSON] {
        let named = operation.pathNames.map { name in
            parameter(
                name, "path", pathSchema(name), isRequired: true, example: .text(pathExample(name)),
                words: AnyNameOfIt.keys.contains(name) ? AnyNameOfIt.words : nil)
        }
        let asked = (operation.parameters + (operation.writes ? [Self.dryRun] : [])).map { property in
            parameter(property.name, "query", property.schema.present, isRequired: property.isRequired)
        }
        return named + asked + headers
    }

    private static let dryRun = Schema.Property("dry_run", .flag, isRequired: false)

    private var headers: [JSON] {
        // Whatever stands there, one of the two languages is answered in.
        var headers = [("Accept-Language", Schema.free)]
        if operation.writes {
            headers += [("Idempotency-Key", .text(1...100)), ("Bolig-Reason", .text(0...2000))]
        }
        if operation.persons != .none { headers.append(("Bolig-Purpose", .text(0...2000))) }
        if operation.name == Operations.show(.referrals).name { headers.append(("Bolig-Break-Glass", .text(0...2000))) }
        if operation.takesFile { headers += [("Bolig-Confirm", .text(0...2000)), ("Bolig-File", .text(0...400))] }
        return headers.map { parameter($0.0, "header", $0.1, isRequired: false) }
    }

    private func parameter(
        _ name: String, _ place: String, _ schema: Schema, isRequired: Bool, example: JSON? = nil, words: String? = nil
    ) -> JSON {
        var members = [
            JSON.Member("name", .text(name)), JSON.Member("in", .text(place)),
            JSON.Member("required", .flag(isRequired)), JSON.Member("schema", schema.json),
        ]
        if let words { members.append(JSON.Member("description", .text(words))) }
        if let example { members.append(JSON.Member("example", example)) }
        return .object(members)
    }

    private func pathSchema(_ name: String) -> Schema {
        name == "statistic" ? Statistic.schema : .text(1...200)
    }

    private func pathExample(_ name: String) -> String {
        let listing = Listing.all.first { $0.key == name }
        if case .number(let letter)? = listing?.field(name)?.kind { return "\(letter)-12" }
        switch name {
        case "statistic": return Statistic.sample.code
        case "association": return "9001"
        case "year": return "2024"
        case "file": return "statistics.csv"
        case "scheme": return Scheme.state.rawValue
        case "frame": return "transitional 2026"
        default: return "12"
        }
    }

    private var body: JSON? {
        if operation.takesFile {
            return .object([
                "required": .flag(true),
                "content": .object([
                    "application/octet-stream": .object(["schema": .object([])])
                ]),
            ])
        }
        guard let body = operation.body, let schema = Schema.of(body) else { return nil }
        var content = [JSON.Member("schema", schema.json)]
        if let example = try? body.exampleJSON() { content.append(JSON.Member("example", example)) }
        return .object([
            "required": .flag(schema.properties.contains(where: \.isRequired)),
            "content": .object(["application/json": .object(content)]),
        ])
    }

    private var responses: [JSON.Member] {
        [JSON.Member("\(operation.answer.status)", answer)]
            + problems.map { status, codes in JSON.Member("\(status)", problem(codes)) }
    }

    private var answer: JSON {
        let content: [JSON.Member]
        switch operation.answer {
        case .record(let listing, _, let beside):
            let isRow = listing.details.isEmpty && beside.isEmpty
            content = [json(isRow ? .reference(listing.name) : listing.shownSchema(beside: beside).json)]
        case .page(let listing, _):
            content = [
                json(
                    .object([
                        "type": .text("object"),
                        "properties": .object([
                            "items": .object(["type": .text("array"), "items": .reference(listing.name)]),
                            "next": Schema.optional(.text(1...2000)).json,
                        ]),
                        "required": .texts(["items", "next"]), "additionalProperties": .flag(false),
                    ])),
                // Every row, an object a line.
                JSON.Member("application/jsonl", .object(["schema": .object([])])),
            ]
        case .value(let type, _): content = [json((Schema.of(type)?.answered.whole ?? .free).json)]
        case .stream(let schema): content = [json(schema.answered.json)]
        case .bytes(let types): content = types.map { JSON.Member($0, .object(["schema": .object([])])) }
        }
        return .object(["description": .text(operation.words.en), "content": .object(content)])
    }

    private func json(_ schema: JSON) -> JSON.Member {
        var members = [JSON.Member("schema", schema)]
        if let example { members.append(JSON.Member("example", example)) }
        return JSON.Member("application/json; charset=utf-8", .object(members))
    }

    private func problem(_ codes: [String]) -> JSON {
        .object([
            "description": .text(codes.joined(separator: ", ")),
            "content": .object([
                "application/problem+json; charset=utf-8": .object(["schema": .reference("Problem")])
            ]),
        ])
    }

    /// The codes by status.
    private var problems: [(Int, [String])] {
        Dictionary(grouping: operation.problems, by: { $0.status }).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.map(\.code)) }
    }
}

extension Schema {
    /// Of a parameter: it is there or it is not, and never null.
    fileprivate var present: Schema { if case .optional(let schema) = self { schema } else { self } }
}
