/// The cap (boligstøtteloft) from 1 July 2025: in a couple with boligsikring, the share of each adult on the increased
/// rate is at most the cap.
struct Cap<Q: Quantity>: Sendable {
    /// kr/month for one adult.
    let perAdult: Q
    let adults: Q
    /// How many of them are on the increased rate.
    let onIncreasedRate: Q

    /// The benefit after the cap, whole kr/month. The shares are exact, the sum is rounded once.
    @inline(__always)
    func applied(to benefit: Q) -> Q {
        // An adult's share is benefit / adults. Everything is multiplied by the number of adults, so that nothing is
        // rounded before the end.
        let capped = Q.lesser(benefit, perAdult * adults)
        return Q.quotient(capped * onIncreasedRate + benefit * (adults - onIncreasedRate), by: adults)
    }
}
