import Foundation
import Housing

/// `Manual DIR SECTION DATE VERSION LANGUAGE`: reads what a program says of itself and writes its man pages into a folder.
/// `deploy/manual` runs it.
@main
enum Manual {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().map { $0 }
        guard arguments.count == 5, let section = Int(arguments[1]), let language = Language(rawValue: arguments[4])
        else {
            FileHandle.standardError.write(
                Data("Manual DIR SECTION DATE VERSION da|en, a program's help on standard input\n".utf8))
            exit(64)
        }
        let help = try JSONDecoder().decode(ToolHelp.self, from: FileHandle.standardInput.readToEnd() ?? Data())
        let pages = Pages(
            help: help, language: language, section: section, date: arguments[2], version: arguments[3])
        let folder = URL(fileURLWithPath: arguments[0])
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in pages.files { try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name)) }
    }
}
