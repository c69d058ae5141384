/// The disposable income a household must have left (mindste rådighedsbeløb), whole kr/month: policy of the
/// municipality. Two adults count as two whether or not they are a couple.
func minimumDisposable<Q: Quantity>(adults: Int, children: Int, facts: inout Facts<Q>) -> Q {
    var minimum = facts.figure(adults > 1 ? .minimumDisposableCouple : .minimumDisposableSingle)
    if children > 0 { minimum = minimum + facts.figure(.minimumDisposablePerChild) * Q(children) }
    return minimum
}
