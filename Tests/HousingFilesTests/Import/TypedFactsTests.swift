import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct TypedFactsTests {
    let context = ImportContext(on: SampleFile.today)

    func facts(_ row: [String: String]) throws -> ReferralFacts {
        var facts: [ReferralFacts] = []
        try ImportFile(ReferralImportTests.file.with(row).bytes).referrals(context).rows {
            facts.append($0.value.facts)
        }
        return try #require(facts.first)
    }

    func changed(_ texts: [(String, String)], _ facts: ReferralFacts) throws -> ReferralFacts {
        let profile = try #require(try Profiles().profile(.referrals, on: SampleFile.today))
        return try ReferralTyped(TypedFacts(texts.map { (column: $0.0, text: $0.1) }, profile, context)).applied(
            to: facts)
    }

    @Test("a typed row's column that nobody knows is refused with the nearest; every heading of the kind is known")
    func unknownColumnOfARow() throws {
        let profile = try #require(try Profiles().profile(.referrals, on: SampleFile.today))
        for (name, nearest) in [("nvn", "navn"), ("indkomst_neto", "indkomst_netto"), ("xyzæ", nil)] {
            let problem = #expect(throws: Problem.self) { try profile.requireColumns(["cpr", name]) }
            #expect(problem?.code == "unknown_column" && problem?.details["nearest"] == nearest, "\(name)")
        }
        try profile.requireColumns(profile.columns.map(\.name))
    }

    /// What nobody typed stays as it is, whatever it is.
    @Test func nothingTypedChangesNothing() throws {
        let full = try facts([
            "boern": "4 og 9", "par": "ja", "opholdskrav": "1", "ydelse": "kontanthjaelp", "indkomst_brutto": "100,50",
            "pension": "Folkepension", "kirkeskat": "nej", "udgift_medicin": "75",
            "medansoeger_foedselsdato": "02-03-1985",
            "medansoeger_ydelse": "ingen", "boligtyper": "familiebolig; ungdomsbolig", "prioritet": "7",
            "indrejst": "nej",
        ])
        for facts in [full, try facts([:]), try facts(["boern": "ingen", "ydelse": "ingen"])] {
            #expect(try changed([], facts) == facts)
        }
    }

    /// The benefit alone is changed; what its rate rests on stands, for the day it is paid again.
    @Test func aBenefitLeavesItsFacts() throws {
        let known = try facts([
            "ydelse": "kontanthjaelp", "indrejst": "nej", "hjemmeboende": "ja", "medansoeger_ydelse": "kontanthjaelp",
            "medansoeger_opholdskrav": "ja",
        ])
        for text in ["ingen", ""] {
            let new = try changed([("ydelse", text), ("medansoeger_ydelse", text)], known)
            #expect(
                FactChanged.between(known.columns, new.columns).map(\.column) == ["ydelse", "medansoeger_ydelse"])
            let back = [("ydelse", "kontanthjælp"), ("medansoeger_ydelse", "kontanthjælp")]
            #expect(try changed(back, new) == known)
            let kept = try JSONEncoder().encode(new.household)
            #expect(try JSONDecoder().decode(ReferredHousehold.self, from: kept) == new.household)
        }
    }

    @Test func aFactTypedIsReadLikeACell() throws {
        let known = try facts(["boern": "4", "formue": "1.000", "prioritet": "3"])
        let new = try changed(
            [("Børn", "04-05-2019"), ("formue", ""), ("prioritering", "9"), ("udgift medicin", " 75,50")], known)
        #expect(
            FactChanged.between(known.columns, new.columns).map { "\($0.column) \($0.old.shown)>\($0.new.shown)" } == [
                "boern 4>7", "formue 1000>", "udgift_medicin >75.50", "prioritet 3>9",
            ])
        #expect(new.household.adults[0].bornOn == Day("1980-01-01") && new.reference == "I-1")
        #expect(try changed([("foedselsdato", "24-12-1979")], known).household.adults[0].bornOn == Day("1979-12-24"))
        #expect(try changed([("foedselsdato", "")], known).household.adults[0].bornOn == nil)
    }

    @Test(arguments: [
        ("cpr", "6101801234", "unknown_column"), ("navn", "700170-1234", "number_in_text"),
        ("indstilling_id", "x", "unknown_column"),
        ("bøn", "4", "unknown_column"), ("boern", "18", "out_of_range"), ("par", "måske", "not_in_list"),
        ("indstillet", "", "missing_value"),
    ])
    func whatCannotBeTyped(column: String, text: String, code: String) throws {
        let known = try facts([:])
        #expect {
            _ = try changed([(column, text)], known)
        } throws: {
            let problem = $0 as? Problem
            #expect(problem?.details["nearest"] == (column == "bøn" ? "boern" : nil))
            // A column or a word nobody knows is wrong use; a value that cannot be is refused.
            #expect((problem?.kind == .wrongUse) == ["unknown_column", "not_in_list"].contains(code))
            return problem?.code == code
        }
    }
}
