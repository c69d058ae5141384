/// A number the rules compute with.
///
/// Every rule is written once over this protocol, and run on `Int128` when all facts are known, and on `Span` (all a
/// number could be) while some are missing. 128 bits, because a yearly formula is carried exactly: øre times areas
/// times two rates in basis points.
package protocol Quantity: Sendable {
    init(_ value: Int128)
    /// Any number of that range: a missing fact. An exact number takes the lowest.
    init(from lowest: Int128, to highest: Int128)
    static func + (left: Self, right: Self) -> Self
    static func - (left: Self, right: Self) -> Self
    static func * (left: Self, right: Self) -> Self
    /// `dividend / divisor` rounded half away from zero; the divisor is positive.
    static func quotient(_ dividend: Self, by divisor: Self) -> Self
    static func lesser(_ left: Self, _ right: Self) -> Self
    static func greater(_ left: Self, _ right: Self) -> Self
    /// `then` where `left < right`, else `otherwise`; both where it could be either.
    static func choose(if left: Self, isLessThan right: Self, then: Self, otherwise: Self) -> Self
    /// A function of a number that never falls when the number grows: its ends are those of the number.
    static func rising(_ number: Self, _ function: (Self) -> Self) -> Self
    /// True where the number can only be 0, so that what it is multiplied with is not looked at.
    var isZero: Bool { get }
    /// The number, where it can only be one.
    var exact: Int128? { get }
    var lowest: Int128 { get }
    var highest: Int128 { get }
}

extension Quantity {
    package static var zero: Self { Self(0) }
    @inline(__always)
    package init(_ value: Int) { self.init(Int128(truncatingIfNeeded: value)) }
    /// The number, or 0 where it is negative.
    package var orZero: Self { Self.greater(self, .zero) }
    /// The number as a line or an answer holds it, where it can only be one.
    package var whole: Int? { exact.map { Int(truncatingIfNeeded: $0) } }
    /// Whole kroner of an amount in øre.
    @inline(__always)
    package var kronerOfOre: Self { Self.quotient(self, by: Self(100)) }
}

extension Int128: Quantity {
    // Else the conversion that any whole number has stands in for it, which asks of each constant whether it fits.
    @inline(__always)
    package init(_ value: Int128) { self = value }
    package init(from lowest: Int128, to highest: Int128) { self = lowest }

    @inline(__always)
    package static func quotient(_ dividend: Int128, by divisor: Int128) -> Int128 {
        // The divisor nearly always fits one word and the quotient too: then the processor divides in one step.
        let magnitude = dividend.magnitude
        let high = UInt64(truncatingIfNeeded: magnitude &>> 64)
        let by = UInt64(truncatingIfNeeded: divisor)
        if divisor &>> 64 == 0, high < by {
            let low = UInt64(truncatingIfNeeded: magnitude)
            let (quotient, remainder) =
                high == 0 ? low.quotientAndRemainder(dividingBy: by) : by.dividingFullWidth((high, low))
            let rounded = Int128(truncatingIfNeeded: quotient) + (remainder >= by - remainder ? 1 : 0)
            return dividend < 0 ? -rounded : rounded
        }
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
        return quotient + (dividend < 0 ? -1 : 1)
    }

    package static func lesser(_ left: Int128, _ right: Int128) -> Int128 { left < right ? left : right }
    package static func greater(_ left: Int128, _ right: Int128) -> Int128 { left < right ? right : left }
    package static func choose(
        if left: Int128, isLessThan right: Int128, then: Int128, otherwise: Int128
    ) -> Int128 { left < right ? then : otherwise }
    package static func rising(_ number: Int128, _ function: (Int128) -> Int128) -> Int128 { function(number) }
    package var isZero: Bool { self == 0 }
    package var exact: Int128? { self }
    package var lowest: Int128 { self }
    package var highest: Int128 { self }
}

/// Everything a number could be: all whole numbers from `lowest` to `highest`. Each operation yields a span that holds
/// every result of its operands, so what a span excludes is impossible. A span may hold more than is possible where
/// the same missing fact enters twice; `Unknowns` then divides the fact's range.
package struct Span: Quantity, Hashable {
    package let lowest: Int128
    package let highest: Int128

    package init(_ value: Int128) {
        lowest = value
        highest = value
    }

    package init(from lowest: Int128, to highest: Int128) {
        self.lowest = lowest
        self.highest = highest
    }

    package static func + (left: Span, right: Span) -> Span {
        Span(from: left.lowest + right.lowest, to: left.highest + right.highest)
    }

    package static func - (left: Span, right: Span) -> Span {
        Span(from: left.lowest - right.highest, to: left.highest - right.lowest)
    }

    package static func * (left: Span, right: Span) -> Span {
        let products = (
            left.lowest * right.lowest, left.lowest * right.highest, left.highest * right.lowest,
            left.highest * right.highest
        )
        return Span(
            from: min(products.0, products.1, products.2, products.3),
            to: max(products.0, products.1, products.2, products.3))
    }

    package static func quotient(_ dividend: Span, by divisor: Span) -> Span {
        Span(
            from: Int128.quotient(dividend.lowest, by: dividend.lowest < 0 ? divisor.lowest : divisor.highest),
            to: Int128.quotient(dividend.highest, by: dividend.highest < 0 ? divisor.highest : divisor.lowest))
    }

    package static func lesser(_ left: Span, _ right: Span) -> Span {
        Span(from: min(left.lowest, right.lowest), to: min(left.highest, right.highest))
    }

    package static func greater(_ left: Span, _ right: Span) -> Span {
        Span(from: max(left.lowest, right.lowest), to: max(left.highest, right.highest))
    }

    package static func choose(if left: Span, isLessThan right: Span, then: Span, otherwise: Span) -> Span {
        if left.highest < right.lowest { return then }
        if left.lowest >= right.highest { return otherwise }
        return Span(from: min(then.lowest, otherwise.lowest), to: max(then.highest, otherwise.highest))
    }

    package static func rising(_ number: Span, _ function: (Span) -> Span) -> Span {
        Span(from: function(Span(number.lowest)).lowest, to: function(Span(number.highest)).highest)
    }

    package var isZero: Bool { lowest == 0 && highest == 0 }
    package var exact: Int128? { lowest == highest ? lowest : nil }
}
