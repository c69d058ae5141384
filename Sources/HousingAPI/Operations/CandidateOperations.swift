import Housing

extension Operations {
    package static let unitsCandidates = read(
        "units.candidates", "/v1/units/{unit}/candidates", .right(.readCases), CandidatesQuery.self,
        .stream(Schema.of(UnitCandidates.self) ?? .free), as: UnitCandidates.self, persons: .shows,
        problems: ["unknown_unit", "unknown_referral"] + impossibleFacts,
        da: "Hvem boligen kan tilbydes, i rækkefølge", en: "Who could be offered the unit, in order")

    package static let referralsUnits = read(
        "referrals.units", "/v1/referrals/{referral}/units", .right(.readCases), CandidatesQuery.self,
        .stream(Schema.of(ReferralUnits.self) ?? .free), as: ReferralUnits.self, persons: .shows,
        problems: ["unknown_referral", "unknown_unit"] + impossibleFacts,
        da: "Hvilke åbne boliger borgeren kan tilbydes, i rækkefølge",
        en: "Which open units the citizen could be offered, in order")
}
