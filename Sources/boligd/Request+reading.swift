import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Hummingbird
import NIOCore

/// The most bytes of a JSON body. Files have a limit of their own.
let largestBody = 1 << 20

extension Request {
    /// The bytes of a JSON body.
    func bytes() async throws -> [UInt8] {
        do {
            return Array(try await body.collect(upTo: largestBody).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem(
                .tooLarge, "body_too_large",
                Words(da: "Anmodningen er for stor.", en: "The request is too large."),
                details: ["limit": "\(largestBody)"])
        } catch let error where !(error is CancellationError) {
            // Hummingbird keeps the types of these to itself: a chunk's size that is none, an end before the length said.
            throw Problem.brokenBody
        }
    }

    /// What stands in the headers: of a write its key and why, of a look-up what for.
    func said() throws(Problem) -> (
        key: String?, reason: String?, confirm: String?, purpose: String?, breakGlass: String?
    ) {
        let key = headers[.idempotencyKey]
        if let key,
            !(1...100).contains(key.utf8.count) || !key.utf8.allSatisfy({ (33...126).contains($0) }) || isCPRNumber(key)
        {
            throw Problem(
                .wrongUse, "bad_idempotency_key",
                Words(
                    da: "Idempotency-Key er på 1-100 tegn uden mellemrum.",
                    en: "Idempotency-Key has 1-100 characters without spaces."))
        }
        return (key, try text(.reason), try text(.confirm), try text(.purpose), try text(.breakGlass))
    }

    /// The name of the file that is sent, which may say whose it is and so has no place in an address.
    func fileName() throws(Problem) -> String? {
        let name = try text(.file)
        guard let name, name.count > 400 else { return name }
        throw Problem.badParameter("file")
    }

    /// A header with words: percent-encoded UTF-8, bounded, and text.
    private func text(_ name: HTTPField.Name) throws(Problem) -> String? {
        guard let header = headers[name], !header.isEmpty else { return nil }
        guard let text = header.percentDecoded, text.count <= 2000,
            !text.unicodeScalars.contains(where: \.isControl)
        else {
            throw Problem(
                .wrongUse, "bad_reason",
                Words(
                    da: "En begrundelse eller et formål er højst 2000 tegn, skrevet som procentkodet UTF-8.",
                    en: "A reason or a purpose has 2000 characters at most, written as percent-encoded UTF-8."),
                details: ["header": name.canonicalName])
        }
        try Problem.refuseNumber(in: text)
        return text
    }
}

extension Context {
    /// A part of the path, decoded: at most 200 characters, all of them text.
    func part(_ name: String) throws -> String {
        let encoded = try parameters.require(name)
        guard let text = encoded.percentDecoded, (1...200).contains(text.count),
            !text.unicodeScalars.contains(where: { $0.isControl || $0.value < 32 })
        else {
            throw Problem(
                .wrongUse, "bad_path",
                Words(da: "Adressen kan ikke læses.", en: "The address cannot be read."), details: ["part": name])
        }
        return text
    }
}

extension StringProtocol {
    /// Percent-decoded; nil where that gives no text. Most have nothing to decode, which Foundation takes long to find out.
    var percentDecoded: String? { utf8.contains(UInt8(ascii: "%")) ? removingPercentEncoding : String(self) }
}

extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
    /// Why, percent-encoded UTF-8; never in the URL, which ends up in logs.
    static let reason = named("Bolig-Reason")
    /// Why the odd rows of a file are right, percent-encoded UTF-8.
    static let confirm = named("Bolig-Confirm")
    /// What a look-up is for, percent-encoded UTF-8.
    static let purpose = named("Bolig-Purpose")
    /// Why the protection of a citizen is broken, percent-encoded UTF-8.
    static let breakGlass = named("Bolig-Break-Glass")
    /// The name of a file that is sent, percent-encoded UTF-8.
    static let file = named("Bolig-File")
    static let requestID = named("X-Request-Id")

    private static func named(_ name: String) -> HTTPField.Name {
        // Every name here is a valid one; `date` stands where the type asks for a value.
        HTTPField.Name(name) ?? .date
    }
}

