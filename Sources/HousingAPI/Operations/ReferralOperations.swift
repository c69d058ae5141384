import Housing

extension Operations {
    package static let referralsChange = write(
        "referrals.change", "/v1/referrals/{referral}/change", .writeCases, FactsChanged.self,
        .record(.referrals, beside: [.changes(.referrals), .turned(.referrals)]), as: Record.self, persons: .changes,
        problems: ["unknown_referral", "reason_missing", "referral_without_facts"] + typedFacts,
        da: "Ret oplysninger om en borger i hånden", en: "Change facts of a referral by hand")

    package static let referralsFrontier = read(
        "referrals.frontier", "/v1/referrals/{referral}/frontier", .right(.readCases), FrontierQuery.self,
        .value(ReferralFrontier.self), as: ReferralFrontier.self, persons: .shows,
        problems: ["unknown_referral", "unknown_unit", "referral_without_facts"] + impossibleFacts,
        da: "De højeste huslejer, borgeren har råd til, i dag og senere",
        en: "The highest rents the citizen can afford, today and later")

    package static let referralsRefuse = write(
        "referrals.refuse", "/v1/referrals/{referral}/refuse", .writeCases, ReferralRefuse.self,
        .record(.incomeRefusals, isNew: true), as: Record.self, persons: .changes,
        problems: [
            "unknown_referral", "reason_missing", "hearing_missing", "referral_has_offer", "passes_somewhere",
            "undecided", "no_suitable_unit", "referral_without_facts",
        ] + closedReferral + stepDays + impossibleFacts,
        da: "Giv afslag på grund af for lav indtægt", en: "Refuse solely for low income")

    package static let referralsReferAgain = write(
        "referrals.refer_again", "/v1/referrals/{referral}/refer-again", .writeCases, Step.self,
        .value(ReferredAgain.self), as: ReferredAgain.self, persons: .changes,
        problems: [
            "unknown_referral", "reason_missing", "not_refused", "no_new_facts", "referral_without_facts",
        ]
            + closedReferral + stepDays,
        da: "Indstil på ny efter et afslag, på nye oplysninger", en: "Refer again after a refusal, on new facts")

    package static let referralsLetter = read(
        "referrals.letter", "/v1/referrals/{referral}/letter", .right(.readCases), LetterQuery.self,
        .bytes(["text/markdown; charset=utf-8", "text/html; charset=utf-8"]), as: Never.self, persons: .shows,
        problems: ["unknown_referral", "not_refused"],
        da: "Brevet om et afslag", en: "The letter of a refusal")

    package static let refusalsReview = read(
        "income_refusals.review", "/v1/income-refusals/review", .right(.readCases), Nothing.self,
        .value(ReviewedRefusals.self), as: ReviewedRefusals.self, persons: .shows,
        da: "Afslag for lav indtægt, som reglerne af i dag svarer anderledes på",
        en: "Refusals for low income that the rules of today answer otherwise")

    package static let referralsNote = write(
        "referrals.note", "/v1/referrals/{referral}/note", .writeCases, ReferralNote.self, .record(.referrals),
        as: Record.self, persons: .changes, problems: ["unknown_referral"],
        da: "Skriv et notat på en indstilling", en: "Write a note on a referral")

    package static let referralsPark = write(
        "referrals.park", "/v1/referrals/{referral}/park", .writeCases, ReferralPark.self, .record(.referrals),
        as: Record.self, persons: .changes,
        problems: ["unknown_referral", "has_offer"] + closedReferral + stepDays,
        da: "Sæt en indstilling i bero til en dag", en: "Park a referral until a day")

    package static let referralsUnpark = write(
        "referrals.unpark", "/v1/referrals/{referral}/unpark", .writeCases, Step.self, .record(.referrals),
        as: Record.self, persons: .changes, problems: ["unknown_referral", "not_parked"] + stepDays,
        da: "Lad en indstilling ikke længere være i bero", en: "Park a referral no more")

    package static let referralsClose = write(
        "referrals.close", "/v1/referrals/{referral}/close", .writeCases, ReferralClose.self, .record(.referrals),
        as: Record.self, persons: .changes,
        problems: ["unknown_referral", "has_offer"] + closedReferral + stepDays,
        da: "Luk en indstilling uden bolig", en: "Close a referral without a dwelling")

    package static let referralsProtect = write(
        "referrals.protect", "/v1/referrals/{referral}/protect", .writeCases, ReferralProtect.self,
        .record(.referrals), as: Record.self, persons: .changes, problems: ["unknown_referral"] + stepDays,
        da: "Skjul navn, CPR-nummer, adresse og bolig for en borger med navne- og adressebeskyttelse",
        en: "Hide name, CPR number, address and unit of a citizen whose name and address are protected")

    package static let referralsReopen = write(
        "referrals.reopen", "/v1/referrals/{referral}/reopen", .writeCases, Step.self, .record(.referrals),
        as: Record.self, persons: .changes,
        problems: ["unknown_referral", "referral_open"] + closedReferral + stepDays,
        da: "Åbn en lukket indstilling igen", en: "Open a closed referral again")

    /// What a referral that is no longer open is refused with.
    static let closedReferral: [ProblemCode] = ["referral_allocated", "referral_refused", "referral_withdrawn"]
    /// What facts that cannot be are refused with.
    static let impossibleFacts: [ProblemCode] = ["bad_facts"]
}
