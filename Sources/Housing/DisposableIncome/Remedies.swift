/// A subsidy that a scheme grants for a dwelling.
struct Offer {
    let subsidy: StatedSubsidy
    /// The parameters that its amount and its bounds of rent are.
    let parameters: [ParameterKey]

    var remedy: Remedy { Remedy(scheme: subsidy.scheme, amount: subsidy.amount.kroner) }
}

extension DisposableIncome {
    /// The subsidies open that day for a home of that type and rent, in the order of the terms. A scheme without an
    /// amount in force offers none.
    static func offers(
        for home: Home, parameters: Parameters, schemes: [SchemeTerms], on day: Day
    ) -> [Offer] {
        guard let rent = home.rent else { return [] }
        return schemes.compactMap { terms in
            guard terms.isOpen(on: day), terms.covers(home.type, rent: rent, parameters: parameters),
                let amount = terms.amount(rent: rent, parameters: parameters)
            else { return nil }
            let subsidy = StatedSubsidy(
                scheme: terms.scheme, amount: amount, lowersBenefitRent: terms.benefitRent == .afterSubsidy)
            return Offer(subsidy: subsidy, parameters: terms.parameters)
        }
    }

    /// For a fail with no missing fact: each subsidy on offer that turns it into a pass, in the place of a stated one.
    static func remedies(
        _ question: Question, _ findings: Findings, schemes: [SchemeTerms], on day: Day
    ) -> [Offer] {
        guard findings.answers.outcome == .fail,
            findings.missing.allSatisfy(\.isParameter)
        else { return [] }
        let offers = offers(for: question.home, parameters: question.parameters, schemes: schemes, on: day)
        return offers.filter { offer in
            var subsidised = question
            subsidised.subsidy = offer.subsidy
            return outcome(subsidised) == .pass
        }
    }
}
