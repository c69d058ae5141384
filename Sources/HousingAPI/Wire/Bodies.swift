package import Housing

// What a client sends, one small type a write. A day left out is today in Copenhagen.

/// Registers a housing association, its own column profile and what is agreed with it.
package struct AssociationAdd: Wire {
    package var association: String
    package var name: String
    package var profile: String?
    /// The share of vacancies offered.
    package var share: Share?
    /// Days the municipality has to answer.
    package var answerDays: Int?

    package init(association: String, name: String, profile: String?, share: Share?, answerDays: Int?) {
        self.association = association
        self.name = name
        self.profile = profile
        self.share = share
        self.answerDays = answerDays
    }

    enum CodingKeys: String, CodingKey {
        case association, name, profile, share
        case answerDays = "answer_days"
    }
}

/// Gives a unit back to its association.
package struct UnitReturn: Wire {
    package var returnReason: ReturnReason
    package var on: Day?
    package var note: String?

    package init(returnReason: ReturnReason, on: Day?, note: String?) {
        self.returnReason = returnReason
        self.on = on
        self.note = note
    }

    enum CodingKeys: String, CodingKey {
        case on, note
        case returnReason = "return_reason"
    }
}

/// A step that happens on a day: accept, withdraw, end.
package struct Step: Wire {
    package var on: Day?

    package init(on: Day?) { self.on = on }
}

/// Runs the disposable-income check of a referral against a unit or a rent.
package struct CheckRun: Wire {
    package var referral: ReferralNumber
    package var unit: UnitNumber?
    /// kr/month, for a family unit without further facts.
    package var rent: Money?
    package var on: Day?
    package var subsidy: Scheme?

    package init(referral: ReferralNumber, unit: UnitNumber?, rent: Money?, on: Day?, subsidy: Scheme?) {
        self.referral = referral
        self.unit = unit
        self.rent = rent
        self.on = on
        self.subsidy = subsidy
    }
}

/// Offers a unit to the citizen of a referral, with a subsidy where that makes the difference.
package struct AllocationOffer: Wire {
    package var unit: UnitNumber
    package var referral: ReferralNumber
    package var subsidy: Scheme?
    package var on: Day?
    /// The last day the offer can be answered; where it is left out, as many days on as the setting says.
    package var answerBy: Day?

    package init(unit: UnitNumber, referral: ReferralNumber, subsidy: Scheme?, on: Day?, answerBy: Day? = nil) {
        self.unit = unit
        self.referral = referral
        self.subsidy = subsidy
        self.on = on
        self.answerBy = answerBy
    }

    enum CodingKeys: String, CodingKey {
        case unit, referral, subsidy, on
        case answerBy = "answer_by"
    }
}

/// Grants a subsidy to an allocation.
package struct SubsidyGrant: Wire {
    package var allocation: AllocationNumber
    package var scheme: Scheme
    /// kr/month; the scheme's own where it is left out.
    package var amount: Money?
    package var from: Day
    /// The last day with it; where it is left out the longest the scheme allows, and no end where it has none.
    package var until: Day?

    package init(allocation: AllocationNumber, scheme: Scheme, amount: Money?, from: Day, until: Day?) {
        self.allocation = allocation
        self.scheme = scheme
        self.amount = amount
        self.from = from
        self.until = until
    }
}

/// Refuses a referral solely for low income; why travels as the reason.
package struct ReferralRefuse: Wire {
    package var on: Day?
    /// The day the citizen was heard on the facts (forvaltningsloven § 19).
    package var heardOn: Day?
    /// Why the citizen was not heard, where there is no such day.
    package var notHeard: String?
    /// What the citizen is told to do when the economy changes; the service's own text where it is left out.
    package var guidance: String?

    package init(on: Day?, heardOn: Day?, notHeard: String?, guidance: String?) {
        self.on = on
        self.heardOn = heardOn
        self.notHeard = notHeard
        self.guidance = guidance
    }

    enum CodingKeys: String, CodingKey {
        case on, guidance
        case heardOn = "heard_on"
        case notHeard = "not_heard"
    }
}

/// Drafts a set of parameters: the text of its file, and of the case files that go with it.
package struct ParametersDraft: Wire {
    /// A file people read and write (YAML 1.2).
    package struct File: Wire {
        package var name: String
        package var content: String

        package init(name: String, content: String) {
            self.name = name
            self.content = content
        }
    }

    package var file: File
    package var cases: [File]

    package init(file: File, cases: [File]) {
        self.file = file
        self.cases = cases
    }
}

// Bounds and examples, as the description shows them.

extension AssociationAdd {
    package static var bounds: [String: ClosedRange<Int>] {
        ["association": 1...40, "profile": 1...40, "answer_days": 1...365]
    }
    package static var example: AssociationAdd {
        AssociationAdd(
            association: "9001", name: "Eksempel Boligforening Nord", profile: nil, share: .quarter, answerDays: 10)
    }
}

extension UnitReturn {
    package static var bounds: [String: ClosedRange<Int>] { ["note": 1...2000] }
    package static var example: UnitReturn { UnitReturn(returnReason: .rentTooHigh, on: .sample, note: nil) }
}

extension Step {
    package static var example: Step { Step(on: .sample) }
}

extension CheckRun {
    package static var bounds: [String: ClosedRange<Int>] { ["rent": 0...100_000] }
    package static var example: CheckRun {
        CheckRun(referral: .sample, unit: .sample, rent: nil, on: .sample, subsidy: nil)
    }
}

extension AllocationOffer {
    package static var example: AllocationOffer {
        AllocationOffer(unit: .sample, referral: .sample, subsidy: .state, on: .sample)
    }
}

extension SubsidyGrant {
    package static var bounds: [String: ClosedRange<Int>] { ["amount": 1...100_000] }
    package static var example: SubsidyGrant {
        SubsidyGrant(allocation: .sample, scheme: .state, amount: nil, from: .sample, until: nil)
    }
}

extension ReferralRefuse {
    package static var bounds: [String: ClosedRange<Int>] { ["not_heard": 1...2000, "guidance": 1...4000] }
    package static var example: ReferralRefuse {
        ReferralRefuse(on: .sample, heardOn: .sample, notHeard: nil, guidance: nil)
    }
}

extension ParametersDraft {
    package static var bounds: [String: ClosedRange<Int>] { ["cases": 0...50] }
    package static var example: ParametersDraft { ParametersDraft(file: .example, cases: []) }
}

extension ParametersDraft.File {
    package static var bounds: [String: ClosedRange<Int>] { ["content": 0...500_000] }
    package static var example: Self { Self(name: "2026-01-01.yaml", content: "from: 2026-01-01\n") }
}

/// A check in every unit that is open now: neither unit nor rent is asked for.
package struct CheckRunOpen: Wire {
    package var referral: ReferralNumber
    package var on: Day?
    package var subsidy: Scheme?

    package init(referral: ReferralNumber, on: Day?, subsidy: Scheme?) {
        self.referral = referral
        self.on = on
        self.subsidy = subsidy
    }

    package static var example: CheckRunOpen { CheckRunOpen(referral: .sample, on: .sample, subsidy: nil) }
}
