package import Housing
import Mustache

/// The letter of a refusal for income: the facts, the check line by line with its sections of law, what carried
/// weight, what to do when the economy changes, and how to complain (forvaltningsloven §§ 22-25).
///
/// It names nobody: `[Navn]` and `[Adresse]` are filled in by the caseworker's own system.
package struct RefusalLetter: Sendable {
    /// What a letter can be written as.
    package typealias Format = LetterFormat

    struct Section {
        let heading: String
        let paragraphs: [String]
        let items: [String]
        let table: Table?
    }

    struct Table {
        let columns: [String]
        let rows: [Row]
    }

    struct Row {
        let name: String
        let amount: String
        let law: String
        let isSum: Bool
    }

    let language: String
    let addressee: [String]
    let references: [String]
    let title: String
    let sections: [Section]

    /// - Parameters:
    ///   - complaint: how the citizen may complain of this type of decision.
    ///   - tellsDwelling: false where nothing may be told of the dwelling that was reckoned with: then the letter has the
    ///     decision, the facts, the incomes and expenses, and says that the rest is left out.
    package init(
        _ refusal: IncomeRefusal, _ check: Check, household: Household, home: Home, complaint: String,
        tellsDwelling: Bool = true, _ language: Language
    ) {
        self.language = language.rawValue
        addressee = [
            Words(da: "[Navn]", en: "[Name]")[language], Words(da: "[Adresse]", en: "[Address]")[language],
        ]
        references = [
            Words(da: "Dato: \(refusal.decidedOn.danish)", en: "Date: \(refusal.decidedOn)")[language],
            Words(
                da: "Indstilling \(refusal.referral), afgørelse \(refusal.number)",
                en: "Referral \(refusal.referral), decision \(refusal.number)")[language],
        ]
        title = Words(da: "Afslag på anvisning af bolig", en: "Refusal of a dwelling")[language]
        let sections: [Section?] = [
            .decision(refusal, language), tellsDwelling ? .weight(check, language) : nil,
            .facts(refusal, household, tellsDwelling ? home : nil, language),
            .lines(check, tellsDwelling: tellsDwelling, language), .hearing(refusal, language),
            Section(
                Words(da: "Hvis din økonomi ændrer sig", en: "If your finances change"), [refusal.guidance], language),
            .law(language),
            Section(Words(da: "Klagevejledning", en: "How to complain"), [complaint], language),
        ]
        self.sections = sections.compactMap(\.self)
    }

    /// - Throws: only where the template itself is broken, which a test would find.
    package func text(_ format: Format) throws -> String {
        try MustacheTemplate(string: format == .md ? LetterTemplate.markdown : LetterTemplate.html).render(self)
    }

    /// How a refusal for income can be complained of, where the municipality has set no text of its own. Whether there
    /// is an administrative appeal is for the municipality's lawyers to confirm.
    package static let complaint = Words(
        da:
            "Du kan bede os om at se på afgørelsen igen. Loven nævner ingen anden myndighed, der kan tage stilling til en klage over den. Du kan henvende dig til Ankestyrelsen, der fører tilsyn med kommunen, og til Folketingets Ombudsmand.",
        en:
            "You can ask us to look at the decision again. The law names no other authority that decides on a complaint of it. You can turn to Ankestyrelsen, which supervises the municipality, and to the Parliamentary Ombudsman."
    )
}

extension RefusalLetter.Section {
    init(_ heading: Words, _ paragraphs: [String], items: [String] = [], _ language: Language) {
        self.init(heading: heading[language], paragraphs: paragraphs, items: items, table: nil)
    }

    fileprivate static func decision(_ refusal: IncomeRefusal, _ language: Language) -> Self {
        Self(
            Words(da: "Afgørelse og begrundelse", en: "Decision and reasons"),
            [
                Words(
                    da:
                        "Vi kan ikke anvise dig en bolig, fordi du efter vores beregning ikke har råd til nogen egnet bolig.",
                    en: "We cannot give you a dwelling, because by our check you cannot afford any suitable one.")[
                        language],
                refusal.reason,
            ], language)
    }

    fileprivate static func weight(_ check: Check, _ language: Language) -> Self {
        var weight = [check.sentence[language]]
        if let binding = check.binding {
            weight.append(
                Words(
                    da: "Den post, der har vejet tungest, er: \(binding.words.da.lowercased()).",
                    en: "The item that weighed most is: \(binding.words.en.lowercased()).")[language])
        }
        // What the municipality must know of its own parameters was said to the caseworker; it is nothing to the citizen.
        weight += check.notes.filter(\.concernsCitizen).map { $0.words[language] }
        return Self(Words(da: "Det har vi lagt vægt på", en: "What we gave weight"), weight, language)
    }

