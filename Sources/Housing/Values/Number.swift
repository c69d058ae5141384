/// A kind of thing that people name by a short number.
package protocol Noun: Sendable {
    /// What the number begins with: `U` in `U-1042`.
    static var letter: Character { get }
}

/// A short stable number people say and type: `U-1042`, `R-310`, `A-77`, `S-12`. A unit's number cannot go where a
/// referral's belongs.
package struct Number<Of: Noun>: Hashable, Comparable, Sendable {
    package let value: Int

    package init(_ value: Int) { self.value = value }

    /// Reads `U-1042`, the letter in either case, or the digits alone.
    package init?(_ text: String) {
        var rest = Substring(text)
        if let first = rest.first, first.isLetter {
            guard first.uppercased() == String(Of.letter) else { return nil }
            rest.removeFirst()
            guard rest.first == "-" else { return nil }
            rest.removeFirst()
        }
        // Read as a number a CPR number would lose its first 0, and go on unseen.
        guard !rest.isEmpty, rest.utf8.count <= 15, !hasCPRNumber(text),
            rest.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int(rest)
        else { return nil }
        self.value = value
    }

    package static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

extension Number: CustomStringConvertible {
    package var description: String { "\(Of.letter)-\(value)" }
}

extension Number: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = Number(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a number such as \(Of.letter)-12")
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

package enum UnitNoun: Noun { package static let letter: Character = "U" }
package enum ReferralNoun: Noun { package static let letter: Character = "R" }
package enum AllocationNoun: Noun { package static let letter: Character = "A" }
package enum SubsidyNoun: Noun { package static let letter: Character = "S" }
package enum CheckNoun: Noun { package static let letter: Character = "C" }
package enum ImportNoun: Noun { package static let letter: Character = "I" }
/// `B` as in building (byggeri).
package enum SupplyNoun: Noun { package static let letter: Character = "B" }
package enum ParameterSetNoun: Noun { package static let letter: Character = "P" }
/// `G` as in checked again (genberegning).
package enum RecheckNoun: Noun { package static let letter: Character = "G" }
/// `D` as in decision (afgørelse).
package enum RefusalNoun: Noun { package static let letter: Character = "D" }

package typealias UnitNumber = Number<UnitNoun>
package typealias ReferralNumber = Number<ReferralNoun>
package typealias AllocationNumber = Number<AllocationNoun>
package typealias SubsidyNumber = Number<SubsidyNoun>
package typealias CheckNumber = Number<CheckNoun>
package typealias ImportNumber = Number<ImportNoun>
package typealias SupplyNumber = Number<SupplyNoun>
package typealias ParameterSetNumber = Number<ParameterSetNoun>
package typealias RecheckNumber = Number<RecheckNoun>
package typealias RefusalNumber = Number<RefusalNoun>
