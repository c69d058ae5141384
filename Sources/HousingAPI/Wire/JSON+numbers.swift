package import Housing

extension JSON {
    /// Refuses a body, or the parameters of a query, with a CPR number in any of its texts, be it a name, a key or a note: what is written is kept in plain
    /// text, and read by many. Who it is about goes by a number of the service.
    ///
    /// - Throws: `number_in_text`, with the field in its details and nothing of what stands there.
    package func refuseNumbers(at path: [String] = []) throws(Problem) {
        switch self {
        case .text(let text): try Problem.refuseNumber(in: text, field: path.joined(separator: "."))
        case .list(let items):
            for (index, item) in items.enumerated() { try item.refuseNumbers(at: path + [String(index)]) }
        case .object(let members):
            for member in members { try member.value.refuseNumbers(at: path + [member.name]) }
        case .null, .flag, .number: return
        }
    }
}
