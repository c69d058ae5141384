package import Housing

extension Language {
    /// The language of a run of either program: `--language`, then `BOLIG_LANGUAGE`, then a `LANG` that begins with `en`,
    /// else Danish. A word that is no language is passed over here and refused by the parser.
    package static func chosen(_ arguments: [String], _ environment: [String: String]) -> Language {
        if let option = option("--language", in: arguments).flatMap(Language.init(rawValue:)) { return option }
        if let variable = environment["BOLIG_LANGUAGE"].flatMap(Language.init(rawValue:)) { return variable }
        return environment["LANG"]?.hasPrefix("en") == true ? .en : .da
    }
}

/// The value of an option in raw arguments, written `--name value` or `--name=value`; the last one counts.
package func option(_ name: String, in arguments: [String]) -> String? {
    let arguments = arguments.prefix { $0 != "--" }
    for (index, argument) in arguments.enumerated().reversed() {
        if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
        if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
    }
    return nil
}