    fileprivate static func facts(
        _ refusal: IncomeRefusal, _ household: Household, _ home: Home?, _ language: Language
    ) -> Self {
        let adults = household.adults.count
        let children = household.children.map { "\($0.count)" } ?? "?"
        let rent = home?.rent?.text(language) ?? "?"
        let number = refusal.unit?.description
        let cheapest =
            home == nil
            ? Words(
                da:
                    "Den billigste egnede bolig, dens husleje og det, der følger af den, er ikke med i dette brev. Spørg os.",
                en: "The cheapest suitable dwelling, its rent and what follows from it are not in this letter. Ask us.")
            : number.map {
                Words(
                    da: "Den billigste egnede bolig er \($0) med en husleje på \(rent) kr. om måneden.",
                    en: "The cheapest suitable dwelling is \($0) at a rent of \(rent) kr. a month.")
            }
                ?? Words(
                    da: "Der var ingen egnet bolig; vi har regnet med en husleje på \(rent) kr. om måneden.",
                    en: "There was no suitable dwelling; we have reckoned with a rent of \(rent) kr. a month.")
        return Self(
            Words(da: "Oplysninger i sagen", en: "The facts"), [],
            items: [
                Words(
                    da: "Voksne i husstanden: \(adults). Børn: \(children).",
                    en: "Adults in the household: \(adults). Children: \(children).")[language],
                Words(
                    da: "Egnede boliger modtaget i de seneste 12 måneder: \(refusal.units).",
                    en: "Suitable dwellings received in the last 12 months: \(refusal.units).")[language],
                cheapest[language],
            ], language)
    }

    fileprivate static func lines(_ check: Check, tellsDwelling: Bool, _ language: Language) -> Self {
        let lines = check.lines.filter { tellsDwelling || !$0.code.followsDwelling }
        return Self(
            heading: Words(da: "Beregningen", en: "The check")[language],
            paragraphs: [
                Words(
                    da: "Beløb i kroner om måneden efter satserne fra \(check.parametersFrom?.danish ?? "?").",
                    en: "Kroner a month by the parameters from \(check.parametersFrom?.description ?? "?").")[language]
            ],
            items: check.reasons(language),
            table: RefusalLetter.Table(
                columns: [
                    Words(da: "Post", en: "Item")[language], Words(da: "Kr./md.", en: "Kr/month")[language],
                    Words(da: "Regel", en: "Law")[language],
                ],
                rows: lines.map { line in
                    let who = line.adult.map { language == .da ? "Voksen \($0 + 1): " : "Adult \($0 + 1): " } ?? ""
                    let aside = line.counted ? "" : Words(da: " (tæller ikke med)", en: " (not counted)")[language]
                    return RefusalLetter.Row(
                        name: who + line.words[language] + aside,
                        amount: line.amount.map { Money(kroner: $0).text(language) } ?? "?",
                        law: line.section?[language] ?? "", isSum: line.isSum)
                }))
    }

    fileprivate static func hearing(_ refusal: IncomeRefusal, _ language: Language) -> Self {
        let text =
            refusal.heardOn.map {
                Words(
                    da: "Du blev hørt over oplysningerne den \($0.danish) (forvaltningsloven § 19).",
                    en: "You were heard on the facts on \($0) (forvaltningsloven s. 19).")[language]
            }
            ?? Words(
                da: "Du er ikke hørt særskilt over oplysningerne: \(refusal.notHeard ?? "")",
                en: "You were not heard separately on the facts: \(refusal.notHeard ?? "")")[language]
        return Self(Words(da: "Partshøring", en: "Hearing"), [text], language)
    }

    fileprivate static func law(_ language: Language) -> Self {
        Self(
            Words(da: "Retsgrundlag", en: "Legal basis"),
            [
                Words(
                    da:
                        "Kommunens anvisning af boliger sker efter almenboligloven § 59. Reglerne bag beregningen står ved hver post; LAS er lov om aktiv socialpolitik.",
                    en:
                        "The municipality gives out dwellings under almenboligloven s. 59. The rules behind the check stand beside each item; LAS is the act on active social policy."
                )[language]
            ], language)
    }
}
