import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Hummingbird
import Logging

/// What a request carries through the middleware to its route.
struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks; nil only on routes that answer anybody (`/health`).
    var actor: Actor?
    /// The language of messages: `Accept-Language`, Danish when it says nothing we know.
    var language: Language
    /// The request id: in the answer, the log, the event and a fault's problem.
    var request: String

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        actor = nil
        language = .da
        request = ""
    }

    /// Who asks, refused without the right.
    @discardableResult
    func require(_ right: Right) throws -> Actor {
        guard let actor else { throw Refusal.noToken }
        guard actor.has(right) else {
            let roles = right.roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw Refusal(
                .notAllowed, "not_allowed",
                Words(da: "Din bruger har ikke ret til det.", en: "Your user may not do that."),
                details: ["right": right.rawValue],
                hint: Words(da: "Det kræver en af rollerne: \(roles).", en: "It takes one of the roles: \(roles)."))
        }
        return actor
    }

    /// The act of a write: who, under which request, why, and whether it is a dry run.
    func act(_ request: Request, _ action: String, right: Right, sent: [UInt8] = []) throws -> Act {
        let actor = try require(right)
        let key = request.headers[.idempotencyKey]
        if let key, !(1...100).contains(key.utf8.count) {
            throw Refusal(
                .wrongUse, "bad_idempotency_key",
                Words(da: "Idempotency-Key er på 1-100 tegn.", en: "Idempotency-Key has 1-100 characters."))
        }
        return Act(
            actor: actor.name, request: self.request, action: action,
            reason: request.headers[.reason]?.removingPercentEncoding, key: key,
            sent: Array("\(request.uri)".utf8) + sent, dryRun: try request.flag("dry_run"))
    }
}

extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
    /// Why, percent-encoded UTF-8; never in the URL, which ends up in logs.
    static let reason = named("Bolig-Reason")
    /// Why the odd rows of a file are right, percent-encoded UTF-8.
    static let confirm = named("Bolig-Confirm")
    static let requestID = named("X-Request-Id")

    private static func named(_ name: String) -> HTTPField.Name {
        // Every name here is a valid one; `date` stands where the type asks for a value.
        HTTPField.Name(name) ?? .date
    }
}

extension Refusal {
    /// There is no answer without a token.
    static let noToken = Refusal(
        .notAllowed, "no_token",
        Words(da: "Der mangler en gyldig adgangsnøgle.", en: "A valid token is missing."),
        hint: Words(da: "Log ind: bolig login", en: "Log in: bolig login"))
}
