/// How the parameters of a year follow from those of the year before: each by its own rule and rounding. Facts of law as
/// they are read from the acts' base amounts and the published tables, kept in a file, not in code.
package struct Regulation: Sendable {
    /// What a parameter is rounded to, half away from zero or up.
    package struct Rounding: Hashable, Sendable {
        /// In the unit of the parameter: 100 for whole hundreds of kroner, 12 for a year of whole kroner a month, 25 for
        /// quarters of a krone in øre.
        package var step: Int
        package var up: Bool

        package init(step: Int, up: Bool = false) {
            self.step = step
            self.up = up
        }
    }

    /// A parameter's amount in the act, before any regulation.
    package struct Base: Hashable, Sendable {
        package var key: ParameterKey
        /// In hundredths of the unit of the key.
        package var hundredths: Int
        /// What the amount is divided by: 12 where the act has a year's amount and the parameter is a month's.
        package var divisor: Int
        package var rounding: Rounding

        package init(key: ParameterKey, hundredths: Int, divisor: Int = 1, rounding: Rounding) {
            self.key = key
            self.hundredths = hundredths
            self.divisor = divisor
            self.rounding = rounding
        }

        /// The parameter at an index.
        package func value(_ index: Factor) -> Int {
            let dividend = Int128(hundredths) * index.parts
            let divisor = Int128(divisor) * 100 * Factor.one * Int128(rounding.step)
            let steps = rounding.up ? (dividend + divisor - 1) / divisor : Int128.quotient(dividend, by: divisor)
            return Int(truncatingIfNeeded: steps) * rounding.step
        }
    }

    /// Parameters that one rate regulates.
    package struct Group: Sendable {
        /// The name of the rate, as it is asked for.
        package var name: String
        package var words: Words
        /// The law that regulates them.
        package var section: String
        /// What a year's index is rounded to.
        package var decimals: Int
        /// What the base amounts are multiplied with, by the first year it applies to.
        package var indexes: [Int: Factor]
        package var bases: [Base]

        package init(
            name: String, words: Words, section: String, decimals: Int, indexes: [Int: Factor], bases: [Base]
        ) {
            self.name = name
            self.words = words
            self.section = section
            self.decimals = decimals
            self.indexes = indexes
            self.bases = bases
        }

        package func base(_ key: ParameterKey) -> Base? { bases.first { $0.key == key } }
    }

    package var groups: [Group]
    /// Parameters that a table is published of each year, and where it is.
    package var official: [ParameterKey: String]

    package init(groups: [Group], official: [ParameterKey: String]) {
        self.groups = groups
        self.official = official
    }

    func group(of key: ParameterKey) -> Group? { groups.first { $0.base(key) != nil } }
}
