import Foundation

/// Programs that are run on the way.
enum Tool {
    /// Where a program is, of those in PATH; nil where it is not.
    static func path(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program and answers what it writes.
    ///
    /// - Parameter exit: the status it is to end with.
    /// - Throws: `Trouble` with what it says where it ends with another.
    static func said(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], exit: Int32 = 0
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let said = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = said
        process.standardError = said
        try process.run()
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == exit else {
            let name = URL(fileURLWithPath: program).lastPathComponent
            throw Trouble(what: "\(name) \(arguments.first ?? ""): \(text.prefix(2000))")
        }
        return text
    }
}
