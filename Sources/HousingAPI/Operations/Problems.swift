import Housing

/// A code an operation may be refused with, and the status that carries it.
///
/// Written as its code alone it is of the kind that `kind(_:)` says.
package struct ProblemCode: Hashable, Sendable, ExpressibleByStringLiteral {
    package let code: String
    package let status: Int

    package init(stringLiteral code: String) { self.init(code: code, status: Self.kind(code).status) }

    /// Codes that are of another kind in this operation.
    static func of(_ kind: Problem.Kind, _ codes: String...) -> [ProblemCode] {
        codes.map { ProblemCode(code: $0, status: kind.status) }
    }

    package init(code: String, status: Int) {
        self.code = code
        self.status = status
    }
}

extension AnyOperation {
    /// Every problem the operation may answer: those of its form, and its own.
    package var problems: [ProblemCode] {
        var problems = formProblems.map { ProblemCode(code: $0.0, status: $0.1.status) }
        problems += ownProblems
        var seen: Set<ProblemCode> = []
        return problems.filter { seen.insert($0).inserted }
    }

    private var formProblems: [(String, Problem.Kind)] {
        var problems: [(String, Problem.Kind)] = [
            ("bad_request", .wrongUse), ("unknown_parameter", .wrongUse), ("repeated_parameter", .wrongUse),
            ("too_busy", .tryLater), ("stopping", .tryLater), ("database_busy", .tryLater),
            ("interrupted", .tryLater), ("internal_error", .fault), ("disk_full", .tryLater),
        ]
        if access != .open {
            problems += [("no_token", .notSignedIn), ("too_many_wrong_tokens", .tooOften)]
        }
        if access != .open, access != .signedIn { problems.append(("not_allowed", .notAllowed)) }
        if !pathNames.isEmpty { problems.append(("bad_path", .wrongUse)) }
        if pathNames.contains(where: AnyNameOfIt.keys.contains) { problems.append(("which_one", .refused)) }
        if !parameters.isEmpty || writes {
            problems += [("bad_parameter", .wrongUse), ("missing_parameter", .wrongUse)]
        }
        if body != nil {
            problems += ["malformed_json", "missing_field", "unknown_field", "wrong_type", "bad_value"]
                .map { ($0, .wrongUse) }
            problems += [("body_too_large", .tooLarge), ("not_json", .wrongMediaType)]
        }
        // Names, birthdays, notes, files and answers of before lie sealed.
        if writes || takesFile || persons != .none {
            problems += ProblemCode.brokenSeals.map { ($0, .fault) }
        }
        if body == nil, !takesFile { problems.append(("unexpected_body", .wrongUse)) }
        if writes || persons != .none {
            problems += [("bad_reason", .wrongUse), ("number_in_text", .refused)]
        }
        if writes {
            problems += [
                ("bad_idempotency_key", .wrongUse), ("idempotency_key_reused", .refused),
                ("outcome_unknown", .tryLater),
            ]
            // An answer that was given before is not given again of who is forgotten since.
            if persons != .none { problems.append(("citizen_forgotten", .refused)) }
        }
        return problems
    }
}

/// Things that any number of what belongs to them names, where only one can be meant.
enum AnyNameOfIt {
    static let keys: Set<String> = Set(
        [Listing.units, .referrals, .allocations, .subsidies, .checks, .incomeRefusals].map(\.key))

    /// What may stand for one of them, for the description.
    static let words =
        "A number, with its letter or without, or the key it has in files. Also that of a unit, referral, allocation, "
        + "subsidy or check that it belongs to, where only one can be meant: first an open one, then one moved into; of "
        + "several alike `which_one` (409) names the candidates. Numbers of cases lead only those to it who may see cases."
}

extension ProblemCode {
    /// What kind a code of an operation's own is; a refusal by a rule where nothing else is said here.
    static func kind(_ code: String) -> Problem.Kind {
        if code.hasPrefix("unknown_"), !wrongUse.contains(code) { return .notFound }
        if wrongUse.contains(code) { return .wrongUse }
        switch code {
        case "bad_facts": return .unreadable
        case "body_too_large": return .tooLarge
        case "no_room_for_file", "interrupted", "database_unreachable": return .tryLater
        case "broken_identity", "import_broken": return .fault
        case _ where brokenSeals.contains(code): return .fault
        default: return .refused
        }
    }

    /// What is sealed does not open: it was changed or moved, or its key is missing.
    fileprivate static let brokenSeals = ["not_opened", "key_unknown", "no_finding_key"]

    private static let wrongUse: Set<String> = [
        "bad_condition", "bad_comparison", "bad_value", "unknown_word", "unknown_field", "bad_sort", "bad_limit",
        "bad_cursor",
        "unit_or_rent", "unknown_statistic", "unknown_setting", "planned_or_happened", "only_barred_until",
    ]
}
