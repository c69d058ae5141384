/// Where a wrapped key belongs. It is wrapped together with its place, so that a key, and with it what it seals, opens in its
/// own row and for its own purpose only.
enum KeyPlace: Equatable {
    case identity(citizen: Int)
    /// Of the names and birthdays in the facts of a citizen's referrals.
    case facts(citizen: Int)
    case referralNote(Int)
    case stepNote(Int)
    case importFile(Int)
    /// By who asked and the idempotency key.
    case answer(actor: String, key: String)
    /// One of the service's own, by its purpose.
    case service(String)

    /// Of the form in which a key is wrapped with its place.
    static let version: UInt8 = 2

    var authenticated: [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add("bolig key \(Self.version)")
        for part in parts { bytes.add(part) }
        return bytes.bytes
    }

    /// Table and row, as whoever operates the service finds it; nil where the row's name is not for everybody.
    var named: String? {
        if case .answer = self { return nil }
        return "\(parts[0]) \(parts[2])"
    }

    /// Table, column, row and purpose.
    private var parts: [String] {
        switch self {
        case .identity(let citizen): ["identity", "key", "\(citizen)", "name and CPR number"]
        case .facts(let citizen): ["identity", "facts_key", "\(citizen)", "birthdays"]
        case .referralNote(let id): ["referral_note", "key", "\(id)", "note"]
        case .stepNote(let id): ["step_note", "key", "\(id)", "note"]
        case .importFile(let id): ["import_file", "key", "\(id)", "file and report"]
        case .answer(let actor, let key): ["answered_request", "wrapped", "\(actor)\n\(key)", "answer"]
        case .service(let purpose): ["service_key", "wrapped", purpose, purpose]
        }
    }
}
