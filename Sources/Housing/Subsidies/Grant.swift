// What a new grant may be. Pure: who grants has locked the allocation, and what is given here is read after that.

extension Rules {
    /// A grant within what the scheme covers on its first day.
    ///
    /// - Parameters:
    ///   - amount: kr/month; the scheme's own where it is left out.
    ///   - until: the last day with it; the last that the scheme allows where it is left out, none where it allows any.
    ///   - type: of the unit, and its `rent` in kr/month.
    ///   - receivedOn: the day the unit was received: nothing is paid for it before.
    ///   - others: what the allocation has been granted before.
    /// - Throws: `days_out_of_order`, `scheme_not_open`, `scheme_rent`, `subsidy_too_long`, `amount_missing`,
    ///   `subsidy_overlaps`, `subsidy_above_rent`.
    package func grant(
        _ scheme: Scheme, amount: Money?, from: Day, until: Day?, unit type: UnitType, rent: Money,
        receivedOn: Day, beside others: [GrantedSubsidy]
    ) throws(Problem) -> GrantedSubsidy {
        if let until, until < from { throw .endsBeforeItBegins(from, until) }
        if from < receivedOn { throw .beginsBeforeReceipt(from, receivedOn) }
        guard let terms = terms(scheme, type, rent: rent, on: from) else {
            let open = schemes.filter {
                $0.scheme == scheme && $0.isOpen(on: from) && $0.unitTypes?.contains(type) ?? true
            }
            throw open.isEmpty ? .notOpen(scheme, type, from) : .rentOutside(scheme, rent)
        }
        let last = terms.lastDay(from: from)
        if let last, let until, until > last { throw .tooLong(until, last) }
        guard let amount = amount ?? terms.amount(rent: rent, parameters: parameters.on(from)) else {
            throw .amountMissing(scheme)
        }
        let granted = GrantedSubsidy(scheme: scheme, amount: amount, from: from, until: until ?? last)
        if let other = others.first(where: { $0.scheme == scheme && $0.overlaps(granted) }) {
            throw .overlaps(granted, other)
        }
        try ([granted] + others).requireWithin(rent: rent, from: from, until: granted.until)
        return granted
    }
}

extension [GrantedSubsidy] {
    /// Refuses a rent that all subsidies of some day are more than.
    ///
    /// - Parameters:
    ///   - from: the first day that matters.
    ///   - until: the last; nil for every day after.
    /// - Throws: `subsidy_above_rent`.
    package func requireWithin(rent: Money, from: Day, until: Day? = nil) throws(Problem) {
        if let above = above(rent: rent, from: from, until: until) { throw .aboveRent(above.sum, rent, above.day) }
    }

    /// A day on which all together are more than a rent, and how much they are (kr/month); nil where there is none.
    ///
    /// - Parameters: as above.
    package func above(rent: Money, from: Day, until: Day? = nil) -> (sum: Money, day: Day)? {
        // The sum is largest on a day on which one of them begins.
        for day in [from] + map(\.from) where from <= day && (until.map { day <= $0 } ?? true) {
            let sum = filter { $0.isRunning(on: day) }.reduce(Money.zero) { $0 + $1.amount }
            if sum > rent { return (sum, day) }
        }
        return nil
    }
}

extension GrantedSubsidy {
    /// Whether it is paid that day.
    package func isRunning(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }

    /// Whether both are paid on some day.
    func overlaps(_ other: GrantedSubsidy) -> Bool { isRunning(on: other.from) || other.isRunning(on: from) }
}

extension Problem {
    fileprivate static func endsBeforeItBegins(_ from: Day, _ until: Day) -> Problem {
        Problem(
            .refused, "days_out_of_order",
            Words(
                da: "Tilskuddet slutter \(until.danish), før det begynder \(from.danish).",
                en: "The subsidy ends on \(until), before it begins on \(from)."),
            details: ["from": "\(from)", "until": "\(until)"],
            hint: Words(da: "Ret dagene: --from, --until.", en: "Correct the days: --from, --until."))
    }

