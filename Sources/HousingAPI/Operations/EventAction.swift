package import Housing

/// What an event is told to be: the operation that was asked for, or what the service does by itself. The list is closed, so
/// that a slip of who filters by it is no empty answer.
package struct EventAction: Code {
    package let rawValue: String

    /// Any text: earlier versions may have written others.
    package init?(rawValue: String) { self.rawValue = rawValue }

    private init(_ rawValue: String) { self.rawValue = rawValue }

    package static let allCases: [EventAction] =
        (Operations.all.map(\.name) + byItself + JobName.allCases.map { "jobs.\($0.rawValue)" })
        .map { EventAction($0) }

    /// An action is written as it is, whoever reads it.
    package var words: Words { Words(da: rawValue, en: rawValue) }

    /// What no operation does: a job at midnight, a command of the daemon, a look-up.
    private static let byItself = [
        "allocations.expire", "break_glass", "forget", "keys.rotate", "parameters.shipped", "read", "rechecks.day",
        "users.add", "users.change", "users.close", "users.local", "users.token",
    ]
}
