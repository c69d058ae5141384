package import Housing

/// For both programs: the argument parser writes its own headings and errors in English only; this is what they are called in Danish.
package enum ParserWords {
    /// A help screen or error of the parser in the language asked for.
    package static func text(_ text: String, _ language: Language) -> String {
        guard language == .da else { return text }
        return phrases.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// Longer phrases stand before those they contain.
    private static let phrases: [(String, String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE: ", "BRUG: "),
        ("Usage: ", "Brug: "),
        ("ARGUMENTS:", "ARGUMENTER:"),
        ("OPTIONS:", "VALGMULIGHEDER:"),
        ("SUBCOMMANDS:", "KOMMANDOER:"),
        ("<options>", "<valgmuligheder>"),
        ("<subcommand>", "<kommando>"),
        ("Show the version.", "Vis versionen."),
        ("Show help information.", "Vis denne hjælp."),
        ("Show subcommand help information.", "Vis hjælp til en kommando."),
        ("(default:", "(ellers:"),
        (" (default) ", " (ellers)  "),
        ("' and '", "' og '"),
        ("' or '", "' eller '"),
        ("(values:", "(værdier:"),
        ("; default:", "; ellers:"),
        ("Error: ", "Fejl: "),
        ("Help:  ", "Hjælp:  "),
        ("Missing expected argument ", "Der mangler "),
        ("Missing required subcommand.", "Der mangler en kommando."),
        ("Missing value for ", "Der mangler en værdi til "),
        ("Missing one of: ", "Der mangler en af: "),
        ("Unknown option ", "Ukendt valgmulighed "),
        (". Did you mean ", ". Mente du "),
        ("Unexpected argument ", "Der var ikke brug for "),
        (" unexpected arguments: ", " argumenter er der ikke brug for: "),
        ("Invalid option: ", "Ugyldig valgmulighed: "),
        ("The value ", "Værdien "),
        (" is invalid for ", " kan ikke bruges til "),
        (" is invalid.", " kan ikke bruges."),
        ("Please provide one of the following:", "Skriv en af disse:"),
        ("Please provide one of ", "Skriv en af "),
        (" does not take any value, but ", " tager ingen værdi, men fik "),
        (" was specified.", "."),
        ("The option ", "Valgmuligheden "),
        ("  See '", "  Skriv '"),
        ("' for more information.", "' for at få hjælp."),
        ("See '", "Skriv '"),
        ("' for detailed help.", "' for at få hjælp til den."),
    ]
}
