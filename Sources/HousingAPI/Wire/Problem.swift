package import Housing

/// What is wrong, with what, and what to do next: RFC 9457 problem+json, in the language asked for.
package struct ProblemAnswer: Codable, Sendable, Error, Equatable {
    package var status: Int
    package var code: String
    package var message: String
    package var details: [String: String]
    package var hint: String?
    /// The request id, as in the daemon's log.
    package var request: String?

    package init(
        status: Int, code: String, message: String, details: [String: String], hint: String?, request: String?
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.hint = hint
        self.request = request
    }

    /// The problem in one language.
    package init(_ problem: Problem, _ language: Language, request: String?) {
        self.init(
            status: problem.kind.status, code: problem.code, message: problem.message[language],
            details: problem.details, hint: problem.hint?[language], request: request)
    }
}

extension Problem.Kind {
    /// The HTTP status that carries a problem of this kind: the one table of it.
    package var status: Int {
        switch self {
        case .wrongUse: 400
        case .notSignedIn: 401
        case .notAllowed: 403
        case .notFound: 404
        case .wrongMethod: 405
        case .refused: 409
        case .tooLarge: 413
        case .wrongMediaType: 415
        case .unreadable: 422
        case .tooOften: 429
        case .fault: 500
        case .tryLater: 503
        }
    }

    /// The exit code of the client for an HTTP status: the other side of the same table.
    package static func exitCode(status: Int) -> Int32 {
        switch status {
        case 400, 405, 415: 64
        case 401, 403: 77
        case 413, 422: 65
        case 404, 409: 1
        case 429, 503: 75
        default: 70
        }
    }
}
