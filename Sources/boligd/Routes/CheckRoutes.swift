import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// The disposable-income check of a referral, stored as it was decided.
struct CheckRoutes {
    let store: Store
    let rules: Rules
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        routes.post("checks", use: run)
        routes.get("checks/:number/result", use: result)
    }

    @Sendable func run(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: CheckRun.self)
        let act = try context.act(request, "checks.run", right: .writeCitizens, sent: bytes)
        return Response(status: .created, try await store.keepCheck(act, try await check(asked)), of: .checks)
    }

    @Sendable func result(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        return Response(try await store.checkResult(try context.name("number")).utf8)
    }

    /// Facts, rules, outcome: ready to be kept.
    func check(_ asked: CheckRun) async throws -> CheckToKeep {
        let day = asked.on ?? clock.today
        let parameters = rules.parameters.on(day)
        let referral = try await store.referral("\(asked.referral)")
        let home: Home
        switch (asked.unit, asked.rent) {
        case (let unit?, nil): home = Home(try await store.unit("\(unit)").unit)
        case (nil, let rent?): home = Home(rent: rent, areaTenths: nil)
        case (nil, nil):
            throw Refusal(
                .wrongUse, "not_yet_supported",
                Words(
                    da: "En beregning mod alle åbne boliger findes ikke endnu.",
                    en: "A check against all open units does not exist yet."),
                hint: Words(da: "Angiv --unit BOLIG eller --rent KR.", en: "Give --unit UNIT or --rent KR."))
        case (_?, _?):
            throw Refusal(
                .wrongUse, "unit_or_rent",
                Words(da: "Angiv en bolig eller en husleje, ikke begge.", en: "Give a unit or a rent, not both."))
        }
        let household = referral.household.household(on: day, parameters)
        try household.validate(parameters: parameters)
        let subsidy = try asked.subsidy.map { try stated($0, home, parameters, day) }
        let check = DisposableIncome.check(
            household, home, subsidy: subsidy, parameters: parameters, schemes: rules.schemes, on: day)
        return try CheckToKeep(
            referral: referral.number, unit: asked.unit, check,
            of: CheckFacts(household: household, home: home, subsidy: subsidy))
    }

    /// The subsidy of a scheme for a dwelling, refused where the scheme does not cover it on that day.
    private func stated(_ scheme: Scheme, _ home: Home, _ parameters: Housing.Parameters, _ day: Day) throws
        -> StatedSubsidy
    {
        let rent = home.rent ?? .zero
        let terms = rules.schemes.first {
            $0.scheme == scheme && $0.isOpen(on: day) && $0.covers(home.type, rent: rent, parameters: parameters)
        }
        guard let amount = terms?.amount(rent: rent, parameters: parameters) else {
            throw Refusal(
                .refused, "scheme_not_open",
                Words(
                    da: "\(scheme.words.da) dækker ikke boligen den dag, eller har intet beløb.",
                    en: "\(scheme.words.en) does not cover the unit on that day, or has no amount."),
                details: [
                    "scheme": scheme.rawValue, "unit_type": home.type.rawValue, "rent": "\(rent)", "on": "\(day)",
                ],
                hint: Words(
                    da: "Se ordningerne: bolig subsidies schemes", en: "See the schemes: bolig subsidies schemes"))
        }
        return StatedSubsidy(scheme: scheme, amount: amount)
    }
}

/// What a check rests on, as it is kept beside its result.
struct CheckFacts: Codable {
    let household: Household
    let home: Home
    let subsidy: StatedSubsidy?
}

extension CheckToKeep {
    /// A check and its facts as JSON, with their fields in the same order every time.
    init(referral: ReferralNumber, unit: UnitNumber?, _ check: Check, of facts: CheckFacts) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(
            referral: referral, unit: unit, rent: facts.home.rent, on: check.on, outcome: check.outcome.rawValue,
            facts: String(decoding: try encoder.encode(facts), as: UTF8.self),
            result: String(decoding: try encoder.encode(check), as: UTF8.self))
    }
}