extension Problem {
    /// What keeps a body from being JSON.
    init(_ fault: JSON.Fault) {
        switch fault {
        case .malformed:
            self.init(
                .wrongUse, "malformed_json",
                Words(da: "Anmodningen er ikke gyldig JSON.", en: "The request is not valid JSON."),
                hint: Problem.whereFieldsStand)
        case .tooDeep:
            self.init(
                .wrongUse, "malformed_json",
                Words(
                    da: "Anmodningen har mere end \(JSON.deepest) lag.",
                    en: "The request is more than \(JSON.deepest) levels deep."))
        case .repeated:
            self.init(
                .wrongUse, "malformed_json",
                Words(da: "Et felt står to gange.", en: "A field is given twice."), hint: Problem.whereFieldsStand)
        }
    }

    /// What was sent ends too early, or is not divided as HTTP divides it. Nothing more can be read on the connection.
    static let brokenBody = Problem(
        .wrongUse, "bad_request",
        Words(
            da: "Det sendte slutter for tidligt, eller dets opdeling kan ikke læses.",
            en: "What was sent ends too early, or its chunks cannot be read."),
        hint: Words(
            da: "Send hele indholdet, så langt som Content-Length siger, eller som gyldige stykker (chunked).",
            en: "Send all of the body, as long as Content-Length says, or as valid chunks."))

    static let notJSON = Problem(
        .wrongMediaType, "not_json",
        Words(da: "Her læses kun JSON.", en: "Only JSON is read here."),
        hint: Words(da: "Send Content-Type: application/json.", en: "Send Content-Type: application/json."))

    static let unexpectedBody = Problem(
        .wrongUse, "unexpected_body",
        Words(da: "Her skal intet sendes med.", en: "Nothing is to be sent with this."))

    static func missingParameter(_ property: Schema.Property) -> Problem {
        Problem(
            .wrongUse, "missing_parameter",
            Words(da: "Parameteren \(property.name) mangler.", en: "The parameter \(property.name) is missing."),
            details: ["parameter": property.name], hint: hints[property.name])
    }

    static func badParameter(_ name: String, _ hint: Words? = nil) -> Problem {
        Problem(
            .wrongUse, "bad_parameter",
            Words(da: "Parameteren \(name) kan ikke læses.", en: "The parameter \(name) cannot be read."),
            details: ["parameter": name], hint: hints[name] ?? hint)
    }

    static func repeatedParameter(_ name: String) -> Problem {
        Problem(
            .wrongUse, "repeated_parameter",
            Words(da: "Parameteren \(name) står to gange.", en: "The parameter \(name) is given twice."),
            details: ["parameter": name])
    }

    /// Its name is not repeated: anything may have been typed there.
    static func unknownParameter(_ known: [String]) -> Problem {
        let names = known.joined(separator: ", ")
        return Problem(
            .wrongUse, "unknown_parameter",
            Words(da: "En parameter kendes ikke.", en: "A parameter is not known."),
            hint: names.isEmpty
                ? Words(da: "Der er ingen parametre.", en: "There are no parameters.")
                : Words(da: "Brug: \(names).", en: "Use: \(names)."))
    }

    /// What to write, where it is not plain.
    private static let hints: [String: Words] = [
        "period": Words(
            da: "Skriv 2024, 2024-H1, 2024-Q3, 2024-11 eller 2022-11..2025-06.",
            en: "Write 2024, 2024-H1, 2024-Q3, 2024-11 or 2022-11..2025-06."),
        "kind": Words(da: "En af: \(ImportKind.list).", en: "One of: \(ImportKind.list)."),
        "on": Words(da: "Skriv dagen som 2025-01-31.", en: "Write the day as 2025-01-31."),
        "known_at": Words(
            da: "Skriv en dag eller et tidspunkt, 2025-06-30 eller 2025-06-30T10:00:00Z.",
            en: "Write a day or an instant, 2025-06-30 or 2025-06-30T10:00:00Z."),
    ]
}

/// Whether a mark that a client made up is somebody's number: it is kept, and written to the log. The digits inside a longer
/// one are chance.
func isCPRNumber(_ mark: String) -> Bool { mark.utf8.count < 16 && hasCPRNumber(mark) }
