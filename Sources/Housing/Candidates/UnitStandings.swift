/// Who of all who wait could live in which units, by facts alone: in each unit a bit for everybody who passes, and by
/// scheme a bit for everybody it would save.
///
/// A bit's place is the household's: places are given in the order households come, from 0, and the first is the highest
/// bit of the first byte. Those who come together begin with a byte of their own, so that parts of everybody can be
/// judged beside each other and are only put together; the places between are nobody's.
package struct UnitStandings: Sendable {
    /// A unit of the list, and what else decides whom it suits.
    package struct Unit: Sendable {
        /// Where its verdict stands among those of a `DwellingList`.
        let index: Int
        /// How many may live there.
        let mostPersons: Int

        /// - Parameter mostPersons: nil is any number.
        package init(index: Int, mostPersons: Int?) {
            self.index = index
            self.mostPersons = mostPersons ?? .max
        }
    }

    private static let schemes = Scheme.allCases

    private let units: [Unit]
    private var parts: [Part] = []
    private var bytes = 0
    /// Everybody who has a place.
    package private(set) var places: [(referral: ReferralNumber, place: Int)] = []

    package init(units: [Unit]) { self.units = units }

    /// An empty part for some households.
    package func part(for count: Int) -> Part { Part(units, capacity: count) }

    /// Puts a part after those that are there.
    package mutating func append(_ part: Part) {
        for (index, referral) in part.referrals.enumerated() { places.append((referral, bytes * 8 + index)) }
        bytes += part.width
        parts.append(part)
    }

    /// Who passes in a unit, by its place in the list.
    package func passes(_ unit: Int) -> [UInt8] { parts.flatMap { $0.passes[$0.slice(unit)] } }

    /// Whom each scheme would save in a unit; schemes that save nobody are left out.
    package func saved(_ unit: Int) -> [(scheme: Scheme, bits: [UInt8])] {
        Self.schemes.enumerated().compactMap { index, scheme in
            let bits = parts.flatMap { part in
                part.saved[index].isEmpty
                    ? Array(repeating: 0, count: part.width) : Array(part.saved[index][part.slice(unit)])
            }
            return bits.contains { $0 != 0 } ? (scheme, bits) : nil
        }
    }

    /// Some of those who wait beside all units.
    package struct Part: Sendable {
        private let units: [Unit]
        /// Bytes for each unit.
        fileprivate let width: Int
        /// Unit after unit.
        fileprivate var passes: [UInt8]
        /// The same by scheme; empty for one that has saved nobody yet.
        fileprivate var saved: [[UInt8]] = Array(repeating: [], count: UnitStandings.schemes.count)
        fileprivate var referrals: [ReferralNumber] = []

        fileprivate init(_ units: [Unit], capacity: Int) {
            self.units = units
            width = (capacity + 7) / 8
            passes = Array(repeating: 0, count: width * units.count)
        }

        fileprivate func slice(_ unit: Int) -> Range<Int> { unit * width..<(unit + 1) * width }

        /// Adds the next household.
        ///
        /// - Parameters:
        ///   - persons: nil where the children are unknown, which excludes from nothing.
        ///   - verdicts: nil for one that nothing can be said of.
        package mutating func add(_ referral: ReferralNumber, persons: Int?, _ verdicts: [Verdict]?) {
            let (byte, bit) = (referrals.count / 8, UInt8(0x80) >> UInt8(referrals.count % 8))
            precondition(byte < width, "more households than the part has room for")
            referrals.append(referral)
            guard let verdicts else { return }
            let persons = persons ?? 0
            for (place, unit) in units.enumerated() where persons <= unit.mostPersons {
                let verdict = verdicts[unit.index]
                if verdict.outcome == .pass {
                    passes[place * width + byte] |= bit
                } else if !verdict.savers.isEmpty {
                    for (index, scheme) in UnitStandings.schemes.enumerated() where verdict.savers.contains(scheme) {
                        if saved[index].isEmpty { saved[index] = Array(repeating: 0, count: passes.count) }
                        saved[index][place * width + byte] |= bit
                    }
                }
            }
        }
    }
}
