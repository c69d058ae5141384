import Housing
import HousingAPI

/// What ends a command without success: what is wrong, with what, what to do next, and the exit code.
struct Failure: Error {
    let problem: ProblemAnswer
    let exit: Int32

    /// What the daemon said.
    init(_ problem: ProblemAnswer) {
        self.problem = problem
        self.exit = Problem.Kind.exitCode(status: problem.status)
    }

    /// What the client itself will not or cannot do.
    init(_ problem: Problem, exit: Int32? = nil, _ language: Language = .chosen) {
        self.problem = ProblemAnswer(problem, language, request: nil)
        self.exit = exit ?? Problem.Kind.exitCode(status: problem.kind.status)
    }

    /// Whatever was thrown. An error nobody foresaw is the client's own fault (70): a full disk, a folder that cannot be
    /// written.
    init(caught error: any Error) {
        if let known = error as? Failure {
            self = known
        } else {
            self.init(
                error as? Problem
                    ?? Problem(
                        .fault, "client_fault",
                        Words(da: "Noget gik galt i klienten.", en: "Something went wrong in the client."),
                        details: ["error": String(describing: error)]))
        }
    }

    /// The same, said of one of several files. A name that holds a CPR number is not said.
    func naming(file name: String) -> Failure {
        guard problem.details["file"] == nil, !hasCPRNumber(name) else { return self }
        var problem = problem
        problem.details["file"] = name
        return Failure(problem: problem, exit: exit)
    }

    private init(problem: ProblemAnswer, exit: Int32) {
        self.problem = problem
        self.exit = exit
    }

    /// For a person: message, details, hint, code and, for a fault, the request to ask about.
    func text(_ language: Language) -> String {
        var lines = [Words(da: "Fejl: ", en: "Error: ")[language] + problem.message]
        let details = problem.details.filter { !$0.value.isEmpty && !isListed($0.value) }.sorted { $0.key < $1.key }
        if !details.isEmpty { lines.append("  " + details.map { "\($0.key) \($0.value)" }.joined(separator: ", ")) }
        if let hint = problem.hint { lines.append("  " + hint) }
        var last = Words(da: "Kode: ", en: "Code: ")[language] + problem.code
        if problem.status >= 500, let request = problem.request {
            last += Words(da: ", forespørgsel: ", en: ", request: ")[language] + request
        }
        return (lines + ["  " + last]).joined(separator: "\n")
    }

    /// Whether a detail is a list that message or hint gives already: it may be of a hundred words.
    private func isListed(_ detail: String) -> Bool {
        let items = detail.split(separator: ",").map { $0.drop { $0 == " " } }
        return items.count > 1
            && [problem.message, problem.hint ?? ""].contains { text in items.allSatisfy { text.contains($0) } }
    }

    /// For a program: the problem as JSON, on one line.
    var json: String {
        let details = problem.details.sorted { $0.key < $1.key }
            .map { Plain.quoted($0.key) + ":" + Plain.quoted($0.value) }
        let fields = [
            "\"status\":\(problem.status)",
            "\"code\":" + Plain.quoted(problem.code),
            "\"message\":" + Plain.quoted(problem.message),
            "\"details\":{" + details.joined(separator: ",") + "}",
            "\"hint\":" + (problem.hint.map(Plain.quoted) ?? "null"),
            "\"request\":" + (problem.request.map(Plain.quoted) ?? "null"),
        ]
        return "{" + fields.joined(separator: ",") + "}"
    }
}

extension Failure {
    /// Wrong use found by the client (exit 64).
    static func wrongUse(
        _ code: String, _ message: Words, details: [String: String] = [:], hint: Words? = nil
    ) -> Failure {
        Failure(Problem(.wrongUse, code, message, details: details, hint: hint))
    }

    /// Nobody answers at an address, or no address is known (exit 69).
    static func noDaemon(_ details: [String: String]) -> Failure {
        Failure(
            Problem(
                .tryLater, "no_daemon",
                Words(da: "Tjenesten svarer ikke.", en: "The service does not answer."), details: details,
                hint: Words(
                    da: "Start den med `boligd serve`, eller sig hvor den er med --server eller --data.",
                    en: "Start it with `boligd serve`, or say where it is with --server or --data.")),
            exit: 69)
    }

    /// The answer is not what this client understands (exit 70).
    static func notUnderstood(status: Int, request: String?) -> Failure {
        Failure(
            ProblemAnswer(
                status: status >= 400 ? status : 500, code: "answer_not_understood",
                message: Words(
                    da: "Tjenestens svar kan ikke læses.", en: "The answer of the service cannot be read."
                ).said,
                details: ["status": String(status)],
                hint: Words(
                    da: "Er adressen den rigtige, og har bolig og boligd samme version?",
                    en: "Is the address right, and are bolig and boligd of the same version?"
                ).said,
                request: request))
    }
}
