/// What became of one household in every dwelling of a list, each judged as its own check would.
package struct Survey: Hashable, Sendable {
    /// How many dwellings the household passes in.
    package var passes = 0
    /// How many it fails in, those a subsidy would save among them.
    package var fails = 0
    /// How many are open because of a missing fact or parameter.
    package var unknowns = 0
    /// Of `fails`, those that a scheme open that day would turn into a pass.
    package var saved = 0
    /// The place in the list of the dwelling with the lowest rent, the first of equals; nil where none has a rent.
    package var cheapest: Int?
    /// The same among those it passes in.
    package var cheapestPassing: Int?
    /// The same among those that cannot be decided: what is missing there is what stands in the way.
    package var cheapestUnknown: Int?

    package init() {}
}
