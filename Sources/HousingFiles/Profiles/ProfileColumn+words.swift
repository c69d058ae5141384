package import Housing

extension ProfileColumn {
    /// A value of the column as a person reads it in a sentence: the words of a closed list, yes or no, a day, kroner. Codes
    /// are for programs.
    package func words(_ value: FactValue) -> Words {
        switch value {
        case .unknown: Words(da: "ukendt", en: "unknown")
        case .flag(let flag): flag ? Words(da: "ja", en: "yes") : Words(da: "nej", en: "no")
        case .number(let digits): number(digits)
        case .text(let text): words(of: text)
        case .list(let items):
            items.isEmpty
                ? Words(da: "ingen", en: "none")
                : Words(
                    da: items.map { words(of: $0).da }.joined(separator: ", "),
                    en: items.map { words(of: $0).en }.joined(separator: ", "))
        }
    }

    private func number(_ digits: String) -> Words {
        if type == .amount, let amount = Money(digits) {
            return Words(da: "\(amount.text(.da)) kr.", en: "\(amount.text(.en)) kr")
        }
        return Words(da: digits.split(separator: ".").joined(separator: ","), en: digits)
    }

    private func words(of text: String) -> Words {
        if type == .day || type == .birthDay, let day = Day(text) { return Words(da: day.danish, en: day.description) }
        return list.flatMap { listWords(text, of: $0) } ?? Words(da: text, en: text)
    }
}

/// The words of a code of a closed list of the files; nil where the list has no such code.
private func listWords(_ code: String, of list: String) -> Words? {
    switch list {
    case "register_subsidy" where code == "none": Words(da: "Intet tilskud", en: "No subsidy")
    case "benefit": benefitWords(code)
    default: closedList(list)?.words(of: code)
    }
}

private func benefitWords(_ code: String) -> Words? {
    switch code {
    case "none": Words(da: "Ingen ydelse", en: "No benefit")
    case "cash_benefit": Words(da: "Kontanthjælp", en: "Cash benefit")
    default:
        CashBenefitCategory(rawValue: code).map {
            Words(da: "Kontanthjælp, \($0.words.da)", en: "Cash benefit, \($0.words.en)")
        }
    }
}
