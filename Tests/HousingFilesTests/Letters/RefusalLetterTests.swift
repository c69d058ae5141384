import Housing
import HousingFiles
import Testing

@Suite struct RefusalLetterTests {
    private func letter(
        _ language: Language, complaint: String = "Klag her.", tellsDwelling: Bool = true
    ) throws -> RefusalLetter {
        let day = try #require(Day("2025-11-03"))
        let rules = try Rules.shipped()
        let adult = Adult(
            age: 41, cashBenefit: .paid(CashBenefit(enteredFromAbroad: true, residenceRequirement: false)), incomes: [],
            wealth: .zero,
            churchTax: false, pension: Pension.none)
        let household = Household(adults: [adult], children: [], couple: false, expenses: [])
        let home = Home(
            rent: Money(kroner: 5000), areaTenths: 400, heating: .included, hotWater: .included, electricity: .included,
            water: .included, maintenance: .landlord)
        let check = DisposableIncome.check(household, home, parameters: rules.parameters.on(day), on: day)
        let refusal = IncomeRefusal(
            number: RefusalNumber(7), referral: ReferralNumber(310), decidedOn: day, unit: UnitNumber(42), units: 9,
            reason: "For <dyrt> & stort", heardOn: nil, notHeard: "Egne oplysninger.", guidance: "Ring til os.")
        return RefusalLetter(
            refusal, check, household: household, home: home, complaint: complaint, tellsDwelling: tellsDwelling,
            language)
    }

    @Test func danish() throws {
        let text = try letter(.da).text(.md)
        for part in [
            "[Navn]", "[Adresse]", "03-11-2025", "R-310", "D-7", "U-42", "5.000 kr.", "For <dyrt> & stort",
            "| Voksen 1: Kontanthjælp, mindstesats | 6.789 | LAS § 16, stk. 2 |", "Egne oplysninger.", "Ring til os.",
            "Klag her.", "§ 15", "satserne fra 01-07-2025", "modtaget i de seneste 12 måneder: 9",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("{{"))
        // Why the rate is this one is told; that the municipality's own figures are an example is not the citizen's concern.
        #expect(text.contains("- Voksen 1: Kontanthjælp, mindstesats: kommet fra udlandet uden 9 års ophold"))
        #expect(!text.contains("eksempel") && !text.contains("gennemgået"))
        // A table that follows a list without an empty line would be taken for a part of it.
        #expect(text.contains("\n\n| Post |"))
    }

    @Test("where the dwelling may not be told nothing of it is, nor what could be reckoned from") func withoutDwelling()
        throws
    {
        for language in [Language.da, .en] {
            let (whole, letter) = (
                try letter(language).text(.md), try self.letter(language, tellsDwelling: false).text(.md)
            )
            for part in [
                "U-42", "5.000", "5,000", "Husleje", "| Rent", "boligstøtte", "Rådighedsbeløb |", "Disposable income",
            ] {
                #expect(!letter.contains(part), "\(part)")
            }
            #expect(whole.contains("U-42"))
            for part in ["For <dyrt> & stort", "Klag her.", "6.789", "R-310", "D-7"] where language == .da {
                #expect(letter.contains(part), "\(part)")
            }
            #expect(!letter.contains("{{"))
        }
    }

    @Test func englishPage() throws {
        let text = try letter(.en, complaint: RefusalLetter.complaint.en).text(.html)
        #expect(text.contains("<html lang=\"en\">"))
        #expect(text.contains("For &lt;dyrt&gt; &amp; stort"))
        #expect(text.contains("<h2>How to complain</h2>") && text.contains("Ombudsman"))
        #expect(text.contains("<tr class=\"sum\"><td>Disposable income</td>"))
        #expect(!text.contains("{{"))
        // One table, under the check alone.
        #expect(text.split(separator: "<table>").count == 2)
    }
}
