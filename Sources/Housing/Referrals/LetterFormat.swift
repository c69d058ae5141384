/// The formats of a letter: Markdown or HTML.
package enum LetterFormat: String, Code {
    case md, html

    package var words: Words {
        switch self {
        case .md: Words(da: "Markdown", en: "Markdown")
        case .html: Words(da: "HTML", en: "HTML")
        }
    }
}