    fileprivate static func beginsBeforeReceipt(_ from: Day, _ receivedOn: Day) -> Problem {
        Problem(
            .refused, "days_out_of_order",
            Words(
                da: "Tilskuddet begynder \(from.danish), før boligen blev modtaget \(receivedOn.danish).",
                en: "The subsidy begins on \(from), before the unit was received on \(receivedOn)."),
            details: ["from": "\(from)", "received_on": "\(receivedOn)"],
            hint: Words(da: "Ret dagen: --from.", en: "Correct the day: --from."))
    }

    fileprivate static func notOpen(_ scheme: Scheme, _ type: UnitType, _ from: Day) -> Problem {
        Problem(
            .refused, "scheme_not_open",
            Words(
                da: "\(scheme.words.da) kan ikke bevilges til \(type.words.da.lowercased()) fra \(from.danish).",
                en: "\(scheme.words.en) cannot be granted to a \(type.words.en.lowercased()) from \(from)."),
            details: ["scheme": scheme.rawValue, "unit_type": type.rawValue, "from": "\(from)"],
            hint: Words(da: "Se ordningerne: bolig subsidies schemes", en: "See the schemes: bolig subsidies schemes"))
    }

    fileprivate static func rentOutside(_ scheme: Scheme, _ rent: Money) -> Problem {
        Problem(
            .refused, "scheme_rent",
            Words(
                da: "Huslejen \(rent.text(.da)) kr. ligger uden for ordningens grænser.",
                en: "The rent of \(rent.text(.en)) kr is outside the scheme's bounds."),
            details: ["scheme": scheme.rawValue, "rent": "\(rent)"],
            hint: Words(da: "Se grænserne: bolig subsidies schemes", en: "See the bounds: bolig subsidies schemes"))
    }

    fileprivate static func tooLong(_ until: Day, _ last: Day) -> Problem {
        Problem(
            .refused, "subsidy_too_long",
            Words(
                da: "Tilskuddet kan efter ordningen højst løbe til og med \(last.danish).",
                en: "By its scheme the subsidy can run until \(last) at most."),
            details: ["until": "\(until)", "latest": "\(last)"],
            hint: Words(
                da: "Udelad --until: så er det den sidste mulige dag.",
                en: "Leave --until out: then it is the last day there can be."))
    }

    fileprivate static func amountMissing(_ scheme: Scheme) -> Problem {
        Problem(
            .refused, "amount_missing",
            Words(
                da: "\(scheme.words.da) har intet fast beløb for boligen.",
                en: "\(scheme.words.en) has no amount of its own for the unit."),
            details: ["scheme": scheme.rawValue],
            hint: Words(da: "Angiv det: --amount KR.", en: "Give it: --amount KR."))
    }

    fileprivate static func overlaps(_ granted: GrantedSubsidy, _ other: GrantedSubsidy) -> Problem {
        Problem(
            .refused, "subsidy_overlaps",
            Words(
                da: "Der er allerede bevilget tilskud efter ordningen fra \(other.from.danish).",
                en: "A subsidy of the scheme is already granted from \(other.from)."),
            details: [
                "scheme": granted.scheme.rawValue, "from": "\(other.from)",
                "until": other.until.map { "\($0)" } ?? "",
            ],
            hint: Words(
                da: "Afslut det først: bolig subsidies end S-…", en: "End it first: bolig subsidies end S-…"))
    }

    fileprivate static func aboveRent(_ sum: Money, _ rent: Money, _ day: Day) -> Problem {
        Problem(
            .refused, "subsidy_above_rent",
            Words(
                da: "Tilskud for i alt \(sum.text(.da)) kr. den \(day.danish) er mere end huslejen.",
                en: "Subsidies of \(sum.text(.en)) kr in all on \(day) are more than the rent."),
            details: ["amount": "\(sum)", "rent": "\(rent)", "on": "\(day)"])
    }
}
