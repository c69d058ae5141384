import Foundation
import FoundationXML
import Housing

/// Parses a part of a workbook and hands on its elements, prefixes taken off.
///
/// A part with a document type is refused: entities are the other way to make much of little.
class PartParser: NSObject, XMLParserDelegate {
    private var fault: (any Error)?
    private weak var parser: XMLParser?

    /// Reads the part to its end, or to where a handler stops it.
    func parse(_ part: ZipPart) throws {
        let parser = XMLParser(stream: part)
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        self.parser = parser
        let isWhole = parser.parse()
        if let fault = fault ?? part.fault { throw fault }
        guard isWhole, parser.parserError == nil else { throw FileFault(.notReadable, .rule(.workbook)) }
    }

    /// Stops the parser and lets `parse` throw.
    final func stop(_ error: any Error) {
        if fault == nil { fault = error }
        parser?.abortParsing()
    }

    final var isStopped: Bool { fault != nil }

    func began(_ element: Substring, _ attributes: [String: String]) {}
    func ended(_ element: Substring) {}
    func found(_ text: String) {}

    final func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes attributeDict: [String: String] = [:]
    ) {
        guard fault == nil else { return }
        began(PartParser.local(elementName), attributeDict)
    }

    final func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
    ) {
        guard fault == nil else { return }
        ended(PartParser.local(elementName))
    }

    final func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard fault == nil else { return }
        found(string)
    }

    final func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard fault == nil else { return }
        found(String(decoding: block, as: UTF8.self))
    }

    /// `row` of `x:row`.
    private static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }
}
