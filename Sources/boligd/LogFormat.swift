import ArgumentParser
import Foundation
import HousingAPI
import Logging
import Postgres

/// How the daemon writes its log.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// What writes for a label, to standard error.
    func handler(_ label: String) -> any LogHandler {
        switch self {
        case .text: StreamLogHandler.standardError(label: label)
        case .json: JSONLogHandler(label: label) { line in FileHandle.standardError.write(Data(line)) }
        }
    }
}

/// A line of JSON for each message: `at`, `level`, `message`, and what goes with it under its own names, such as
/// `http.status`. Whoever is looked up is in no line: what is logged is chosen where it is logged.
struct JSONLogHandler: LogHandler {
    private let label: String
    private let write: @Sendable ([UInt8]) -> Void
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, write: @escaping @Sendable ([UInt8]) -> Void) {
        (self.label, self.write) = (label, write)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata.merging(metadataProvider?.get() ?? [:]) { _, new in new }
        all.merge(event.metadata ?? [:]) { _, new in new }
        var members: [JSON.Member] = [
            JSON.Member("at", .text("\(Timestamp.now())")), JSON.Member("level", .text(event.level.rawValue)),
            JSON.Member("logger", .text(label)), JSON.Member("message", .text("\(event.message)")),
        ]
        // Of an error only what it is: what it says may quote somebody.
        if let error = event.error { members.append(JSON.Member("error", .text(described(error)))) }
        members += all.sorted { $0.key < $1.key }.map { JSON.Member($0.key, JSON($0.value)) }
        // One write a line, so that lines of several threads do not run into each other.
        write(Array((JSON.object(members).compact + "\n").utf8))
    }
}

extension JSON {
    /// Numbers as numbers, for whoever adds them up.
    fileprivate init(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): self = Self.plain(text)
        case .stringConvertible(let text): self = Self.plain("\(text)")
        case .array(let items): self = .list(items.map { JSON($0) })
        case .dictionary(let items):
            self = .object(items.sorted { $0.key < $1.key }.map { Member($0.key, JSON($0.value)) })
        }
    }

    private static func plain(_ text: String) -> JSON {
        Int(text).map { "\($0)" == text } == true ? .number(text) : .text(text)
    }
}
