/// The form in which facts and results of checks are kept as JSON: its version is written beside them. Version 1 is that
/// of 0.1.0, whose names were the program's own and which wrote no version; rows of it are never rewritten, so it is
/// read for ever. Version 2 has names of its own, snake_case, and `entered_from_abroad`, which is unknown in version 1.
package enum KeptForm {
    /// What is written.
    package static let version = 2
}

extension KeyedDecodingContainer {
    /// Refuses what a later version of the program wrote; without a version it is version 1.
    func checkVersion(_ key: Key) throws {
        let version = try decodeIfPresent(Int.self, forKey: key) ?? 1
        guard (1...KeptForm.version).contains(version) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "kept by another version of the program: \(version)")
        }
    }

    /// A value under its name, or under the name it has in version 1; nil where it is not there.
    func value<Value: Decodable>(_ key: Key, before old: Key) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: contains(key) ? key : old)
    }
}
