extension DisposableIncome {
    /// The subsidies open that day for a home of that type and rent, in the order of the terms, with the figure each
    /// amount rests on. A scheme without an amount in force offers none.
    static func offers(
        for home: Home, parameters: Parameters, schemes: [SchemeTerms], on day: Day
    ) -> [(subsidy: StatedSubsidy, key: ParameterKey?)] {
        guard let rent = home.rent else { return [] }
        return schemes.compactMap { terms in
            guard terms.isOpen(on: day), terms.covers(home.type, rent: rent, parameters: parameters),
                let amount = terms.amount(rent: rent, parameters: parameters)
            else { return nil }
            let subsidy = StatedSubsidy(
                scheme: terms.scheme, amount: amount, lowersBenefitRent: terms.benefitRent == .afterSubsidy)
            return (subsidy, terms.amountKey)
        }
    }

    /// For a fail with no missing fact: each subsidy on offer that turns it into a pass, in the place of a stated one.
    static func remedies(
        _ question: Question, _ findings: Findings, schemes: [SchemeTerms], on day: Day
    ) -> [(remedy: Remedy, key: ParameterKey?)] {
        guard findings.answers.outcome == .fail,
            findings.missing.allSatisfy({ ParameterKey(rawValue: $0) != nil })
        else { return [] }
        return offers(for: question.home, parameters: question.parameters, schemes: schemes, on: day).compactMap {
            var subsidised = question
            subsidised.subsidy = $0.subsidy
            guard DisposableIncome.findings(subsidised).answers.outcome == .pass else { return nil }
            return (Remedy(scheme: $0.subsidy.scheme, amount: $0.subsidy.amount.kroner), $0.key)
        }
    }
}
