extension Check {
    /// The check for a person: a plain sentence, then the lines as a column of amounts, then what to know about them.
    package func explanation(_ language: Language) -> String {
        var rows = [sentence[language], ""]
        let amounts = lines.map { line in (line.label(language), line.amountText(language), line) }
        let width = amounts.map(\.0.count).max() ?? 0
        let digits = amounts.map(\.1.count).max() ?? 0
        for (label, amount, line) in amounts {
            if line.isSum { rows.append(String(repeating: "-", count: width + 2 + digits)) }
            let row = label + String(repeating: " ", count: width - label.count + 2 + digits - amount.count) + amount
            rows.append(line.counted ? row : "\(row)  \(Check.notCounted[language])")
        }
        let reasons = reasons(language)
        if !reasons.isEmpty {
            rows += ["", Words(da: "Hvorfor denne sats:", en: "Why this rate:")[language]] + reasons
        }
        let remarks = remarks(language)
        if !remarks.isEmpty { rows += [""] + remarks }
        return rows.joined(separator: "\n") + "\n"
    }

    /// The kinds of the household's expenses: each has its line, in their order.
    private var expenses: [ExpenseKind] { lines.compactMap { ExpenseKind(rawValue: $0.code.rawValue) } }

    /// What the check says, in one sentence.
    package var sentence: Words {
        Words(da: sentence(.da), en: sentence(.en))
    }

    private func sentence(_ language: Language) -> String {
        func kroner(_ amount: Int) -> String { "\(Money(kroner: amount).text(language)) kr." }
        let isDanish = language == .da
        switch (outcome, disposableIncome, minimum, shortfall) {
        case (.pass, let disposable?, let minimum?, _):
            return isDanish
                ? "Bestået: der er \(kroner(disposable)) tilbage om måneden; mindst \(kroner(minimum)) kræves."
                : "Pass: \(kroner(disposable)) is left a month; at least \(kroner(minimum)) is required."
        case (.pass, _, _, _):
            return isDanish
                ? "Bestået: der er nok tilbage om måneden, hvad de manglende oplysninger end er."
                : "Pass: enough is left a month, whatever the missing facts are."
        case (.fail, let disposable?, let minimum?, let shortfall?):
            return isDanish
                ? "Ikke bestået: der er \(kroner(disposable)) tilbage om måneden, \(kroner(shortfall)) mindre end "
                    + "de \(kroner(minimum)), der kræves."
                : "Fail: \(kroner(disposable)) is left a month, \(kroner(shortfall)) short of the "
                    + "\(kroner(minimum)) required."
        case (.fail, _, _, _):
            return isDanish
                ? "Ikke bestået: der er for lidt tilbage om måneden, hvad de manglende oplysninger end er."
                : "Fail: too little is left a month, whatever the missing facts are."
        case (.unknown, _, _, _):
            return isDanish
                ? "Kan ikke afgøres: der mangler oplysninger, som kan ændre svaret."
                : "Unknown: facts are missing that could change the answer."
        }
    }

    /// What who makes a letter of this check must know before it is sent: that the minimum is an example, which parameters are
    /// past their review, what looks like a slip. The letter itself does not say it.
    package func cautions(_ language: Language) -> [String] {
        var cautions = notes.filter { !$0.concernsCitizen }.map { $0.words[language] }
        if !provisional.isEmpty {
            cautions.append(
                Words(
                    da: "Foreløbige tal: \(FactWords.list(provisional, .da))",
                    en: "Provisional parameters: \(FactWords.list(provisional, .en))")[language])
        }
        return cautions
    }

    /// Why each line of cash benefit is what it is: one sentence a line.
    package func reasons(_ language: Language) -> [String] {
        // A line that is only there for some value of what is missing has neither amount nor ground.
        lines.filter { $0.amount != nil || $0.why != nil }.compactMap { line in
            line.reason.map { reason in
                let who = line.adult.map { language == .da ? "Voksen \($0 + 1): " : "Adult \($0 + 1): " } ?? ""
                return "\(who)\(line.words[language]): \(reason[language])."
            }
        }
    }

    private static let notCounted = Words(da: "(tæller ikke med)", en: "(not counted)")

    /// What decides, what would help, what is missing, and how far the parameters can be trusted.
    private func remarks(_ language: Language) -> [String] {
        var remarks: [Words] = []
        if let binding {
            remarks.append(Words(da: "Afgørende linje: \(binding.words.da)", en: "Deciding line: \(binding.words.en)"))
        }
        if let passingRents {
            let text = { (language: Language) in
                passingRents.map { pair in
                    pair.map { Money(kroner: $0).text(language) }.joined(separator: "-")
                }.joined(separator: ", ")
            }
            remarks.append(
                passingRents.isEmpty
                    ? Words(da: "Ingen husleje består.", en: "No rent passes.")
                    : Words(da: "Huslejer, der består: \(text(.da)) kr.", en: "Rents that pass: \(text(.en)) kr."))
        }
        for remedy in remedies {
            let amount = Money(kroner: remedy.amount)
            remarks.append(
                Words(
                    da: "Består med \(remedy.scheme.words.da.lowercased()): \(amount.text(.da)) kr. om måneden.",
                    en: "Passes with \(remedy.scheme.words.en.lowercased()): \(amount.text(.en)) kr. a month."))
        }
        if let parameters, let parametersFrom {
            remarks.append(
                Words(
                    da:
                        "Satser: \(parameters), gældende fra \(parametersFrom.danish). Kilderne: bolig parameters show \(parameters)",
                    en:
                        "Parameters: \(parameters), in force from \(parametersFrom). Their sources: bolig parameters show \(parameters)"
                ))
        }
        if !missing.isEmpty {
            remarks.append(
                Words(
                    da: "Mangler: \(FactWords.list(missing, .da, expenses: expenses))",
                    en: "Missing: \(FactWords.list(missing, .en, expenses: expenses))"))
        }
        if let contradictory {
            remarks.append(
                Words(
                    da: "Se efter: \(FactWords.list(contradictory, .da))",
                    en: "Look at: \(FactWords.list(contradictory, .en))"))
        }
        if !provisional.isEmpty {
            remarks.append(
                Words(
                    da: "Foreløbige tal: \(FactWords.list(provisional, .da))",
                    en: "Provisional parameters: \(FactWords.list(provisional, .en))"))
        }
        return (remarks + notes.map(\.words)).map { $0[language] }
    }
}

extension Line {
    /// The words with the adult's number and the section of law: `Voksen 1: Kontanthjælp, mindstesats (LAS § 16, stk. 2)`.
    func label(_ language: Language) -> String {
        let who = adult.map { language == .da ? "Voksen \($0 + 1): " : "Adult \($0 + 1): " } ?? ""
        let law = section.map { " (\($0[language]))" } ?? ""
        return who + words[language] + law
    }

    /// The amount, or a question mark where it depends on what is missing.
    func amountText(_ language: Language) -> String {
        amount.map { Money(kroner: $0).text(language) } ?? "?"
    }
}
