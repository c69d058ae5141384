import Housing
import HousingAPI

/// What somebody at a terminal types next, after a write, by what became of the thing.
///
/// One line, always a command that can be typed as it stands, or with the words in capitals filled in.
struct NextStep {
    let command: String
    /// Whether a second person must do it.
    private let isForAnother: Bool

    /// - Parameters:
    ///   - record: the thing as the write answered it.
    ///   - listing: what it is one of.
    init(after record: Record, of listing: Listing) {
        let name = { (field: String) in record[field].text }
        let state = record["state"].text
        isForAnother = [.settings, .frames].contains(listing.id) && state == ParameterState.draft.rawValue
        command =
            switch listing.id {
            case .allocations: Self.after(AllocationState(rawValue: state), name)
            case .referrals: Self.after(ReferralState(rawValue: state), record["parked"] == .flag(true), name)
            case .units where state == UnitState.open.rawValue: "bolig units candidates \(name("unit"))"
            case .units where state == UnitState.offered.rawValue: "bolig allocations accept \(name("unit"))"
            case .subsidies: "bolig allocations show \(name("allocation"))"
            case .supply where record["dwellings_left"] != .null && name("dwellings_left") != "0":
                "bolig supply deliver \(name("supply")) --dwellings \(Self.blank)"
            case .settings where isForAnother: "bolig settings approve \(name("setting"))"
            case .frames where isForAnother:
                "bolig frames approve \(name("scheme")) \(name("year"))"
            case .associations: "bolig units import \(Self.file)"
            default: "bolig today"
            }
    }

    private static func after(_ state: AllocationState?, _ name: (String) -> String) -> String {
        switch state {
        case .offered: "bolig allocations accept \(name("allocation"))"
        // The subsidy that was meant is granted before anybody moves in on it.
        case .accepted where !name("scheme").isEmpty:
            "bolig subsidies grant \(name("allocation")) --scheme \(name("scheme")) --from \(day)"
        case .accepted: "bolig allocations move-in \(name("allocation"))"
        case .movedIn: "bolig today"
        // The unit is free again, and somebody else may be waiting for it.
        default: "bolig units candidates \(name("unit"))"
        }
    }

    private static func after(_ state: ReferralState?, _ isParked: Bool, _ name: (String) -> String) -> String {
        switch state {
        case .open where isParked: "bolig referrals unpark \(name("referral"))"
        case .open: "bolig referrals units \(name("referral"))"
        case .offered: "bolig allocations accept \(name("referral"))"
        case .refused: "bolig referrals letter \(name("referral"))"
        default: "bolig today"
        }
    }

    private static var blank: String { Words(da: "ANTAL", en: "NUMBER").said }
    private static var day: String { Words(da: "DAG", en: "DAY").said }
    private static var file: String { Words(da: "FIL", en: "FILE").said }

    /// The line itself.
    var text: String {
        isForAnother
            ? Words(da: "Næste, for en anden end dig: \(command)", en: "Next, for somebody else than you: \(command)")
                .said
            : Words(da: "Næste: \(command)", en: "Next: \(command)").said
    }
}

extension AnswerOptions {
    /// Says what to type next, to a person at a terminal alone.
    func printNextStep(after record: Record, of listing: Listing) {
        guard format == .table, Terminal.output.width != nil else { return }
        Terminal.write("\n" + NextStep(after: record, of: listing).text + "\n")
    }
}
