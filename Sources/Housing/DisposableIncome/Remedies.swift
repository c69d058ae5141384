extension DisposableIncome {
    /// Each scheme open that day for that unit that turns the fail into a pass, with its amount; it takes the place of
    /// a stated subsidy. A scheme without an amount in force is none.
    static func remedies(
        _ question: Question, schemes: [SchemeTerms], on day: Day
    ) -> [(remedy: Remedy, key: ParameterKey?)] {
        guard let rent = question.home.rent else { return [] }
        return schemes.compactMap { terms in
            guard terms.isOpen(on: day),
                terms.covers(question.home.type, rent: rent, parameters: question.parameters),
                let amount = terms.amount(rent: rent, parameters: question.parameters)
            else { return nil }
            var subsidised = question
            subsidised.subsidy = StatedSubsidy(
                scheme: terms.scheme, amount: amount, lowersBenefitRent: terms.benefitRent == .afterSubsidy)
            guard findings(subsidised).answers.outcome == .pass else { return nil }
            return (Remedy(scheme: terms.scheme, amount: amount.kroner), terms.amountKey)
        }
    }
}
